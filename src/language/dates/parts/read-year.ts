import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import { readFestivalDays } from "../read/read-festival.ts";
import type { CalendarSaid, YearSaid } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";
import { readInteger, skipCharacter, type ReadInteger } from "./integer.ts";
import { readInside } from "./read-inside.ts";
import { readDecade } from "./read-century.ts";
import { readMonth, type ReadDate } from "./read-month.ts";
import { readMonthAndDay } from "./read-numeric.ts";

/** A number with 年 behind it, and what is said inside that year. */
export function readNumberedYear(
  text: string,
  number: ReadInteger,
  words: DateWords,
): ReadDate<CalendarSaid> | undefined {
  const end = skipCharacter(text, number.end, "年");
  if (end === undefined) return undefined;
  if (isOneOf("代", text, end)) return readDecade(text, number, end + 1, 1900, words);
  const year = yearOf(number) ?? earlyYear(text, number, end, words);
  if (year === undefined) return undefined;
  const date = readInsideYear(text, end, words, year);
  // 两千年 is a year only with its month: else it is how long.
  const isRound = number.width === 0 && number.value % 100 === 0;
  if (isRound && date.said.month === undefined && date.said.rest === undefined) return undefined;
  // 工龄30年9月退休: thirty years, and September.
  const isCounted = year.kind === "short" && date.said.rest === undefined;
  if (isCounted && words.endsService(text, number.start)) return undefined;
  if (year.kind === "absolute" || date.said.month !== undefined) return date;
  const isDuration = words.endsDuration(text, number.start);
  if (date.end > end) return isDuration ? undefined : date;
  return !isDuration && isYearAlone(text, number, end, words) ? date : undefined;
}

const MOST_OF_AN_ERA = 99;

/** 民国三十七年, 光绪元年, with what is said inside the year. */
export function readEraYear(
  text: string,
  end: number,
  first: number,
  words: DateWords,
): ReadDate<CalendarSaid> | undefined {
  const isFirst = isOneOf("元", text, end);
  const number = isFirst ? undefined : readInteger(text, skipSpaces(text, end));
  const nth = isFirst ? 1 : (number?.value ?? 0);
  const yearEnd = nth > 0 ? skipCharacter(text, isFirst ? end + 1 : (number?.end ?? end), "年") : undefined;
  if (yearEnd === undefined || nth > MOST_OF_AN_ERA) return undefined;
  return readInsideYear(text, yearEnd, words, { kind: "absolute", year: first + nth - 1 });
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
    const festival = readFestivalDays(text, mark.end, mark.value, words);
    return { end: festival.end, said: { kind: "calendar", year, rest: festival.said } };
  }
  const day = readMonthAndDay(text, at, words);
  if (day !== undefined) return { end: day.end, said: { ...day.said, year } };
  const inside = isOneOf(",", text, at - 1) ? undefined : readInside(text, at, words, "year");
  if (inside !== undefined) return { end: inside.end, said: { kind: "calendar", year, rest: inside.said } };
  return { end: isOneOf("度", text, yearEnd) ? yearEnd + 1 : yearEnd, said: { kind: "calendar", year } };
}

function yearOf({ value, width, isArabic }: ReadInteger): YearSaid | undefined {
  if (width === 2) return { kind: "short", year: value };
  const isFull = isArabic ? width === 4 : width === 4 || width === 0;
  return isFull && value >= 1000 && value < 3000 ? { kind: "absolute", year: value } : undefined;
}

/** 三六七年一月, 在789年: three figures are a year where a month follows, or a word that leads to one. */
function earlyYear(
  text: string,
  { width, value, start }: ReadInteger,
  end: number,
  words: DateWords,
): YearSaid | undefined {
  if (width !== 3 || value < 100) return undefined;
  const isLed =
    isOneOf("在于", text, start - 1) ||
    readMonth(text, skipSpaces(text, end), words, undefined, false) !== undefined;
  return isLed ? { kind: "absolute", year: value } : undefined;
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
