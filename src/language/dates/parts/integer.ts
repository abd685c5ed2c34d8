import { codeAt } from "../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces, valueAt } from "../../numbers/characters.ts";
import { isLetter } from "../../words/letters.ts";
import { scanEnglish } from "../../numbers/english/scan-english.ts";
import { scanNumber } from "../../numbers/scan/scan-number.ts";

/** A whole number as dates use it. */
export interface ReadInteger {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Digits written one by one; 0 for 十二 and 两千零四. */
  readonly width: number;
  readonly isArabic: boolean;
}

const MOST_DIGITS = 8;

/** `undefined` where no number begins, or one that no date has: 几, 三万, more than eight digits. */
export function readInteger(text: string, start: number): ReadInteger | undefined {
  const kind = kindAt(text, start);
  if (kind === KIND.arabic) return readArabic(text, start);
  if (kind === KIND.none || kind === KIND.big) return readWords(text, start);
  if (kind === KIND.vague) return undefined;
  const run = digitRun(text, start);
  if (run === 2 || run === 4 || (run === 3 && isOneOf("年", text, start + run))) {
    const next = kindAt(text, start + run);
    if (next !== KIND.small && next !== KIND.big) return digits(text, start, run);
  }
  const number = scanNumber(text, start);
  const value = number?.value;
  if (number === undefined || value === undefined || number.upper !== undefined) return undefined;
  if (value.exponent < 0 || value.digits >= 10_000 || number.isBare) return undefined;
  return { start, end: number.end, value: value.digits * 10 ** value.exponent, width: 0, isArabic: false };
}

/** two, twenty-first; not half, not three quarters. */
function readWords(text: string, start: number): ReadInteger | undefined {
  if (!isLetter(codeAt(text, start))) return undefined;
  const number = scanEnglish(text, start);
  const value = number?.value;
  if (number === undefined || value === undefined || value.exponent < 0 || value.digits >= 10_000)
    return undefined;
  return { start, end: number.end, value: value.digits * 10 ** value.exponent, width: 0, isArabic: false };
}

function readArabic(text: string, start: number): ReadInteger | undefined {
  let end = start;
  let value = 0;
  for (; kindAt(text, end) === KIND.arabic && end - start <= MOST_DIGITS; end++)
    value = value * 10 + valueAt(text, end);
  if (end - start > MOST_DIGITS) return undefined;
  return { start, end, value, width: end - start, isArabic: true };
}

function digitRun(text: string, start: number): number {
  let end = start;
  while (kindAt(text, end) === KIND.digit) end++;
  return end - start;
}

/** 二〇二四, 九七 */
function digits(text: string, start: number, run: number): ReadInteger {
  let value = 0;
  for (let i = start; i < start + run; i++) value = value * 10 + valueAt(text, i);
  return { start, end: start + run, value, width: run, isArabic: false };
}

/** Position behind the character if it stands at `at`, spaces before it aside. */
export function skipCharacter(text: string, at: number, characters: string): number | undefined {
  const next = skipSpaces(text, at);
  return isOneOf(characters, text, next) ? next + 1 : undefined;
}
