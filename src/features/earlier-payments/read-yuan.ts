import { readPayable } from "../../domain/money.ts";

/** A sum as a sheet has it: `8,500.00`, `8500`; null where it is none, or nothing. */
export function readYuan(text: string): string | null {
  const plain = text.replaceAll(/[,，\s¥￥元]/g, "");
  return /^\d{1,10}(\.\d{1,2})?$/.test(plain) ? readPayable(plain) : null;
}
