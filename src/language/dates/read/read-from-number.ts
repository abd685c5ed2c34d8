import { codeAt } from "../../words/code-at.ts";
import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import { isHan, isLetter } from "../../words/letters.ts";
import { readInteger, skipCharacter, type ReadInteger } from "../parts/integer.ts";
import { readInside, readQuarter } from "../parts/read-inside.ts";
import { readCentury } from "../parts/read-century.ts";
import { listedUnit, readMonth, sharesUnit, type ReadDate } from "../parts/read-month.ts";
import { readNumeric } from "../parts/read-numeric.ts";
import { readNumberedYear } from "../parts/read-year.ts";
import type { Rest, Said } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";
import {
  readDayRange,
  readDecadePlural,
  readLedYear,
  readOrdinalDay,
  readYearFirst,
} from "./english/read-led.ts";
import { readDayFirst } from "./english/read-month-first.ts";
import { readNthWeekday } from "./english/read-related.ts";
import { readAgo } from "./read-relative.ts";

/** 20241201: a date without any sign of one. */
const COMPACT = 8;

/** Dates that begin with a numeral, most telling form first. */
export function readFromNumber(
  text: string,
  at: number,
  words: DateWords,
  isRangeEnd: boolean,
): ReadDate<Said> | undefined {
  const number = readInteger(text, at);
  if (isLetter(codeAt(text, at - 1))) return undefined;
  // 十几天前, 几十年前
  if (number === undefined) return readAgo(text, at, words);
  const half = readHalfOfYear(text, number, words);
  if (half !== undefined) return half;
  const next = codeAt(text, skipSpaces(text, number.end));
  if (isHan(next) && !words.numberFollowers.has(next) && number.width < COMPACT) return undefined;
  if (!isRangeEnd && isBare(text, number, next)) return undefined;
  return (
    readNumberedYear(text, number, words) ??
    readMonth(text, at, words, undefined, false) ??
    (words.lapseFollowers.has(next) ? readAgo(text, at, words) : undefined) ??
    readDay(text, number, words, isRangeEnd) ??
    readRangeStart(text, number, words) ??
    readCentury(text, number, words) ??
    readNumeric(text, number, words, isRangeEnd) ??
    inYear(readQuarter(text, at, words)) ??
    readEnglish(text, number, words)
  );
}

/** 2025上半年, 2025第三季度, 2025Q3: four figures are a year without 年 where such a part of one follows. */
function readHalfOfYear(
  text: string,
  { end, value, width, isArabic }: ReadInteger,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (!isArabic || width !== 4 || value < 1900 || value > 2100) return undefined;
  const inside = isOneOf("上下第前q", text, end) ? readInside(text, end, words, "year") : undefined;
  const isPart = inside?.said.kind === "part" || inside?.said.kind === "quarter";
  if (inside === undefined || !isPart || inside.end - end < 2) return undefined;
  return {
    end: inside.end,
    said: { kind: "calendar", year: { kind: "absolute", year: value }, rest: inside.said },
  };
}

/** A figure with nothing about it that dates have: neither a word behind it, nor a mark that joins, nor English before. */
function isBare(text: string, { start, end, width }: ReadInteger, next: number): boolean {
  if (width === COMPACT || isOneOf(" ", text, start - 1)) return false;
  return !isHan(next) && !isLetter(next) && !isOneOf("-/.·~、'0123456789", text, skipSpaces(text, end));
}

const readEnglish = (text: string, number: ReadInteger, words: DateWords): ReadDate<Said> | undefined =>
  readDayFirst(text, number, words) ??
  readDayRange(text, number, words) ??
  readYearFirst(text, number, words) ??
  readNthWeekday(text, number, words) ??
  readOrdinalDay(text, number, words) ??
  readDecadePlural(text, number) ??
  readLedYear(text, number, words);

/** 15号, 29日; not 3号楼, 复兴路12号, 90日, 第3号. */
function readDay(
  text: string,
  number: ReadInteger,
  words: DateWords,
  isRangeEnd: boolean,
): ReadDate<Said> | undefined {
  const end = skipCharacter(text, number.end, "日号");
  if (end === undefined || number.value < 1 || number.value > 31 || number.width > 2) return undefined;
  // 两日 is how long.
  if (isOneOf("两俩", text, number.start)) return undefined;
  if (isAddressed(text, number.start, end, words)) return undefined;
  if (!isRangeEnd && isOneOf("-/.:#", text, number.start - 1)) return undefined;
  if (isOneOf("日", text, end - 1)) {
    if (isOneOf("内游均元后之常本语文报子", text, end) || words.endsDuration(text, number.start))
      return undefined;
  } else if (words.notDay.match(text, skipSpaces(text, end)) !== undefined) return undefined;
  return { end, said: { kind: "calendar", rest: { kind: "day", day: number.value } } };
}

/** 复兴路12号, 第3日; 入院20号出院 is a day, as is whatever has 日 behind it. */
function isAddressed(text: string, start: number, end: number, words: DateWords): boolean {
  if (isOneOf("日", text, end - 1)) return isOneOf("第", text, start - 1);
  return words.endsAddress(text, start) && words.dotted.match(text, start - 2)?.end !== start;
}

/** 12到19日, 10、11号, 1995-1997年, 从2016到2018: the unit of the second figure is that of both. */
function readRangeStart(text: string, number: ReadInteger, words: DateWords): ReadDate<Said> | undefined {
  const { value, width, start, end } = number;
  if (value >= 1 && value <= 31 && (sharesUnit(text, end, "日号") || isListedDay(text, number, words))) {
    return { end, said: { kind: "calendar", rest: { kind: "day", day: value } } };
  }
  const isYear = width === 4 && value >= 1000 && value < 3000;
  if (isYear && listedUnit(text, start, end, value, "年", 2999) !== undefined)
    return { end, said: { kind: "calendar", year: { kind: "absolute", year: value } } };
  const connector = isYear ? words.between.match(text, skipSpaces(text, end)) : undefined;
  const second = connector === undefined ? undefined : readInteger(text, skipSpaces(text, connector.end));
  const hasUnit = second !== undefined && isOneOf("年", text, skipSpaces(text, second.end));
  if (second?.width !== 4 && !(hasUnit && second.width === 2)) return undefined;
  if (!hasUnit && !isOneOf("从自", text, start - 1)) return undefined;
  return { end, said: { kind: "calendar", year: { kind: "absolute", year: value } } };
}

/** 10、11号; not 3、4号线. */
function isListedDay(text: string, { start, end, value }: ReadInteger, words: DateWords): boolean {
  const next = listedUnit(text, start, end, value, "日号", 31);
  if (next === undefined || words.endsAddress(text, start)) return false;
  const isLast = isOneOf("日号", text, next.end);
  return !isLast || readDay(text, next, words, false) !== undefined;
}

/** What is said inside a year, where no year is. */
export const inYear = (read: ReadDate<Rest> | undefined): ReadDate<Said> | undefined =>
  read === undefined ? undefined : { end: read.end, said: { kind: "calendar", rest: read.said } };
