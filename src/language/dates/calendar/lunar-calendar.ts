import { LunarMonth, LunarYear, SolarTerm } from "tyme4ts";
import { dayNumber, type DayNumber } from "./day-number.ts";

interface LunarMonthSpan {
  /** Negative for a leap month. */
  readonly month: number;
  readonly start: DayNumber;
  readonly days: number;
}

const FIRST_YEAR = 1600;
const LAST_YEAR = 2200;
const years = new Map<number, readonly LunarMonthSpan[]>();
const terms = new Map<number, DayNumber>();

/** Days `[start, start + days)` of a lunar month; `undefined` where that year has none such. */
export function lunarMonth(year: number, month: number, isLeap: boolean): LunarMonthSpan | undefined {
  const wanted = isLeap ? -month : month;
  return monthsOf(year).find((span) => span.month === wanted);
}

/** 除夕: the last day before the lunar new year that follows `year`. */
export function lastDayOfLunarYear(year: number): DayNumber | undefined {
  const last = monthsOf(year).at(-1);
  return last === undefined ? undefined : last.start + last.days - 1;
}

/** Computed once a year and kept: the calendar is astronomy, a message must not wait for it. */
function monthsOf(year: number): readonly LunarMonthSpan[] {
  if (year < FIRST_YEAR || year > LAST_YEAR) return [];
  let months = years.get(year);
  if (months === undefined) {
    let start = firstDay(year);
    months = LunarYear.fromYear(year)
      .getMonths()
      .map((month) => {
        const span = { month: month.getMonthWithLeap(), start, days: month.getDayCount() };
        start += span.days;
        return span;
      });
    years.set(year, months);
  }
  return months;
}

function firstDay(year: number): DayNumber {
  const day = LunarMonth.fromYm(year, 1).getFirstJulianDay().getSolarDay();
  return dayNumber(day.getYear(), day.getMonth(), day.getDay());
}

/** Day of a solar term (节气) in a Gregorian year; `index` 1 小寒, 2 大寒, 3 立春 … 24 冬至. */
export function solarTermDay(year: number, index: number): DayNumber | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const key = year * 32 + index;
  let number = terms.get(key);
  if (number === undefined) {
    const day = SolarTerm.fromIndex(year, index).getJulianDay().getSolarDay();
    number = dayNumber(day.getYear(), day.getMonth(), day.getDay());
    terms.set(key, number);
  }
  return number;
}
