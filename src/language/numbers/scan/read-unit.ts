import { codeAt } from "../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces, valueAt } from "../characters.ts";
import { isLetter } from "../../words/letters.ts";
import type { Composite } from "./composite.ts";

/** The number ends before here. */
export const STOP = -1;

/** 零: keeps the place in 一百零五; alone it is a number. */
export function readZero(text: string, at: number, sum: Composite): number {
  if (!sum.hasDigit) {
    sum.addOnes(0);
    sum.smallBelow = 4;
    sum.hasZero = true;
    return at + 1;
  }
  const next = skipSpaces(text, at + 1);
  const kind = kindAt(text, next);
  const goesOn =
    kind === KIND.arabic ||
    kind === KIND.tens ||
    kind === KIND.vague ||
    (kind === KIND.small && valueAt(text, next) < sum.smallBelow) ||
    (kind === KIND.digit && valueAt(text, next) > 0);
  if (!goesOn || sum.hasZero || sum.smallBelow === 0) return STOP;
  sum.hasZero = true;
  sum.isJustClosed = false;
  return at + 1;
}

/** 十 for 一十 anywhere; 百 and 千 without a digit only at the start (百三, 千万) and behind 零 (一万零百一十). */
export function readSmall(text: string, at: number, isFirst: boolean, sum: Composite): number {
  const power = valueAt(text, at);
  if (power >= sum.smallBelow || (power > 1 && !isFirst && !sum.hasZero)) return STOP;
  sum.isBare = isFirst && power > 1;
  sum.addSmall(1, power);
  return at + 1;
}

/** 万亿兆 close what stands before them. */
export function readBig(text: string, at: number, end: number, isFirst: boolean, sum: Composite): number {
  const power = valueAt(text, at);
  const isLatin = codeAt(text, at) < 0x80;
  if (isLatin && (at > end || isFirst || isLetter(codeAt(text, at + 1)))) return STOP;
  if (isFirst) {
    if (power !== 4) return STOP;
    sum.isBare = true;
    sum.addOnes(1);
  } else if (!sum.canClose(power)) return STOP;
  sum.hasSpacedUnits ||= at > end;
  sum.close(power);
  return at + 1;
}

/** 十几万, 几千, 数十: a digit not said, and in 大几千 one from five on. 十余万, 三十多万, 十来万: something above. */
export function readVague(text: string, at: number, isFirst: boolean, sum: Composite): number {
  if (kindAt(text, at) !== KIND.vague) return readAbove(text, at, sum);
  if (sum.smallBelow === 0 || (isOneOf("数", text, at) && !isCountWord(text, at, isFirst))) return STOP;
  const next = kindAt(text, at + 1);
  const power = valueAt(text, at + 1);
  if (next === KIND.small && power < sum.smallBelow) {
    const isUpperHalf = isFirst && isOneOf("大", text, at - 1);
    sum.addSmall(isUpperHalf ? 5 : 0, power);
    sum.width = (isUpperHalf ? 5 : 10) * 10 ** power;
    return at + 2;
  }
  if (isFirst ? next !== KIND.big : sum.lastPower !== 1 && !sum.hasZero) return STOP;
  const isUpperHalf = isFirst && isOneOf("大", text, at - 1);
  sum.addOnes(isUpperHalf ? 5 : 0);
  sum.width = isUpperHalf ? 5 : 10;
  return at + 1;
}

/** 数 is "several" only where it starts (数十万); in 人数十万 it ends another word. */
const isCountWord = (text: string, at: number, isFirst: boolean): boolean =>
  isFirst && (at === 0 || !isOneOf("人总次天分指参函代基多少件户张个计岁年月名倍位变", text, at - 1));

function readAbove(text: string, at: number, sum: Composite): number {
  if (!isOneOf("多余来", text, at) || !sum.hasDigit || sum.isJustClosed) return STOP;
  const unit = skipSpaces(text, at + 1);
  if (kindAt(text, unit) !== KIND.big || codeAt(text, unit) < 0x80) return STOP;
  sum.width = sum.roundness;
  return at + 1;
}
