import { codeAt } from "../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces } from "../numbers/characters.ts";
import { isHan, isLetter } from "../words/letters.ts";
import { add, exact, shift, type Exact } from "../numbers/exact.ts";
import { scanNumber } from "../numbers/scan/scan-number.ts";
import { readDigit, readTail } from "../numbers/scan/scan-tail.ts";
import type { WordMatch } from "../words/word-index.ts";
import type { MoneyWords, Unit } from "./lexicon.ts";
import { readCents } from "./read-cents.ts";

/** One figure with its unit, if it has one. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly low: Exact;
  /** Open upwards to here: 几万, 3000多. */
  readonly high: Exact | undefined;
  /** ISO 4217; `undefined`: no unit, so the words around must say that it is money. */
  readonly currency: string | undefined;
  /** Power of ten that a bound before it may share (3到5万). */
  readonly unitPower: number;
  readonly isPlain: boolean;
  readonly isBare: boolean;
  readonly isDoubtful: boolean;
}

/**
 * Reads a number and its unit at `start`; `undefined` where there is none that could be money.
 *
 * @param isMarked ¥ or 人民币 stands before it
 */
export function readQuantity(
  text: string,
  start: number,
  words: MoneyWords,
  isMarked = false,
): Quantity | undefined {
  const number = scanApart(text, start);
  if (number?.value === undefined) return undefined;
  const above = number.upper === undefined ? skipAbove(text, number.end) : number.end;
  const hasAbove = above > number.end;
  let end = above;
  let low = number.value;
  let { isPlain } = number;
  if (text.startsWith("个亿", end)) {
    low = shift(low, 8);
    end += 2;
    isPlain = false;
  }
  const high = hasAbove ? nextRound(low) : number.upper;
  const unit = number.isDigitString ? undefined : matchUnit(text, end, isMarked, words);
  const sum = unit === undefined ? undefined : readUnit(text, low, unit.end, unit.value, isMarked, words);
  const after = sum?.end ?? end;
  const isTenth = unit?.value.kind === "tenth" && high !== undefined;
  return {
    start,
    end: after,
    low: sum?.low ?? low,
    high: isTenth ? shift(high, -1) : high,
    currency: sum?.currency,
    unitPower: number.unitPower,
    isPlain: isPlain && sum === undefined,
    isBare: number.isBare,
    isDoubtful: [number.isDoubtful, isEnumerated(text, number.end), isMore(text, after)].includes(true),
  };
}

/** 八万 一分都没有, 三万 一共: behind a blank the 一 of another word is no part of the number. */
function scanApart(text: string, start: number): ReturnType<typeof scanNumber> {
  const whole = scanNumber(text, start);
  if (whole === undefined || !isOneOf("一", text, whole.end - 1) || !isOneOf(" ", text, whole.end - 2))
    return whole;
  return isOneOf(AFTER_ONE, text, whole.end) ? scanNumber(text.slice(0, whole.end - 2), start) : whole;
}

/** 一分, 一点, 一共, 一起 … */
const AFTER_ONE = "分点共起定直次回下样般块毛个家年月天趟";

/** 两万多一点, 两万多些: nothing more is said with it. */
function skipSome(text: string, at: number): number {
  if (isOneOf("点些", text, at)) return at + 1;
  return text.startsWith("一点", at) ? at + 2 : at;
}

/** 3000多, 一万好几, 一万好几千: more than was said. */
function skipAbove(text: string, end: number): number {
  if (isOneOf("多", text, end)) return skipSome(text, end + 1);
  if (isOneOf("余来", text, end)) return end + 1;
  if (!isOneOf("好大", text, end) || !isOneOf("几", text, end + 1)) return end;
  return kindAt(text, end + 2) === KIND.small ? end + 3 : end + 2;
}

const SYMBOL = /\p{Sc}/u;

