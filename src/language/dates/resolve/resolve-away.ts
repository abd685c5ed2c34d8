import {
  dayNumber,
  fromDayNumber,
  mod,
  mondayOf,
  weekdayOf,
  type DayNumber,
} from "../calendar/day-number.ts";
import type { Unit, Window } from "../said.ts";
import { oneDay, type Context, type Span } from "./span.ts";

const MINUTES_A_DAY = 1440;
const MINUTES: Readonly<Partial<Record<Unit, number>>> = {
  second: 1 / 60,
  minute: 1,
  "quarter-hour": 15,
  hour: 60,
};

/** Three days ago is a day, three months ago a month, three years ago a year: no finer than it was said. */
export function resolveAgo(amount: number, unit: Unit, context: Context): Span {
  const { today } = context;
  const { year, month } = fromDayNumber(today);
  switch (unit) {
    case "second":
    case "minute":
    case "quarter-hour":
    case "hour":
    case "workday":
      return oneDay(away(amount, unit, context));
    case "day":
      return oneDay(today + Math.round(amount));
    case "week": {
      const monday = mondayOf(today + Math.round(amount * 7));
      return { start: monday, end: monday + 7 };
    }
    case "half-month":
      return oneDay(today + amount * 15);
    case "month":
      return Number.isInteger(amount) ? monthOf(year, month + amount) : oneDay(shiftMonths(today, amount));
    case "quarter":
      return monthOf(year, month + amount * 3);
    case "half-year":
      return monthOf(year, month + amount * 6);
    case "year":
      return Number.isInteger(amount)
        ? { start: dayNumber(year + amount, 1, 1), end: dayNumber(year + amount + 1, 1, 1) }
        : monthOf(year, month + amount * 12);
  }
}

/** Days counted from today: 近三年, 未来两个月, 十五个工作日内. A part of a day is the day it falls on. */
export function resolveWindow(amount: number, unit: Unit, window: Window, context: Context): Span {
  const { today } = context;
  const isShort = MINUTES[unit] !== undefined;
  switch (window) {
    case "last":
      return { start: away(-amount, unit, context), end: isShort ? today + 1 : today };
    case "recent":
      return { start: away(-amount, unit, context), end: today + 1 };
    case "next":
      return { start: isShort ? today : today + 1, end: away(amount, unit, context) + 1 };
    case "within":
      return { start: today, end: away(amount, unit, context) + 1 };
  }
}

/** The day so far away. */
function away(amount: number, unit: Unit, { today, minute }: Context): DayNumber {
  switch (unit) {
    case "second":
    case "minute":
    case "quarter-hour":
    case "hour":
      return today + Math.floor((minute + amount * (MINUTES[unit] ?? 0)) / MINUTES_A_DAY);
    case "day":
      return today + Math.round(amount);
    case "workday":
      return shiftWorkdays(today, Math.round(amount));
    case "week":
      return today + Math.round(amount * 7);
    case "half-month":
      return today + amount * 15;
    case "month":
      return shiftMonths(today, amount);
    case "quarter":
      return shiftMonths(today, amount * 3);
    case "half-year":
      return shiftMonths(today, amount * 6);
    case "year":
      return shiftMonths(today, amount * 12);
  }
}

/** Half a month is fifteen days; the 31st becomes the last day of a shorter month. */
function shiftMonths(today: DayNumber, amount: number): DayNumber {
  const { year, month, day } = fromDayNumber(today);
  const whole = Math.trunc(amount);
  const last = dayNumber(year, month + whole + 1, 0);
  return Math.min(dayNumber(year, month + whole, day), last) + Math.round((amount - whole) * 30);
}

const WORKDAYS_A_WEEK = 5;

/** A Saturday or Sunday counts as the Friday before it on the way ahead, as the Monday behind it on the way back. */
function shiftWorkdays(today: DayNumber, amount: number): DayNumber {
  const weekday = weekdayOf(today);
  const isWeekend = weekday > WORKDAYS_A_WEEK;
  const back = amount < 0;
  const from = isWeekend ? today + (back ? 8 - weekday : WORKDAYS_A_WEEK - weekday) : today;
  const position = weekdayOf(from) - 1 + amount;
  return (
    from - (weekdayOf(from) - 1) + Math.floor(position / WORKDAYS_A_WEEK) * 7 + mod(position, WORKDAYS_A_WEEK)
  );
}

const monthOf = (year: number, month: number): Span => ({
  start: dayNumber(year, month, 1),
  end: dayNumber(year, month + 1, 1),
});
