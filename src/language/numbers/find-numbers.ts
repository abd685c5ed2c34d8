import { codeAt } from "../words/code-at.ts";
import type { NumberMention } from "../frame.ts";
import { spanOf, type Normalised } from "../normalise.ts";
import { KIND, isInLatinWord, isOneOf, kindAt, skipSpaces, valueAt } from "./characters.ts";
import { isHan, isLetter } from "../words/letters.ts";
import { add, exact, formatExact, negate, type Exact } from "./exact.ts";
import type { NumberWords } from "./lexicon.ts";
import {
  readFraction,
  readMixed,
  readPercent,
  readPower,
  readSlashed,
  readSpacedDiscount,
  type Reading,
} from "./read-ratio.ts";
import { signAt } from "./sign-at.ts";
import { scanNumber } from "./scan/scan-number.ts";
import { readTail } from "./scan/scan-tail.ts";
import { scanned, type ScannedNumber } from "./scan/scanned-number.ts";

/**
 * Every number said, whatever it counts: 三万二, 1.2w, 五分之一, 百分之二十五 (0.25), -3.5. Estimates without a
 * figure (几个, 三四十) are none; 十几万 is given as its lower end.
 */
export function findNumbers(message: Normalised, words: NumberWords): NumberMention[] {
  const text = message.matching;
  const found: NumberMention[] = [];
  let i = 0;
  while (i < text.length) {
    if (!words.starts.has(codeAt(text, i)) || isInLatinWord(text, i)) {
      i++;
      continue;
    }
    const skipped = words.skips.match(text, i);
    if (skipped?.value === true) {
      i = skipped.end;
      continue;
    }
    const named = words.named.match(text, i);
    if (named !== undefined) {
      found.push({ ...spanOf(message, i, named.end), value: String(named.value) });
      i = named.end;
      continue;
    }
    const sign = signAt(text, i);
    const start = sign > 0 ? skipSpaces(text, i + sign) : i;
    const number = canStart(text, start) ? scanNumber(text, start) : readHalf(text, start, words);
    const reading = number === undefined ? undefined : readWhole(text, number, words);
    if (number !== undefined && reading !== undefined) {
      const span = spanOf(message, sign > 0 ? i : number.start, reading.end);
      found.push({ text: span.text, index: span.index, value: valueOf(reading, sign, text, number) });
    }
    i = Math.max(reading?.end ?? number?.end ?? 0, i + 1);
  }
  return found;
}

/** Digits behind a single letter are part of a code: A4, B12. */
function canStart(text: string, i: number): boolean {
  if (kindAt(text, i) === KIND.none) {
    if (isLetter(codeAt(text, i))) return true;
    // The last of three points (...9) is no decimal one.
    return isOneOf(".", text, i) && kindAt(text, i - 1) === KIND.none && !isOneOf(".", text, i - 1);
  }
  // 两万两: taels.
  if (isOneOf("两俩", text, i) && kindAt(text, i - 1) !== KIND.none) return false;
  return kindAt(text, i) !== KIND.arabic || !isLetter(codeAt(text, i - 1)) || isLetter(codeAt(text, i - 2));
}

/** The number with what belongs to it: 分之, 又, %, 成, 打 …; `undefined` where it is no number after all. */
function readWhole(text: string, number: ScannedNumber, words: NumberWords): Reading | undefined {
  const ratio =
    readFraction(text, number) ??
    readMixed(text, number) ??
    readSlashed(text, number) ??
    readSpacedDiscount(text, number) ??
    readPower(text, number);
  if (ratio !== undefined) return ratio;
  const value = number.value ?? exact(0);
  const percent = readPercent(text, { end: number.end, value });
  if (percent !== undefined)
    return number.upper === undefined || isFigured(text, number) ? percent : undefined;
  if (
    isOneOf("半", text, number.end) &&
    isOneOf("一1", text, number.start) &&
    number.end === number.start + 1
  ) {
    return { end: number.end + 1, value: exact(5, -1) };
  }
  if (!isCounting(text, number, words)) return undefined;
  const tail = readYuan(text, number.end, value);
  if (tail !== undefined && number.upper === undefined) return tail;
  const dozens = readDozens(text, number.end, value, words);
  if (dozens !== undefined) return dozens;
  if (text.startsWith("个半", number.end) && !text.startsWith("个半天", number.end)) {
    return { end: number.end + 2, value: add(value, exact(5, -1)) ?? value };
  }
  return { end: number.end, value };
}

