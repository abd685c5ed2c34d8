import { codeAt } from "../../words/code-at.ts";
import { exact, type Exact } from "../exact.ts";
import { KIND, kindAt, valueAt } from "../characters.ts";

/** Digits as typed: `32000`, `3,200.50`, `.5`. */
export interface ScannedDigits {
  readonly end: number;
  /** `undefined` for more digits than an exact number holds: an ID, a card, a phone with its area code. */
  readonly value: Exact | undefined;
  /** How many digits stand before the point. */
  readonly width: number;
  readonly hasPoint: boolean;
  /** Grouped by fours (1,2345) or otherwise against the rule: to be asked back where it is money. */
  readonly isDoubtful: boolean;
}

const COMMA = 0x2c;
const POINT = 0x2e;
const MOST_DIGITS = 15;

/** Reads digits at `start`, which must be a digit or a point before one. */
export function scanArabic(text: string, start: number): ScannedDigits {
  let i = start;
  let digits = 0;
  let width = 0;
  for (; kindAt(text, i) === KIND.arabic; i++, width++) digits = digits * 10 + valueAt(text, i);
  let isDoubtful = false;
  if (codeAt(text, i) === COMMA && width > 0 && width <= 4) {
    const size = groupSize(text, i, width);
    isDoubtful = size === 4;
    if (size > 0) {
      for (; isGroupAt(text, i, size); i += size + 1, width += size) {
        for (let k = 1; k <= size; k++) digits = digits * 10 + valueAt(text, i + k);
      }
    }
  }
  let exponent = 0;
  const hasPoint = isPointAt(text, i) && !isInChain(text, start);
  if (hasPoint) {
    for (i++; kindAt(text, i) === KIND.arabic; i++, exponent--) digits = digits * 10 + valueAt(text, i);
  }
  const value = width - exponent <= MOST_DIGITS ? exact(digits, exponent) : undefined;
  return { end: i, value, width, hasPoint, isDoubtful };
}

/** A decimal point has a digit behind it, and that part no further point (192.168.0.1, 24.12.1). */
function isPointAt(text: string, i: number): boolean {
  if (codeAt(text, i) !== POINT || kindAt(text, i + 1) !== KIND.arabic) return false;
  const after = i + 1 + digitsFrom(text, i + 1);
  return codeAt(text, after) !== POINT || kindAt(text, after + 1) !== KIND.arabic;
}

/** 192.168.0.1: behind two figures with points no figure is a decimal. 1.3.5万 is item 1, and three and a half. */
function isInChain(text: string, start: number): boolean {
  let at = start;
  for (let figures = 0; figures < 2; figures++) {
    if (codeAt(text, at - 1) !== POINT || kindAt(text, at - 2) !== KIND.arabic) return false;
    for (at--; kindAt(text, at - 1) === KIND.arabic; at--);
  }
  return true;
}

const isGroupAt = (text: string, i: number, size: number): boolean =>
  codeAt(text, i) === COMMA && digitsFrom(text, i + 1) === size;

/** Digits in a group (3, or by mistake 4), or 0 where the comma separates two numbers. */
function groupSize(text: string, comma: number, width: number): number {
  const size = digitsFrom(text, comma + 1);
  if ((size !== 3 && size !== 4) || (size === 3 && width > 3)) return 0;
  let i = comma;
  while (codeAt(text, i) === COMMA && digitsFrom(text, i + 1) > 0) {
    const count = digitsFrom(text, i + 1);
    if (count !== size) return 0;
    i += count + 1;
  }
  return size;
}

function digitsFrom(text: string, start: number): number {
  let i = start;
  while (kindAt(text, i) === KIND.arabic) i++;
  return i - start;
}