/** 20个比特币, 50个美元: what is counted is the currency. */
function matchUnit(
  text: string,
  end: number,
  isMarked: boolean,
  words: MoneyWords,
): WordMatch<Unit> | undefined {
  const at = skipSpaces(text, end);
  const unit = words.units.match(text, isOneOf("个", text, at) ? at + 1 : at);
  // 300¥, but not 3000 ¥5000.
  const isMark = SYMBOL.test(text.charAt(at)) && kindAt(text, skipSpaces(text, at + 1)) === KIND.arabic;
  // RMB 10 USD 20: the word belongs to the figure behind it.
  const isNextMark =
    isMarked &&
    unit !== undefined &&
    isLetter(codeAt(text, at)) &&
    kindAt(text, skipSpaces(text, unit.end)) === KIND.arabic;
  return isMark || isNextMark ? undefined : unit;
}

/** 3万2.自费…, 3万2、自费…: is 2 the last digit, or the number of the next item? */
const isEnumerated = (text: string, end: number): boolean =>
  isOneOf(".、", text, end) &&
  end < text.length - 1 &&
  kindAt(text, end - 1) === KIND.arabic &&
  kindAt(text, end - 2) > KIND.arabic;

/** 三百块多, 三块来钱, 三万几: the more stands behind the unit. */
const isMore = (text: string, end: number): boolean =>
  text.startsWith("来钱", end) || (isOneOf("多几", text, end) && !isHan(codeAt(text, end + 1)));

/** 3000多 is below 4000, 1.2万多 below 1.3万: one more in the last place said. */
function nextRound(value: Exact): Exact {
  let { digits, exponent } = value;
  while (digits !== 0 && digits % 10 === 0) {
    digits /= 10;
    exponent++;
  }
  return exact(digits + 1, exponent);
}

interface Summed {
  readonly low: Exact;
  readonly end: number;
  readonly currency: string;
}

function readUnit(
  text: string,
  low: Exact,
  end: number,
  unit: Unit,
  isMarked: boolean,
  words: MoneyWords,
): Summed | undefined {
  switch (unit.kind) {
    case "hundredth":
      return readHundredths(text, low, end, isMarked);
    case "cent":
      return { low: shift(low, -2), end, currency: unit.currency };
    case "tenth":
      return readTenths(text, low, end);
    case "currency":
      return readCurrency(text, low, end, unit.currency, words);
    case "none":
    default:
      return undefined;
  }
}

/** 五分钱, 人民币壹分; 五分 alone is a mark or a minute. */
function readHundredths(text: string, low: Exact, end: number, isMarked: boolean): Summed | undefined {
  if (!isMarked && !isOneOf("钱", text, end)) return undefined;
  return { low: shift(low, -2), end: isOneOf("钱整", text, end) ? end + 1 : end, currency: "CNY" };
}

/** 两毛五, 2角5分, 五毛钱, 壹角整 */
function readTenths(text: string, low: Exact, end: number): Summed {
  const tail = readDigit(text, isOneOf("零〇", text, end) ? end + 1 : end);
  const hasCents = tail !== undefined && !isOneOf("个人元块", text, tail.end);
  const sum = hasCents ? (add(shift(low, -1), shift(tail.value, -2)) ?? low) : shift(low, -1);
  let after = hasCents ? tail.end : end;
  if (hasCents && isOneOf("分", text, after)) after++;
  if (isOneOf("钱整", text, after)) after++;
  return { low: sum, end: after, currency: "CNY" };
}

/** 元 with what may follow: 五元三毛, 三块五, 元整; and a second currency that overrides it (三万元欧元). */
function readCurrency(
  text: string,
  low: Exact,
  unitEnd: number,
  currency: string,
  words: MoneyWords,
): Summed {
  let sum = low;
  let end = unitEnd;
  const tail = readTail(text, unitEnd) ?? readCents(text, unitEnd, currency, words);
  if (tail !== undefined) {
    sum = add(low, tail.value) ?? low;
    end = tail.end;
  }
  while (isOneOf("钱整正", text, end)) end++;
  const second = words.units.match(text, end);
  if (second?.value.kind === "currency")
    return { low: sum, end: second.end, currency: second.value.currency };
  return { low: sum, end, currency };
}
