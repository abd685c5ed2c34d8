import { codeAt } from "../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces } from "../../numbers/characters.ts";
import { isHan, isLetter } from "../../words/letters.ts";
import type { CalendarSaid, YearSaid } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";
import { readInteger, type ReadInteger } from "./integer.ts";
import { isDayLike } from "./is-day-like.ts";
import { endOfDayRange, isDayRange } from "./is-day-range.ts";
import type { ReadDate } from "./read-month.ts";

/** Dates in digits: 2024-12-01, 24.12.1, 12/1, 20241201, 13.5.2015, 2024-12. */
export function readNumeric(
  text: string,
  first: ReadInteger,
  words: DateWords,
  isRangeEnd: boolean,
): ReadDate<CalendarSaid> | undefined {
  if (!first.isArabic || (!isRangeEnd && isJoined(text, first.start - 1, -1))) return undefined;
  if (first.width === 8) return readCompact(text, first);
  const separator = separatorAt(text, first.end);
  if (separator === 0) return undefined;
  const second = readInteger(text, separator);
  if (second?.isArabic === true && second.width === 4) return readMonthYear(text, first, second);
  if (second?.isArabic !== true || second.width > 2) return undefined;
  const next = separatorAt(text, second.end);
  const third = next === 0 ? undefined : withoutClock(text, readInteger(text, next));
  const isOne = text.charAt(second.end) === text.charAt(first.end);
  // 11.1-3 are the 1st to the 3rd.
  if (third?.isArabic === true && (isOne || first.width === 4)) {
    const date = readWithThird(text, first, second, third);
    if (date !== undefined || isOne) return date;
  }
  return readTwo(text, first, second, words);
}

function readWithThird(
  text: string,
  first: ReadInteger,
  second: ReadInteger,
  third: ReadInteger,
): ReadDate<CalendarSaid> | undefined {
  if (goesOn(text, first, third)) return undefined;
  const isDotted = isOneOf(".", text, first.end);
  const said = readThree(first, second, third, isDayFirst(text, first.end), isDotted);
  return said === undefined ? undefined : { end: skipDaySuffix(text, third.end), said };
}

/** 04/2016 */
function readMonthYear(
  text: string,
  month: ReadInteger,
  year: ReadInteger,
): ReadDate<CalendarSaid> | undefined {
  const isDate =
    month.width <= 2 && month.value >= 1 && month.value <= 12 && year.value >= 1900 && year.value <= 2100;
  if (!isDate || !isOneOf("/", text, month.end) || isJoined(text, year.end, 1)) return undefined;
  if (isHan(codeAt(text, year.end))) return undefined;
  return { end: year.end, said: { kind: "calendar", year: absolute(year), month: named(month.value) } };
}

/** 8.20, 04-03, 12/1 behind a year: 去年8.20. */
export function readMonthAndDay(
  text: string,
  at: number,
  words: DateWords,
): ReadDate<CalendarSaid> | undefined {
  const month = readInteger(text, at);
  if (month?.isArabic !== true || month.width > 2 || isOneOf(" ", text, month.end)) return undefined;
  const separator = separatorAt(text, month.end);
  const day = separator === 0 ? undefined : readInteger(text, separator);
  if (day?.isArabic !== true || day.width > 2) return undefined;
  if (isJoined(text, day.end, 1) && endOfDayRange(text, month, day) === 0) return undefined;
  if (month.value < 1 || month.value > 12 || day.value < 1 || day.value > 31) return undefined;
  const end = skipDaySuffix(text, day.end);
  const isCounted = end === day.end && words.counted.match(text, skipSpaces(text, end)) !== undefined;
  return isCounted ? undefined : { end, said: onDay(undefined, month.value, day.value) };
}

/** Position behind one of - / . · or a space between digits, 0 where there is none. */
function separatorAt(text: string, at: number): number {
  if (isOneOf("-/.·", text, at)) {
    const next = skipSpaces(text, at + 1);
    return kindAt(text, next) === KIND.arabic && next - at <= 2 ? next : 0;
  }
  return isOneOf(" ", text, at) && kindAt(text, at + 1) === KIND.arabic ? at + 1 : 0;
}

/** Part of something longer: an IP address, a version, a part number. */
const isJoined = (text: string, at: number, step: number): boolean =>
  isLetter(codeAt(text, at)) ||
  kindAt(text, at) === KIND.arabic ||
  (isOneOf("-/.", text, at) && kindAt(text, at + step) === KIND.arabic);

/** 2018-12-1209:03: a day and a time of day that have lost the blank between them. */
function withoutClock(text: string, day: ReadInteger | undefined): ReadInteger | undefined {
  if (day?.width !== 4 || !isOneOf(":", text, day.end)) return day;
  return { ...day, end: day.start + 2, value: Math.floor(day.value / 100), width: 2 };
}

/** A further part, unless it begins the second date of a range: 2018/1/10-2018/7/10. */
function goesOn(text: string, first: ReadInteger, third: ReadInteger): boolean {
  if (isOneOf(":", text, third.end)) return !isOneOf(" ", text, first.end) && third.width < 4;
  if (!isJoined(text, third.end, 1)) return false;
  if (isClockAt(text, third.end) || isClockAt(text, third.end + 1)) return false;
  return !isOneOf("-", text, third.end) || isOneOf("-", text, first.end);
}

