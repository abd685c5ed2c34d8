import { codeAt } from "../../words/code-at.ts";
import { isLetter } from "../../words/letters.ts";
import { KIND, kindAt, skipSpaces, valueAt } from "../characters.ts";
import { shift } from "../exact.ts";
import type { ScannedDigits } from "./scan-arabic.ts";
import { scanned, type ScannedNumber } from "./scanned-number.ts";

/** 4.78万亿, 3.5千: a point before the unit, nothing but units behind. */
export function scanDecimalWithUnit(
  text: string,
  start: number,
  first: ScannedDigits,
): ScannedNumber | undefined {
  const { end, power } = readUnits(text, first.end);
  if (power === 0 || first.value === undefined) return undefined;
  const isDoubtful =
    first.isDoubtful || kindAt(text, end) === KIND.arabic || kindAt(text, end) === KIND.digit;
  return scanned(start, end, shift(first.value, power), undefined, power, isDoubtful);
}

/** Units behind a figure with a point (万亿: 12): where they end, and the power of ten that they make together. */
export function readUnits(text: string, start: number): { end: number; power: number } {
  let end = start;
  let power = 0;
  for (;;) {
    const at = skipSpaces(text, end);
    const kind = kindAt(text, at);
    const isUnit = kind === KIND.big || (kind === KIND.small && valueAt(text, at) > 1);
    if (!isUnit || (codeAt(text, at) < 0x80 && !isFreeW(text, at, end))) return { end, power };
    power += valueAt(text, at);
    end = at + 1;
  }
}

const isFreeW = (text: string, at: number, end: number): boolean =>
  at === end && !isLetter(codeAt(text, at + 1));
