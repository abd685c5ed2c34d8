import { readPayable } from "../domain/money.ts";
import type { Frame } from "../language/frame.ts";

/** A sum to be put into a ledger. */
export interface SumSaid {
  /** Yuan with two decimals; null: none was said, or none that can be paid. */
  readonly amount: string | null;
  /** What was said is no sum that can be paid: asked again, with the reason. */
  readonly unpayable: boolean;
}

/** The last exact sum of the message: of several figures the earlier ones are years and numbers. */
export function sumSaid({ slots: { amounts = [] } }: Frame): SumSaid {
  const sums = amounts.flatMap(({ value, approximate }) =>
    value === undefined ? [] : [{ payable: readPayable(value), approximate }],
  );
  const amount = sums.findLast(({ approximate }) => !approximate)?.payable ?? null;
  return { amount, unpayable: amount === null && sums.some(({ payable }) => payable === null) };
}
