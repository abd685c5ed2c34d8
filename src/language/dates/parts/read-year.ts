import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import type { CalendarSaid, YearSaid } from "../said.ts";
import type { DateWords } from "../words.ts";
import { skipCharacter, type ReadInteger } from "./integer.ts";
import { readInside } from "./read-inside.ts";
import { readDecade } from "./read-century.ts";
import { readMonth, type ReadDate } from "./read-month.ts";

/** A number with 年 behind it, and what is said inside that year. */
export function readNumberedYear(
  text: string,
  number: ReadInteger,
  words: DateWords,
): ReadDate<CalendarSaid> | undefined {
  const end = skipCharacter(text, number.end, "年");
  if (end === undefined) return undefined;
  if (isOneOf("代", text, end)) return readDecade(number, end + 1, 1900);
  const year = yearOf(number);
  if (year === undefined) return undefined;
  const date = readInsideYear(text, end, words, year);
  if (year.kind === "absolute" || date.said.month !== undefined) return date;
  const isDuration = words.endsDuration(text, number.start);
  if (date.end > end) return isDuration ? undefined : date;
  return !isDuration && isYearAlone(text, number, end, words) ? date : undefined;
}

/** Reads on behind a year: month, festival, quarter, season, part; or nothing. */
export function readInsideYear(
  text: string,
  yearEnd: number,
  words: DateWords,
  year: YearSaid,
): ReadDate<CalendarSaid> {
  let at = skipSpaces(text, yearEnd);
  if (isOneOf("的,度", text, at)) at = skipSpaces(text, at + 1);
  const mark = words.triggers.match(text, at);
  const isLunar = mark?.value.kind === "lunar-mark";
  if (mark !== undefined && (isLunar || mark.value.kind === "solar-mark")) at = skipSpaces(text, mark.end);
  const month = readMonth(text, at, words, year, isLunar);
  if (month !== undefined) return month;
  if (mark?.value.kind === "festival") {
    const { festival } = mark.value;
    return { end: mark.end, said: { kind: "calendar", year, rest: { kind: "festival", festival } } };
  }
  const inside = isOneOf(",", text, at - 1) ? undefined : readInside(text, at, words, "year");
  if (inside !== undefined) return { end: inside.end, said: { kind: "calendar", year, rest: inside.said } };
  return { end: isOneOf("度", text, yearEnd) ? yearEnd + 1 : yearEnd, said: { kind: "calendar", year } };
}

function yearOf({ value, width, isArabic }: ReadInteger): YearSaid | undefined {
  if (width === 2) return { kind: "short", year: value };
  const isFull = isArabic ? width === 4 : width === 4 || width === 0;
  return isFull && value >= 1000 && value < 3000 ? { kind: "absolute", year: value } : undefined;
}

/** 24年 may be twenty-four years: it is a year where the century is written out, or where an event follows. */
function isYearAlone(text: string, number: ReadInteger, end: number, words: DateWords): boolean {
  if (number.start === 0 && end === text.length) return true;
  if (number.isArabic && isOneOf("0", text, number.start)) return true;
  if (words.yearFollowers.match(text, end) !== undefined) return true;
  const isTold = !number.isArabic && !isNeighbouring(number.value);
  return isTold && words.ago.match(text, end) === undefined && !isOneOf("多来半以", text, end);
}

/** 二三年, 七八年: two or three, seven or eight years. */
const isNeighbouring = (value: number): boolean => Math.floor(value / 10) + 1 === value % 10;
