import { KIND, isOneOf, kindAt, skipSpaces, valueAt } from "../characters.ts";
import { exact, type Exact } from "../exact.ts";

const MOST_PLACES = 18;
/** With one more digit a value is still exact. */
export const MOST_VALUE = 10 ** 14;

/** 点五, 点三三: digits one by one, and no time of day (三点五分, 十点二十). */
export function scanFraction(text: string, end: number): { end: number; value: Exact } | undefined {
  const point = skipSpaces(text, end);
  if (!isOneOf("点", text, point)) return undefined;
  let i = skipSpaces(text, point + 1);
  let digits = 0;
  let exponent = 0;
  for (; isDecimalDigit(text, i) && exponent > -MOST_PLACES && digits < MOST_VALUE; i++, exponent--)
    digits = digits * 10 + valueAt(text, i);
  if (exponent === 0 || kindAt(text, i) === KIND.small || isMinute(text, i)) return undefined;
  return { end: i, value: exact(digits, exponent) };
}

function isDecimalDigit(text: string, i: number): boolean {
  const kind = kindAt(text, i);
  return kind === KIND.arabic || (kind === KIND.digit && !isOneOf("两俩仨", text, i));
}

const isMinute = (text: string, i: number): boolean =>
  isOneOf("刻钟", text, i) || (isOneOf("分", text, i) && !isOneOf("之", text, i + 1));