/** 3万打底, 花30打车, 8打折. */
const NOT_DOZENS = "底车折的发点工官架印字球牌扫卡分赏";

/** 两打 */
function readDozens(text: string, end: number, value: Exact, words: NumberWords): Reading | undefined {
  const dozen = words.dozens.match(text, skipSpaces(text, end));
  if (dozen === undefined || isOneOf(NOT_DOZENS, text, dozen.end)) return undefined;
  return { end: dozen.end, value: exact(value.digits * 12, value.exponent) };
}

/** 壹拾壹元壹角伍分 and 三块五 are one figure: 11.15, 3.5. */
function readYuan(text: string, end: number, value: Exact): Reading | undefined {
  const at = skipSpaces(text, end);
  const tail = isOneOf("元圆块", text, at) ? readTail(text, at + 1) : undefined;
  const sum = tail === undefined ? undefined : add(value, tail.value);
  return tail === undefined || sum === undefined ? undefined : { end: tail.end, value: sum };
}

function isCounting(text: string, number: ScannedNumber, words: NumberWords): boolean {
  const length = number.end - number.start;
  if (number.isBare) return length === 2 && isAlone(text, number);
  if (number.isDigitString) return length > 2 || isOneOf("年", text, number.end);
  if (number.upper !== undefined) return isFigured(text, number);
  if (length > 1 || !isOneOf("一", text, number.start)) return true;
  return isOne(text, number.end, words);
}

/** 百三, 千三: only where nothing else can be made of it. */
const isAlone = (text: string, number: ScannedNumber): boolean =>
  kindAt(text, number.end - 1) === KIND.digit &&
  !isHan(codeAt(text, number.start - 1)) &&
  !isHan(codeAt(text, number.end)) &&
  !isOneOf("一", text, number.end - 1);

/** 十几万 and 20多万 name a figure; 几万 and 三四十 do not. */
function isFigured(text: string, number: ScannedNumber): boolean {
  const first = kindAt(text, number.start);
  if (first === KIND.vague) return false;
  for (let i = number.start; i < number.end; i++) {
    if (kindAt(text, i) === KIND.vague || isOneOf("多余来", text, i)) return true;
  }
  return false;
}

/** 一 counts before a measure, and where no Chinese word goes on: 一个, "一". */
function isOne(text: string, end: number, words: NumberWords): boolean {
  if (isOneOf("第", text, end - 2) || !isHan(codeAt(text, end))) return true;
  if (words.measures.match(text, end) !== undefined) return true;
  return isOneOf("是", text, end - 2) && isOneOf("这那不而却", text, end);
}

/** 一半 is a half; so is 半 before a measure; 半百 is fifty. */
function readHalf(text: string, i: number, words: NumberWords): ScannedNumber | undefined {
  if (!isOneOf("半", text, i)) return undefined;
  const isHundred = isOneOf("百", text, i + 1);
  const isHalf = words.measures.match(text, i + 1) !== undefined;
  if (!isHundred && !isHalf) return undefined;
  const end = isHundred ? i + 2 : i + 1;
  // 半折 is half of it, as 五折 is.
  const value = isHundred ? exact(50) : exact(5, isOneOf("折", text, i + 1) ? 0 : -1);
  return scanned(i, end, value, undefined, 0, false);
}

/** An ID or a card number is too long to compute with; its digits are its value. */
function valueOf(reading: Reading, sign: number, text: string, number: ScannedNumber): string {
  if (number.value === undefined) return (sign > 0 ? "-" : "") + digitsOf(text, number);
  const value: Exact = sign > 0 ? negate(reading.value) : reading.value;
  return formatExact(value);
}

function digitsOf(text: string, { start, end }: ScannedNumber): string {
  let digits = "";
  for (let i = start; i < end; i++) {
    if (kindAt(text, i) === KIND.arabic || kindAt(text, i) === KIND.digit) digits += valueAt(text, i);
    else if (isOneOf(".", text, i)) digits += digits === "" ? "0." : ".";
  }
  return digits.replace(/^0+(?=\d)/, "");
}
