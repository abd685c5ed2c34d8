import { KIND, isOneOf, kindAt, skipSpaces, valueAt } from "../numbers/characters.ts";
import { add, exact, shift, type Exact } from "../numbers/exact.ts";
import { scanNumber } from "../numbers/scan/scan-number.ts";
import type { MoneyWords, Unit } from "./lexicon.ts";

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

/** Reads a number and its unit at `start`; `undefined` where there is none that could be money. */
export function readQuantity(text: string, start: number, words: MoneyWords): Quantity | undefined {
  const number = scanNumber(text, start);
  if (number?.value === undefined) return undefined;
  const hasAbove = number.upper === undefined && isOneOf("多余来", text, number.end);
  let end = hasAbove ? number.end + 1 : number.end;
  let low = number.value;
  let { isPlain } = number;
  if (text.startsWith("个亿", end)) {
    low = shift(low, 8);
    end += 2;
    isPlain = false;
  }
  const high = hasAbove ? nextRound(low) : number.upper;
  const unitAt = skipSpaces(text, end);
  // 20个比特币, 50个美元: what is counted is the currency.
  const unit = words.units.match(text, isOneOf("个", text, unitAt) ? unitAt + 1 : unitAt);
  const sum =
    unit === undefined || number.isDigitString ? undefined : readUnit(text, low, unit.end, unit.value, words);
  const isTenth = unit?.value.kind === "tenth" && high !== undefined;
  return {
    start,
    end: sum?.end ?? end,
    low: sum?.low ?? low,
    high: isTenth ? shift(high, -1) : high,
    currency: sum?.currency,
    unitPower: number.unitPower,
    isPlain: isPlain && sum === undefined,
    isBare: number.isBare,
    isDoubtful: number.isDoubtful || isEnumerated(text, number.end),
  };
}

/** 3万2.自费…, 3万2、自费…: is 2 the last digit, or the number of the next item? */
const isEnumerated = (text: string, end: number): boolean =>
  isOneOf(".、", text, end) &&
  end < text.length - 1 &&
  kindAt(text, end - 1) === KIND.arabic &&
  kindAt(text, end - 2) > KIND.arabic;

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

function readUnit(text: string, low: Exact, end: number, unit: Unit, words: MoneyWords): Summed | undefined {
  switch (unit.kind) {
    case "hundredth":
      return isOneOf("钱", text, end) ? { low: shift(low, -2), end: end + 1, currency: "CNY" } : undefined;
    case "tenth":
      return readTenths(text, low, end);
    case "currency":
      return readCurrency(text, low, end, unit.currency, words);
    case "none":
    default:
      return undefined;
  }
}

/** 两毛五, 2角5分, 五毛钱 */
function readTenths(text: string, low: Exact, end: number): Summed {
  const tail = readDigit(text, end);
  const hasCents = tail !== undefined && !isOneOf("个人元块", text, tail.end);
  const sum = hasCents ? (add(shift(low, -1), shift(tail.value, -2)) ?? low) : shift(low, -1);
  let after = hasCents ? tail.end : end;
  if (hasCents && isOneOf("分", text, after)) after++;
  if (isOneOf("钱", text, after)) after++;
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
  const tail = readTail(text, unitEnd);
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

interface Tail {
  readonly end: number;
  readonly value: Exact;
}

/** 角 and 分 behind 元; one digit alone only behind 块 (三块五, 三块零四). */
function readTail(text: string, unitEnd: number): Tail | undefined {
  let at = isOneOf("又", text, unitEnd) ? unitEnd + 1 : unitEnd;
  const hasZero = isOneOf("零〇", text, at);
  if (hasZero) at++;
  const digit = readDigit(text, at);
  if (digit === undefined) return undefined;
  if (isOneOf("角毛毫", text, digit.end)) {
    const cents = readDigit(text, isOneOf("零〇", text, digit.end + 1) ? digit.end + 2 : digit.end + 1);
    if (cents === undefined) return { end: digit.end + 1, value: shift(digit.value, -1) };
    const end = isOneOf("分", text, cents.end) ? cents.end + 1 : cents.end;
    return { end, value: add(shift(digit.value, -1), shift(cents.value, -2)) ?? digit.value };
  }
  if (isOneOf("分", text, digit.end) && !isOneOf("钟之别", text, digit.end + 1)) {
    return { end: digit.end + 1, value: shift(digit.value, -2) };
  }
  if (!isOneOf("块", text, unitEnd - 1) || goesOn(text, digit.end)) return undefined;
  return { end: digit.end, value: shift(digit.value, hasZero ? -2 : -1) };
}

/** One digit, not the start of a longer number. */
function readDigit(text: string, at: number): Tail | undefined {
  const kind = kindAt(text, at);
  if (kind !== KIND.arabic && kind !== KIND.digit) return undefined;
  return kindAt(text, at + 1) === KIND.none ? { end: at + 1, value: exact(valueAt(text, at)) } : undefined;
}

const goesOn = (text: string, i: number): boolean => isOneOf("个人次天月年位号日份张家户.、点", text, i);
