import { KIND, isOneOf, kindAt, skipSpaces } from "../../numbers/characters.ts";
import type { CalendarSaid, MonthSaid, Rest, YearSaid } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";
import { readInteger, skipCharacter, type ReadInteger } from "./integer.ts";
import { readInside } from "./read-inside.ts";

/** A date expression and where it ends. */
export interface ReadDate<T> {
  readonly end: number;
  readonly said: T;
}

const NOT_MONTH = "龄嫂子饼薪租供均息大球琴亮";

/** A month, and the day or part said behind it: 3月, 闰四月, 正月初五, 12月1号, 11月底. */
export function readMonth(
  text: string,
  at: number,
  words: DateWords,
  year: YearSaid | undefined,
  isLunar: boolean,
): ReadDate<CalendarSaid> | undefined {
  const month = readMonthName(text, at, words);
  if (month === undefined) return undefined;
  return readRestOfMonth(text, month.end, words, year, month.month, isLunar || month.isLunar);
}

interface MonthName {
  readonly end: number;
  readonly month: MonthSaid;
  readonly isLunar: boolean;
}

function readMonthName(text: string, at: number, words: DateWords): MonthName | undefined {
  const trigger = words.triggers.match(text, at);
  switch (trigger?.value.kind) {
    case "month":
      return { end: trigger.end, month: { kind: "relative", offset: trigger.value.offset }, isLunar: false };
    case "lunar-month":
    case "solar-month": {
      const isLunar = trigger.value.kind === "lunar-month";
      return {
        end: trigger.end,
        month: { kind: "named", month: trigger.value.month, isLeap: false },
        isLunar,
      };
    }
    default:
      return readNumberedMonth(text, at);
  }
}

function readNumberedMonth(text: string, at: number): MonthName | undefined {
  const isLeap = isOneOf("闰", text, at);
  const number = readInteger(text, isLeap ? at + 1 : at);
  if (number === undefined || number.value < 1 || number.value > 99) return undefined;
  const month = nameMonth(number, isLeap);
  if (sharesUnit(text, number.end, "月")) return { end: number.end, month, isLunar: isLeap };
  const pair = isLeap ? undefined : readListedMonth(text, number);
  if (pair !== undefined) return pair;
  const end = skipCharacter(text, number.end, "月");
  if (end === undefined || isOneOf(NOT_MONTH, text, end) || isOneOf("两俩仨", text, number.start))
    return undefined;
  const after = isOneOf("份", text, end) ? end + 1 : end;
  return { end: after, month, isLunar: isLeap };
}

/** 7、8月 is 七八月. */
function readListedMonth(text: string, { value, start, end }: ReadInteger): MonthName | undefined {
  const next = listedUnit(text, start, end, value, "月", 12);
  if (next?.value !== value + 1 || isOneOf(NOT_MONTH, text, next.end + 1)) return undefined;
  return {
    end: isOneOf("份", text, next.end + 1) ? next.end + 2 : next.end + 1,
    month: { kind: "named", month: value, isLeap: false, until: next.value },
    isLunar: false,
  };
}

/** 五六月 is May or June, and 一二月 no December. */
function nameMonth({ value, width, isArabic }: ReadInteger, isLeap: boolean): MonthSaid {
  const first = Math.floor(value / 10);
  const isPair = !isArabic && width === 2 && first > 0 && value % 10 === first + 1;
  return isPair
    ? { kind: "named", month: first, isLeap, until: first + 1 }
    : { kind: "named", month: value, isLeap };
}

/** What follows a month: a day, a part, a week; or nothing. */
export function readRestOfMonth(
  text: string,
  monthEnd: number,
  words: DateWords,
  year: YearSaid | undefined,
  month: MonthSaid,
  isLunar: boolean,
): ReadDate<CalendarSaid> {
  const at = skipSpaces(text, isOneOf("的", text, monthEnd) ? monthEnd + 1 : monthEnd);
  const isYearless = year === undefined || year.kind === "relative";
  const day = readDayOfMonth(text, at, words, isLunar, isYearless && isFeastMonth(month));
  if (day !== undefined) {
    return {
      end: day.end,
      said: { kind: "calendar", year, month, rest: day.said, isLunar: isLunar || day.isLunar },
    };
  }
  const inside = readInside(text, at, words, "month");
  if (inside !== undefined) {
    return { end: inside.end, said: { kind: "calendar", year, month, rest: inside.said, isLunar } };
  }
  return { end: monthEnd, said: { kind: "calendar", year, month, isLunar } };
}

interface DayOfMonth extends ReadDate<Rest> {
  readonly isLunar: boolean;
}

function readDayOfMonth(
  text: string,
  at: number,
  words: DateWords,
  isLunar: boolean,
  isFeastMonth: boolean,
): DayOfMonth | undefined {
  if (isOneOf("初", text, at)) {
    const day = readInteger(text, at + 1);
    if (day === undefined || day.value < 1 || day.value > 10) return undefined;
    return { end: day.end, said: { kind: "day", day: day.value }, isLunar: true };
  }
  const day = readInteger(text, at);
  if (day === undefined || day.value > 99 || day.width > 2) return undefined;
  const suffix = skipCharacter(text, day.end, "日号");
  const said: Rest = { kind: "day", day: day.value };
  if (suffix === undefined && sharesUnit(text, day.end, "日号"))
    return { end: day.end, said, isLunar: false };
  if (suffix !== undefined) return { end: suffix, said, isLunar: false };
  if (day.value < 1 || day.value > 31 || words.counted.match(text, skipSpaces(text, day.end)) !== undefined) {
    return undefined;
  }
  if (day.isArabic) return { end: day.end, said, isLunar: false };
  // 三月一直…: one Chinese digit alone is no day.
  if (day.end - day.start < 2 && !isLunar) return undefined;
  return {
    end: day.end,
    said,
    isLunar: kindAt(text, at) === KIND.tens || (isFeastMonth && day.value === 15),
  };
}

/** 八月十五 is lunar whoever says it, unless with a year in figures. */
const isFeastMonth = (month: MonthSaid): boolean => month.kind === "named" && month.month === 8;

/** Nothing but blanks before it. */
function opensText(text: string, start: number): boolean {
  let at = start;
  while (isOneOf(" \n", text, at - 1)) at--;
  return at <= 0;
}

/**
 * 10、11号, 7、8月, 9月10、11、12日: the next of the figures that have their unit behind the last, each larger than the one
 * before; `undefined` for none, and where 1、 or a figure that begins a line is a number of the list.
 */
export function listedUnit(
  text: string,
  start: number,
  end: number,
  value: number,
  units: string,
  most: number,
): ReadInteger | undefined {
  const isItem = opensText(text, start) ? value === 1 : isOneOf("\n;。", text, start - 1);
  const next = isItem || !isOneOf("、", text, end) ? undefined : readInteger(text, end + 1);
  if (next === undefined || next.value <= value || next.value > most) return undefined;
  const isLast = isOneOf(units, text, next.end);
  return isLast || listedUnit(text, end + 1, next.end, next.value, units, most) !== undefined
    ? next
    : undefined;
}

/** 1-9月, 12到19日: is the unit of the figure at `end` that of the next one? */
export function sharesUnit(text: string, end: number, units: string): boolean {
  let at = skipSpaces(text, end);
  const start = at;
  while (isOneOf("-~到至", text, at)) at++;
  if (at === start || at - start > 2) return false;
  const second = readInteger(text, skipSpaces(text, at));
  return second !== undefined && second.value <= 31 && isOneOf(units, text, skipSpaces(text, second.end));
}
