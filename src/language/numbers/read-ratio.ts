import { codeAt } from "../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces, valueAt } from "./characters.ts";
import { isLetter } from "../words/letters.ts";
import { add, addAbout, divide, exact, multiply, negate, raise, shift, type Exact } from "./exact.ts";
import { scanNumber, type ScannedNumber } from "./scan/scan-number.ts";

/** A value and where it ends. */
export interface Reading {
  readonly end: number;
  readonly value: Exact;
}

/** 分之: 五分之一, 百分之二十五, 16分之5; `undefined` where no numerator follows. */
export function readFraction(
  text: string,
  denominator: ScannedNumber,
  whole = exact(0),
): Reading | undefined {
  const parts = skipPhrase(text, denominator.end, "分之");
  if (parts === undefined || denominator.value === undefined) return undefined;
  const numerator = readSigned(text, skipSpaces(text, parts));
  const full = multiply(whole, denominator.value);
  if (numerator === undefined || full === undefined) return undefined;
  const sum = add(full, numerator.value);
  const value = sum === undefined ? undefined : divide(sum, denominator.value);
  return value === undefined ? undefined : { end: numerator.end, value };
}

/** 又 behind a whole: 三百五十又三分之一, 3又一千分之23, 1又1/5. */
export function readMixed(text: string, whole: ScannedNumber): Reading | undefined {
  const next = skipPhrase(text, whole.end, "又");
  if (next === undefined || whole.value === undefined) return undefined;
  const denominator = scanNumber(text, skipSpaces(text, next));
  if (denominator === undefined) return undefined;
  const slashed = isOneOf("/", text, denominator.end) ? readSlashed(text, denominator) : undefined;
  return slashed === undefined ? readFraction(text, denominator, whole.value) : sumOf(whole.value, slashed);
}

/** 3/5 and 1 3/5, in 0–9 only. A second stroke makes it a date or a path. */
export function readSlashed(text: string, first: ScannedNumber): Reading | undefined {
  if (!first.isPlain || first.value === undefined) return undefined;
  const slash = codeAt(text, first.end) === 0x2f ? first.end : -1;
  if (slash > 0) {
    const second = readInteger(text, slash + 1);
    if (second === undefined || codeAt(text, second.end) === 0x2f) return undefined;
    const value = divide(first.value, second.value);
    return value === undefined ? undefined : { end: second.end, value };
  }
  if (codeAt(text, first.end) !== 0x20) return undefined;
  const numerator = scanNumber(text, skipSpaces(text, first.end));
  if (numerator === undefined || codeAt(text, numerator.end) !== 0x2f) return undefined;
  const fraction = readSlashed(text, numerator);
  return fraction === undefined ? undefined : sumOf(first.value, fraction);
}

/** 2^5, 2e5, 1.2E-3 */
export function readPower(text: string, base: ScannedNumber): Reading | undefined {
  if (!base.isPlain || base.value === undefined || !isOneOf("^e", text, base.end)) return undefined;
  const isRaised = isOneOf("^", text, base.end);
  let i = base.end + 1;
  let factor = 1;
  for (; isOneOf("-", text, i) || isOneOf("+", text, i); i++) if (isOneOf("-", text, i)) factor = -factor;
  const power = readInteger(text, i);
  if (power === undefined || power.value.digits > 99) return undefined;
  const by = factor * power.value.digits;
  const value = isRaised ? raise(base.value, by) : shift(base.value, by);
  return value === undefined ? undefined : { end: power.end, value };
}

/** %, 个百分点, 成, 折 behind a number, as a part of one. */
export function readPercent(text: string, number: Reading): Reading | undefined {
  const at = skipSpaces(text, number.end);
  const mark = text.charAt(at);
  if (mark === "%") return { end: at + 1, value: shift(number.value, -2) };
  if (mark === "‰") return { end: at + 1, value: shift(number.value, -3) };
  if (mark === "成") return readTenths(text, at, number.value);
  if (mark === "折") return readDiscount(at, number.value);
  if (mark === "p") return readPercentWord(text, at, number.value);
  const points = skipPhrase(text, number.end, "个百分点") ?? skipPhrase(text, number.end, "百分点");
  return points === undefined ? undefined : { end: points, value: shift(number.value, -2) };
}

/** 7 2 折: digits set apart. */
export function readSpacedDiscount(text: string, first: ScannedNumber): Reading | undefined {
  const at = skipSpaces(text, first.end);
  if (at === first.end || first.value === undefined || first.value.digits > 9) return undefined;
  const kind = kindAt(text, at);
  if (kind !== KIND.arabic && kind !== KIND.digit) return undefined;
  const mark = skipSpaces(text, at + 1);
  const value = exact(first.value.digits * 10 + valueAt(text, at));
  return isOneOf("折", text, mark) ? readDiscount(mark, value) : undefined;
}

/** percent, per cent, percentage points */
function readPercentWord(text: string, at: number, value: Exact): Reading | undefined {
  for (const word of ["percentage points", "percentage", "percents", "percent", "per cent"]) {
    const end = at + word.length;
    if (text.startsWith(word, at) && !isLetter(codeAt(text, end))) return { end, value: shift(value, -2) };
  }
  return undefined;
}

const NOT_TENTHS = "不为员人果立绩功长交本就分年都语了品熟";

/** 三成, 三成半, 七成六 */
function readTenths(text: string, at: number, value: Exact): Reading | undefined {
  if (isOneOf(NOT_TENTHS, text, at + 1)) return undefined;
  const tenths = shift(value, -1);
  if (tenths.digits <= 0) return undefined;
  const behind = skipSpaces(text, at + 1);
  const last = isOneOf("半", text, behind)
    ? 5
    : kindAt(text, behind) === KIND.digit
      ? valueAt(text, behind)
      : 0;
  return last === 0
    ? { end: at + 1, value: tenths }
    : sumOf(tenths, { end: behind + 1, value: exact(last, -2) });
}

/** 八折, 8.5折, 八五折, 75折 */
function readDiscount(at: number, value: Exact): Reading | undefined {
  const number = value.digits * 10 ** value.exponent;
  if (number <= 0 || number === 10 || number >= 100) return undefined;
  return { end: at + 1, value: shift(value, number < 10 ? -1 : -2) };
}

function readSigned(text: string, at: number): Reading | undefined {
  const isNegative = isOneOf("负", text, at) || isOneOf("-", text, at);
  const number = scanNumber(text, isNegative ? at + 1 : at);
  if (number?.value === undefined || number.upper !== undefined) return undefined;
  return { end: number.end, value: isNegative ? negate(number.value) : number.value };
}

function readInteger(text: string, at: number): Reading | undefined {
  let i = at;
  let digits = 0;
  for (; kindAt(text, i) === KIND.arabic && i - at < 15; i++) digits = digits * 10 + valueAt(text, i);
  return i === at ? undefined : { end: i, value: exact(digits) };
}

function sumOf(whole: Exact, part: Reading): Reading | undefined {
  const value = addAbout(whole, whole.digits < 0 ? negate(part.value) : part.value);
  return value === undefined ? undefined : { end: part.end, value };
}

/** Position behind `phrase`, whose characters may stand apart (百 分 之); `undefined` where it does not follow. */
function skipPhrase(text: string, start: number, phrase: string): number | undefined {
  let at = start;
  for (const character of phrase) {
    at = skipSpaces(text, at);
    if (text.charAt(at) !== character) return undefined;
    at++;
  }
  return at;
}