/** Two digits, a colon and two digits. */
const isClockAt = (text: string, at: number): boolean =>
  isOneOf(":", text, at + 2) &&
  [at, at + 1, at + 3, at + 4].every((place) => kindAt(text, place) === KIND.arabic);

function readCompact(text: string, { start, end, value }: ReadInteger): ReadDate<CalendarSaid> | undefined {
  const year = Math.floor(value / 10_000);
  const month = Math.floor(value / 100) % 100;
  const day = value % 100;
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (isLetter(codeAt(text, end)) || isOneOf("元块万号", text, end)) return undefined;
  return start >= 0 ? { end, said: onDay({ kind: "absolute", year }, month, day) } : undefined;
}

function readThree(
  first: ReadInteger,
  second: ReadInteger,
  third: ReadInteger,
  isDayFirst: boolean,
  isDotted: boolean,
): CalendarSaid | undefined {
  const yearLast = isDayFirst ? dayFirst : monthFirst;
  if (first.width === 4 && third.width <= 2) {
    return first.value >= 1000 && first.value < 3000
      ? onDay(absolute(first), second.value, third.value)
      : undefined;
  }
  if (first.width > 2) return undefined;
  if (third.width === 4) {
    const isYear = third.value >= 1900 && third.value <= 2100;
    return isYear ? yearLast(absolute(third), first.value, second.value) : undefined;
  }
  if (third.width > 2) return undefined;
  const isYearFirst = first.width === 2 && third.value <= 31 && second.value <= 12;
  if (isYearFirst) return onDay({ kind: "short", year: first.value }, second.value, third.value);
  // 2.1.15 is a version.
  const isVersion = isDotted && first.width === 1 && third.value < 32;
  return third.width === 2 && !isVersion
    ? yearLast({ kind: "short", year: third.value }, first.value, second.value)
    : undefined;
}

const absolute = ({ value }: ReadInteger): YearSaid => ({ kind: "absolute", year: value });

/** 3/7/2024 is July among Chinese words and March among English ones; 3.7.2024 is July everywhere. */
const isDayFirst = (text: string, separator: number): boolean =>
  isOneOf(".·", text, separator) || !/[a-z]/.test(text) || /[\u3400-\u9fff]/.test(text);

/** Month and day before the year; the other way round where only that makes a date. */
const monthFirst = (year: YearSaid, first: number, second: number): CalendarSaid | undefined =>
  first > 12 ? dayFirst(year, first, second) : dayFirst(year, second, first);

/** 1.12.2024: day and month before the year; the other way round where only that makes a date. */
function dayFirst(year: YearSaid, first: number, second: number): CalendarSaid | undefined {
  if (second >= 1 && second <= 12 && first >= 1 && first <= 31) return onDay(year, second, first);
  return first >= 1 && first <= 12 && second >= 1 && second <= 31 ? onDay(year, first, second) : undefined;
}

function readTwo(
  text: string,
  first: ReadInteger,
  second: ReadInteger,
  words: DateWords,
): ReadDate<CalendarSaid> | undefined {
  const separator = text.charAt(first.end);
  if (first.width === 4) return separator === " " ? undefined : readYearMonth(text, first, second, words);
  const isDate =
    first.width <= 2 && first.value >= 1 && first.value <= 12 && second.value >= 1 && second.value <= 31;
  if (!isDate) return undefined;
  const said = onDay(undefined, first.value, second.value);
  if (isOneOf("./", separator, 0) && isDayRange(text, first, second, words)) return { end: second.end, said };
  if (isJoined(text, second.end, 1)) return undefined;
  const suffix = skipDaySuffix(text, second.end);
  if (suffix === second.end && !isDayLike(text, first, second, separator, words)) return undefined;
  return { end: suffix, said };
}

function readYearMonth(
  text: string,
  year: ReadInteger,
  month: ReadInteger,
  words: DateWords,
): ReadDate<CalendarSaid> | undefined {
  const isDate = year.value >= 1900 && year.value <= 2100 && month.value >= 1 && month.value <= 12;
  const isRange = isOneOf("-", text, month.end) && !isOneOf("-", text, year.end);
  if (
    !isDate ||
    (!isRange && isJoined(text, month.end, 1)) ||
    words.counted.match(text, month.end) !== undefined
  )
    return undefined;
  if (isOneOf(".", text, year.end) && month.width < 2) return undefined;
  const end = isOneOf("月", text, month.end) ? month.end + 1 : month.end;
  return { end, said: { kind: "calendar", year: absolute(year), month: named(month.value) } };
}

const skipDaySuffix = (text: string, at: number): number => (isOneOf("日号", text, at) ? at + 1 : at);

const named = (month: number): { kind: "named"; month: number; isLeap: false } => ({
  kind: "named",
  month,
  isLeap: false,
});

const onDay = (year: YearSaid | undefined, month: number, day: number): CalendarSaid => ({
  kind: "calendar",
  year,
  month: named(month),
  rest: { kind: "day", day },
});
