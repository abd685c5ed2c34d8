import { codeAt } from "../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces, valueAt } from "../characters.ts";
import { isHan } from "../../words/letters.ts";
import { Composite, MOST } from "./composite.ts";
import { add, exact, shift } from "../exact.ts";
import { canShorten, isCounted, isNeighbour } from "./followers.ts";
import { readBig, readSmall, readVague, readZero, STOP } from "./read-unit.ts";
import { scanArabic, type ScannedDigits } from "./scan-arabic.ts";
import { readUnits, scanDecimalWithUnit } from "./scan-decimal.ts";
import { MOST_VALUE, scanFraction } from "./scan-fraction.ts";
import { scanned, type ScannedNumber } from "./scanned-number.ts";

/**
 * Numbers with units: 三万二千五, 3万2千5百, 两千零四十, 十几万, 七八百, 四百点五, and single Chinese digits.
 * `undefined` where 0–9 are followed by no unit.
 *
 * @param first the digits already read at `start`, where the number begins with 0–9
 */
export function scanComposite(
  text: string,
  start: number,
  first: ScannedDigits | undefined,
): ScannedNumber | undefined {
  const sum = new Composite();
  let end = start;
  if (first !== undefined) {
    if (first.hasPoint) return scanDecimalWithUnit(text, start, first);
    end = readArabic(text, start, start, sum, first);
    sum.isDoubtful = first.isDoubtful;
    if (end === STOP) return undefined;
  }
  for (;;) {
    const next = readPart(text, end, end === start, sum);
    if (next === STOP) break;
    end = next;
  }
  if (end === start || (first !== undefined && !sum.hasUnit)) return undefined;
  if (isHalfMore(text, end)) {
    sum.addOnes(5 * 10 ** (sum.lastPower - 1));
    end++;
  }
  return finish(text, start, end, sum);
}

/** 一万半 is 15,000; 花了两万半年 and 三百半价 end before 半. */
function isHalfMore(text: string, end: number): boolean {
  if (!isOneOf("半", text, end) || !isOneOf("百千万", text, end - 1)) return false;
  const next = end + 1;
  return !isHan(codeAt(text, next)) || isOneOf("元块左上的吧吗呢了", text, next);
}

/** Reads one coefficient with its unit, or one unit; `STOP` at the end of the number. */
function readPart(text: string, end: number, isFirst: boolean, sum: Composite): number {
  const at = isFirst ? end : skipSpaces(text, end);
  switch (kindAt(text, at)) {
    case KIND.arabic:
      return readArabic(text, at, end, sum, scanArabic(text, at));
    case KIND.digit:
      return valueAt(text, at) === 0 ? readZero(text, at, sum) : readDigit(text, at, end, isFirst, sum);
    case KIND.tens:
      if (sum.smallBelow <= 1) return STOP;
      sum.addSmall(valueAt(text, at), 1);
      return at + 1;
    case KIND.small:
      return readSmall(text, at, isFirst, sum);
    case KIND.big:
      return readBig(text, at, end, isFirst, sum);
    default:
      return readVague(text, at, isFirst, sum);
  }
}

/** 0–9 as a coefficient (25万, 6千) or behind the last unit (3万2, 3万4000, 1百45). */
function readArabic(text: string, at: number, end: number, sum: Composite, digits: ScannedDigits): number {
  if (digits.value === undefined || digits.hasPoint) {
    sum.isDoubtful ||= sum.hasUnit && at === end;
    return STOP;
  }
  const value = digits.value.digits;
  const isFirst = !sum.hasDigit;
  const unit = readUnit(text, digits.end, end, at, value, sum);
  if (unit !== 0) return unit;
  if (isFirst) {
    sum.addOnes(value);
    sum.smallBelow = 4;
    return digits.end;
  }
  if (at > end || sum.smallBelow === 0 || isCounted(text, digits.end)) return STOP;
  const power = sum.lastPower;
  const fits = digits.width === power || (power === 4 && digits.width === 3);
  if (digits.width > power) return STOP;
  if (digits.width === 1 && power > 1 && !sum.hasZero) sum.addOnes(value * 10 ** (power - 1));
  else {
    sum.isDoubtful ||= !fits && !sum.hasZero;
    sum.addOnes(value);
  }
  return digits.end;
}

