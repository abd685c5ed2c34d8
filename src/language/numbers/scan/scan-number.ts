import { codeAt } from "../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces, valueAt } from "../characters.ts";
import { isLetter } from "../../words/letters.ts";
import { add, exact, shift, type Exact } from "../exact.ts";
import { isNeighbour } from "./followers.ts";
import { ENGLISH } from "../english/english-words.ts";
import { scanEnglish } from "../english/scan-english.ts";
import { scanArabic, type ScannedDigits } from "./scan-arabic.ts";
import { scanComposite } from "./scan-composite.ts";
import { scanFraction } from "./scan-fraction.ts";
import { scanRound } from "./scan-round.ts";
import { plain, scanned, type ScannedNumber } from "./scanned-number.ts";

export type { ScannedNumber } from "./scanned-number.ts";

/**
 * Reads the longest number at `start`; `undefined` where none begins. Signs, fractions and percents are not its
 * business.
 */
export function scanNumber(text: string, start: number): ScannedNumber | undefined {
  const kind = kindAt(text, start);
  if (kind === KIND.arabic) return scanFromArabic(text, start);
  if (kind === KIND.none) {
    const isPoint = codeAt(text, start) === 0x2e && kindAt(text, start + 1) === KIND.arabic;
    return isPoint ? scanFromArabic(text, start) : scanEnglish(text, start);
  }
  if (kind === KIND.digit) {
    const run = digitRun(text, start);
    if (run >= 2 && isDigitString(text, start, run)) {
      return scanDigitString(text, start, run);
    }
  }
  const isUnitFirst = kind === KIND.small || kind === KIND.big;
  return (isUnitFirst ? scanRound(text, start) : undefined) ?? scanComposite(text, start, undefined);
}

const SUFFIXES: Readonly<Record<string, number>> = { k: 3, M: 6, G: 9 };

/** The suffix behind a figure: 15k, 2.5 M, 3 million. Small g and m are grams and metres. */
function suffixAt(text: string, end: number): { end: number; power: number } | undefined {
  const at = skipSpaces(text, end);
  if (!isLetter(codeAt(text, at))) return undefined;
  const power = SUFFIXES[text.charAt(at)];
  // 18K金 is gold.
  if (power !== undefined && !isLetter(codeAt(text, at + 1)) && !isOneOf("金", text, at + 1))
    return { end: at + 1, power };
  const word = ENGLISH.match(text, at);
  return word?.value.kind === "scale" ? { end: word.end, power: word.value.power } : undefined;
}

function scanFromArabic(text: string, start: number): ScannedNumber | undefined {
  const digits = scanArabic(text, start);
  if (digits.value === undefined) return plain(start, digits.end, undefined, false, digits.isDoubtful);
  const suffix = suffixAt(text, digits.end);
  if (suffix !== undefined) {
    const sum = suffix.end - digits.end > 1 ? scanEnglishSum(text, start) : undefined;
    if (sum !== undefined) return sum;
    return scanSuffixed(text, start, digits, suffix.end, shift(digits.value, suffix.power), suffix.power);
  }
  return (
    scanComposite(text, start, digits) ?? plain(start, digits.end, digits.value, false, digits.isDoubtful)
  );
}

/** 15k, -2.5M; and 3k5 for 3,500. */
function scanSuffixed(
  text: string,
  start: number,
  digits: ScannedDigits,
  end: number,
  value: Exact,
  power: number,
): ScannedNumber {
  if (kindAt(text, end) !== KIND.arabic) {
    return scanned(start, end, value, undefined, power, digits.isDoubtful);
  }
  if (power === 3 && !digits.hasPoint && kindAt(text, end + 1) !== KIND.arabic) {
    const sum = exact(value.digits * 1000 + valueAt(text, end) * 100);
    return scanned(start, end + 1, sum, undefined, 0, digits.isDoubtful);
  }
  return scanned(start, end, value, undefined, power, true);
}

/** 4 thousand 3 hundred and 21: figures with the units of English words. */
function scanEnglishSum(text: string, start: number): ScannedNumber | undefined {
  let total = 0;
  let below = Infinity;
  let at = start;
  let end = start;
  let parts = 0;
  for (;;) {
    const isJoined = text.startsWith("and ", at);
    const digits = scanArabic(text, isJoined ? skipSpaces(text, at + 4) : at);
    const { value } = digits;
    if (value === undefined || digits.hasPoint || digits.width === 0) break;
    const word = ENGLISH.match(text, skipSpaces(text, digits.end));
    const power = word?.value.kind === "scale" ? word.value.power : 0;
    const isLast = power === 0;
    if (value.digits * 10 ** power >= below || (isLast && !isJoined)) break;
    total += value.digits * 10 ** power;
    below = 10 ** power;
    end = isLast ? digits.end : (word?.end ?? digits.end);
    parts++;
    if (isLast) break;
    at = skipSpaces(text, end);
  }
  return parts > 1 && Number.isSafeInteger(total)
    ? scanned(start, end, exact(total), undefined, 0, false)
    : undefined;
}

const LONGEST_RUN = 24;

function digitRun(text: string, start: number): number {
  let i = start;
  // No further than any number goes, or a page of 九 would be walked once for each of them.
  while (i < start + LONGEST_RUN && kindAt(text, i) === KIND.digit) i++;
  return i - start;
}

/** 二〇二四, 九七, 三零五: digits told one by one. 两三, 七八 are estimates, and 二三十 goes on with a unit. */
function isDigitString(text: string, start: number, run: number): boolean {
  const next = kindAt(text, start + run);
  if (next === KIND.small || next === KIND.big) return false;
  return run > 2 || !isNeighbour(valueAt(text, start), valueAt(text, start + 1));
}

/** 一七二零, 一七二零点一 */
function scanDigitString(text: string, start: number, run: number): ScannedNumber {
  const whole = digitString(text, start, run);
  const fraction = whole === undefined ? undefined : scanFraction(text, start + run);
  const value = fraction === undefined ? undefined : add(whole ?? exact(0), fraction.value);
  return fraction === undefined || value === undefined
    ? plain(start, start + run, whole, true, false)
    : scanned(start, fraction.end, value, undefined, 0, false, true);
}

const MOST_DIGITS = 15;

function digitString(text: string, start: number, run: number): Exact | undefined {
  let digits = 0;
  for (let i = start; i < start + run; i++) digits = digits * 10 + valueAt(text, i);
  return run <= MOST_DIGITS ? exact(digits) : undefined;
}
