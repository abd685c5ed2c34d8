import { codeAt } from "../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces, valueAt } from "../numbers/characters.ts";
import { isLetter } from "../words/letters.ts";
import { exact, shift } from "../numbers/exact.ts";
import { scanNumber } from "../numbers/scan/scan-number.ts";
import type { Tail } from "../numbers/scan/scan-tail.ts";
import type { MoneyWords } from "./lexicon.ts";

const YUAN = "CNY";

/** 两美元又三美分, 20 dollars and 43 cents; 20 dollars 43. */
export function readCents(
  text: string,
  unitEnd: number,
  currency: string,
  words: MoneyWords,
): Tail | undefined {
  const start = skipJoint(text, unitEnd);
  const number =
    kindAt(text, start) === KIND.none && !isLetter(codeAt(text, start)) ? undefined : scanNumber(text, start);
  const value = number?.value;
  if (number === undefined || value === undefined || number.upper !== undefined) return undefined;
  if (value.exponent !== 0 || value.digits < 0 || value.digits > 99) return undefined;
  const unit = words.units.match(text, skipSpaces(text, number.end));
  if (unit?.value.kind === "cent" && (unit.value.currency === currency || isCommon(unit.value.currency)))
    return { end: unit.end, value: shift(value, -2) };
  return unit === undefined ? readBareCents(text, unitEnd, start, currency) : undefined;
}

/** Cents are those of any dollar. */
const isCommon = (currency: string): boolean => currency === "USD";

/** 15 dollars 50: two figures, and nothing that they could count. */
function readBareCents(text: string, unitEnd: number, at: number, currency: string): Tail | undefined {
  if (currency === YUAN || !isLetter(codeAt(text, unitEnd - 1))) return undefined;
  const isPair = kindAt(text, at) === KIND.arabic && kindAt(text, at + 1) === KIND.arabic;
  if (!isPair || kindAt(text, at + 2) !== KIND.none) return undefined;
  const next = skipSpaces(text, at + 2);
  const isOver =
    next >= text.length || (isOneOf(".,;!?)", text, next) && kindAt(text, next + 1) === KIND.none);
  return isOver
    ? { end: at + 2, value: exact(valueAt(text, at) * 10 + valueAt(text, at + 1), -2) }
    : undefined;
}

function skipJoint(text: string, unitEnd: number): number {
  const at = skipSpaces(text, unitEnd);
  if (isOneOf("又零", text, at)) return at + 1;
  return text.startsWith("and ", at) ? skipSpaces(text, at + 4) : at;
}
