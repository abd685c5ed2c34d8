import { KIND, isOneOf, kindAt, skipSpaces } from "../../numbers/characters.ts";
import type { Exact } from "../../numbers/exact.ts";
import { scanNumber } from "../../numbers/scan/scan-number.ts";
import type { Lapse } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";

/** How long, with where it ends: one part, or several of units that differ (一年零三个月). */
export interface ReadLapse {
  readonly end: number;
  readonly parts: readonly Lapse[];
}

/** 三个月, 半年, 两个半月, 一年半, 六七天, 十几年, 三个多月, 两年零三个月, 1 month and 21 days. */
export function readLapse(text: string, start: number, words: DateWords): ReadLapse | undefined {
  const first = readPart(text, start, words);
  if (first === undefined) return undefined;
  const parts = [first.lapse];
  let { end } = first;
  while (!isVague(parts.at(-1)) && parts.length < 4) {
    const next = readPart(text, skipJoint(text, end), words);
    if (next === undefined || parts.some(({ unit }) => unit === next.lapse.unit)) break;
    parts.push(next.lapse);
    ({ end } = next);
  }
  return { end, parts };
}

const isVague = (lapse: Lapse | undefined): boolean => lapse?.most !== undefined;

/** 两年零三个月, 1 month, 21 days, a year and a day */
function skipJoint(text: string, end: number): number {
  let at = skipSpaces(text, end);
  if (isOneOf("零又,", text, at)) at = skipSpaces(text, at + 1);
  return text.startsWith("and ", at) ? skipSpaces(text, at + 4) : at;
}

interface Part {
  readonly end: number;
  readonly lapse: Lapse;
}

function readPart(text: string, start: number, words: DateWords): Part | undefined {
  const half = words.halves.match(text, start);
  if (half !== undefined) return { end: half.end, lapse: { amount: 1, unit: half.value, most: undefined } };
  const number = readCount(text, start);
  return number === undefined ? undefined : readUnit(text, number, words);
}

interface Count {
  readonly end: number;
  readonly low: number;
  readonly high: number | undefined;
  /** With 年 behind it a year and no number of years: 二〇一五, 九七, 2024, 09; and 八九, that may be either. */
  readonly isYear: boolean;
}

const MOST = 9_999;

/** 三, 十几, 二十多, 六七: the least it can be, and the most where that is said to be more. */
function readCount(text: string, start: number): Count | undefined {
  const kind = kindAt(text, start);
  const number = kind === KIND.big ? undefined : scanNumber(text, start);
  if (number?.value === undefined || number.isBare) return undefined;
  const low = valueOf(number.value);
  if (low <= 0 || low > MOST || number.value.exponent < -1) return undefined;
  const { end, upper } = number;
  if (upper !== undefined)
    return { end, low, high: valueOf(upper), isYear: end - start === 2 && low >= 6 && low < 10 };
  // 二十多天, 30余年: up to the next ten.
  const isAbove = !number.isDigitString && low % 10 === 0 && isOneOf("多余来", text, end);
  if (isAbove) return { end: end + 1, low, high: low + roundness(low), isYear: false };
  const isFigured = kind === KIND.arabic && (low >= 1000 || (end - start === 2 && low < 10));
  return { end, low, high: undefined, isYear: number.isDigitString || isFigured };
}

const valueOf = ({ digits, exponent }: Exact): number => digits * 10 ** exponent;

const roundness = (value: number): number => (value % 1000 === 0 ? 1000 : value % 100 === 0 ? 100 : 10);

function readUnit(text: string, count: Count, words: DateWords): Part | undefined {
  let at = skipSpaces(text, count.end);
  // 两个半月, 三个多月
  const isHalfMore = text.startsWith("个半", at);
  const isMore = text.startsWith("个多", at) || text.startsWith("个来", at);
  if (isHalfMore || isMore) at += 2;
  const unit = words.units.match(text, at);
  if (unit === undefined || (count.isYear && unit.value === "year")) return undefined;
  const isHalfAfter = !isHalfMore && isOneOf("半", text, unit.end) && !isOneOf("天", text, unit.end + 1);
  const isMoreAfter = isOneOf("多余", text, unit.end);
  const amount = count.low + (isHalfMore || isHalfAfter ? 0.5 : 0);
  const most = count.high ?? (isMore || isMoreAfter ? count.low + 1 : undefined);
  const after = isHalfAfter || isMoreAfter ? unit.end + 1 : unit.end;
  return {
    // 一分半钟
    end: isHalfAfter && isOneOf("钟", text, after) ? after + 1 : after,
    lapse: { amount, unit: unit.value, most },
  };
}