/** A Chinese digit as a coefficient (三千), an estimate (三五千), or the last digit (三万二, 一百零五). */
function readDigit(text: string, at: number, end: number, isFirst: boolean, sum: Composite): number {
  const digit = valueAt(text, at);
  if (sum.smallBelow === 0) return STOP;
  const second = kindAt(text, at + 1) === KIND.digit ? valueAt(text, at + 1) : 0;
  if (isNeighbour(digit, second)) return readNeighbours(text, at, digit, second, isFirst, sum);
  const unit = readUnit(text, at + 1, end, at, digit, sum);
  if (unit !== 0) return unit;
  // 两万两 is twenty thousand taels, or has lost its end: 两 closes no number, as 二 does.
  const isCut = !isFirst && isOneOf("两俩", text, at);
  sum.isDoubtful ||= isCut;
  if (isCut) return STOP;
  if (isFirst || sum.hasZero || sum.lastPower === 1) sum.addOnes(digit);
  else if (canShorten(text, at, end, digit)) sum.addOnes(digit * 10 ** (sum.lastPower - 1));
  else return STOP;
  return at + 1;
}

/** The 十百千 or 万亿 behind a coefficient: where to go on, `STOP` if it starts another number, 0 for no unit. */
function readUnit(
  text: string,
  after: number,
  end: number,
  at: number,
  value: number,
  sum: Composite,
): number {
  const unit = skipSpaces(text, after);
  const kind = kindAt(text, unit);
  if (kind !== KIND.small && kind !== KIND.big) return 0;
  const power = valueAt(text, unit);
  const isLatin = codeAt(text, unit) < 0x80;
  if (isLatin && unit > after) return 0;
  if (kind === KIND.small) {
    if (power >= sum.smallBelow || value >= 10 ** (4 - power + 1)) return STOP;
    noteSpaces(sum, at > end, unit > after);
    sum.addSmall(value, power);
    return unit + 1;
  }
  if (sum.smallBelow === 4 && sum.lastBig > 0 && power >= sum.lastBig) return STOP;
  // 3 4万: three or four.
  if (at > end && sum.hasDigit && !sum.hasUnit && !sum.hasZero) return STOP;
  if (sum.hasDigit && sum.smallBelow > 1 && sum.smallBelow < 4 && !sum.hasZero) sum.isDoubtful = true;
  noteSpaces(sum, at > end, unit > after);
  sum.addOnes(value);
  return after;
}

function noteSpaces(sum: Composite, beforePart: boolean, beforeUnit: boolean): void {
  sum.hasSpacedParts ||= beforePart && sum.hasUnit;
  sum.hasSpacedUnits ||= beforeUnit;
}

/** 七八百, 两三万, 十七八, 三五个. */
function readNeighbours(
  text: string,
  at: number,
  digit: number,
  second: number,
  isFirst: boolean,
  sum: Composite,
): number {
  const kind = kindAt(text, at + 2);
  const power = valueAt(text, at + 2);
  if (kind === KIND.small && power < sum.smallBelow) {
    sum.addSmall(digit, power);
    sum.width = (second - digit) * 10 ** power;
    return at + 3;
  }
  // 两万七八 is short for 七八千, as 两万七 is for 七千.
  const power10 = isFirst || sum.lastPower === 1 || sum.hasZero ? 1 : 10 ** (sum.lastPower - 1);
  if (power10 > 1 && (kind !== KIND.none || isCounted(text, at + 2))) return STOP;
  sum.addOnes(digit * power10);
  sum.width = (second - digit) * power10;
  return at + 2;
}

function finish(text: string, start: number, end: number, sum: Composite): ScannedNumber | undefined {
  const total = sum.total;
  if (!sum.hasDigit) return undefined;
  // 十亿零一亿: a unit left over.
  const isLeftOver = kindAt(text, end) === KIND.big && codeAt(text, end) >= 0x80;
  if (!Number.isSafeInteger(total)) return isLeftOver ? undefined : finishHuge(start, end, sum);
  const isDoubtful = sum.isDoubtful || isLeftOver || (sum.hasSpacedParts && !sum.hasSpacedUnits);
  if (sum.width > 0) {
    const low = total === 0 ? sum.width / 10 : total;
    return scanned(start, end, exact(low), exact(total + sum.width), sum.unitPower, isDoubtful);
  }
  const whole = exact(total);
  const fraction = scanFraction(text, end);
  const value = fraction === undefined ? undefined : add(whole, fraction.value);
  if (fraction === undefined || value === undefined) {
    return scanned(start, end, whole, undefined, sum.unitPower, isDoubtful, !sum.hasUnit, sum.isBare);
  }
  const units = readUnits(text, fraction.end);
  return scanned(start, units.end, shift(value, units.power), undefined, units.power, isDoubtful);
}

/** 一万亿亿: more than is computed with, and yet no more than a few figures and many zeros. */
function finishHuge(start: number, end: number, sum: Composite): ScannedNumber | undefined {
  let digits = sum.total;
  let exponent = 0;
  for (; digits % 10 === 0 && exponent < 22; exponent++) digits /= 10;
  if (!sum.isRound || sum.width > 0 || sum.total > MOST || digits > MOST_VALUE) return undefined;
  return scanned(start, end, exact(digits, exponent), undefined, sum.unitPower, sum.isDoubtful);
}
