import { KIND, isLetter, kindAt, valueAt } from "../characters.ts";
import { exact, shift, type Exact } from "../exact.ts";
import { isNeighbour } from "./neighbours.ts";
import { scanArabic, type ScannedDigits } from "./scan-arabic.ts";
import { scanComposite } from "./scan-composite.ts";
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
    const isPoint = text.charCodeAt(start) === 0x2e && kindAt(text, start + 1) === KIND.arabic;
    return isPoint ? scanFromArabic(text, start) : undefined;
  }
  if (kind === KIND.digit) {
    const run = digitRun(text, start);
    if (run >= 2 && isDigitString(text, start, run)) {
      return plain(start, start + run, digitString(text, start, run), true, false);
    }
  }
  return scanComposite(text, start, undefined);
}

const SUFFIXES: Readonly<Record<string, number>> = { k: 3, K: 3, m: 6, M: 6, G: 9 };

function scanFromArabic(text: string, start: number): ScannedNumber | undefined {
  const digits = scanArabic(text, start);
  if (digits.value === undefined) return plain(start, digits.end, undefined, false, digits.isDoubtful);
  const power = SUFFIXES[text.charAt(digits.end)];
  if (power !== undefined && !isLetter(text.charCodeAt(digits.end + 1))) {
    return scanSuffixed(text, start, digits, shift(digits.value, power), power);
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
  value: Exact,
  power: number,
): ScannedNumber {
  const end = digits.end + 1;
  if (kindAt(text, end) !== KIND.arabic) {
    return scanned(start, end, value, undefined, power, digits.isDoubtful);
  }
  if (power === 3 && !digits.hasPoint && kindAt(text, end + 1) !== KIND.arabic) {
    const sum = exact(value.digits * 1000 + valueAt(text, end) * 100);
    return scanned(start, end + 1, sum, undefined, 0, digits.isDoubtful);
  }
  return scanned(start, end, value, undefined, power, true);
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

const MOST_DIGITS = 15;

function digitString(text: string, start: number, run: number): Exact | undefined {
  let digits = 0;
  for (let i = start; i < start + run; i++) digits = digits * 10 + valueAt(text, i);
  return run <= MOST_DIGITS ? exact(digits) : undefined;
}
