import { readIdNumber, findCard, findPhone, readAddress } from "../../../domain/numbers/personal-numbers.ts";
import type { ChangeSlots } from "./change-slots.ts";

/** A phone number, or else an address. Null when it is neither. */
export function readContact(text: string): ChangeSlots | null {
  const phone = findPhone(text);
  if (phone !== null) return { phone, value: phone };
  const address = readAddress(text);
  return address === null ? null : { address, value: address };
}

/** A bank card number. Null when its check digit is wrong. */
export function readCard(text: string): ChangeSlots | null {
  const card = findCard(text);
  return card === null ? null : { card, value: card };
}

/** An ID number (身份证号) that is one. */
export function readId(text: string): ChangeSlots | null {
  const id = readIdNumber(text);
  return id === null ? null : { value: id.number };
}
