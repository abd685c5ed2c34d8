import { KIND, isOneOf, kindAt, valueAt } from "../numbers/characters.ts";
import { exact, shift } from "../numbers/exact.ts";
import { readDigit, type Tail } from "../numbers/scan/scan-tail.ts";
import type { MoneyWords } from "./lexicon.ts";

/** 两美元又三美分 */
export function readCents(
  text: string,
  unitEnd: number,
  currency: string,
  words: MoneyWords,
): Tail | undefined {
  const digits = readDigits(text, isOneOf("又零", text, unitEnd) ? unitEnd + 1 : unitEnd);
  const unit = digits === undefined ? undefined : words.units.match(text, digits.end);
  if (digits === undefined || unit?.value.kind !== "cent" || unit.value.currency !== currency)
    return undefined;
  return { end: unit.end, value: shift(digits.value, -2) };
}

/** One or two digits: 三, 25. */
function readDigits(text: string, at: number): Tail | undefined {
  const first = readDigit(text, at);
  if (first !== undefined) return first;
  if (kindAt(text, at) !== KIND.arabic || kindAt(text, at + 1) !== KIND.arabic) return undefined;
  if (kindAt(text, at + 2) !== KIND.none) return undefined;
  return { end: at + 2, value: exact(valueAt(text, at) * 10 + valueAt(text, at + 1)) };
}
