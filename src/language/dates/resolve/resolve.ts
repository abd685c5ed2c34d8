import { dayNumber, fromDayNumber, mod, mondayOf, weekdayOf } from "../calendar/day-number.ts";
import type { Said, Unit, WeekPart } from "../said.ts";
import { resolveCalendar } from "./resolve-calendar.ts";
import { choose, oneDay, type Context, type Resolved, type Span } from "./span.ts";

/** The days that an expression means. */
export function resolve(said: Said, context: Context): Resolved {
  switch (said.kind) {
    case "days":
      return { start: context.today + said.from, end: context.today + said.to + 1 };
    case "week":
      return resolveWeek(said.offset, said.day, context);
    case "last-weekday":
      return oneDay(context.today - 1 - mod(weekdayOf(context.today - 1) - said.weekday, 7));
    case "ago":
      return resolveAgo(said.amount * said.sign, said.unit, context);
    case "window":
      return resolveWindow(said.amount, said.unit, said.window, context);
    case "calendar":
      return resolveCalendar(said, context);
  }
}

function resolveWeek(
  offset: number | undefined,
  part: WeekPart | undefined,
  context: Context,
): Span | undefined {
  const monday = mondayOf(context.today);
  if (offset !== undefined) return partOfWeek(monday + 7 * offset, part);
  // 周二 said on a Tuesday of something to come: today would be called 今天.
  const from = context.prefer === "future" ? { ...context, today: context.today + 1 } : context;
  return choose(from, (round) => partOfWeek(monday + 7 * round, part), 1);
}

function partOfWeek(monday: number, part: WeekPart | undefined): Span {
  switch (part) {
    case undefined:
      return { start: monday, end: monday + 7 };
    case "weekend":
      return { start: monday + 5, end: monday + 7 };
    case "first-half":
      return { start: monday, end: monday + 3 };
    case "second-half":
      return { start: monday + 3, end: monday + 7 };
    default:
      return oneDay(monday + part - 1);
  }
}

const MINUTES_A_DAY = 1440;

/** Three days ago is a day, three months ago a month, three years ago a year: no finer than it was said. */
function resolveAgo(amount: number, unit: Unit, { today, minute }: Context): Span {
  const { year, month } = fromDayNumber(today);
  switch (unit) {
    case "minute":
      return oneDay(today + Math.floor((minute + amount) / MINUTES_A_DAY));
    case "hour":
      return oneDay(today + Math.floor((minute + amount * 60) / MINUTES_A_DAY));
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

function resolveWindow(
  amount: number,
  unit: Unit,
  window: "last" | "recent" | "next",
  { today }: Context,
): Span {
  switch (window) {
    case "last":
      return { start: shift(today, -amount, unit), end: today };
    case "recent":
      return { start: shift(today, -amount, unit), end: today + 1 };
    case "next":
      return { start: today + 1, end: shift(today, amount, unit) + 1 };
  }
}

function shift(today: number, amount: number, unit: Unit): number {
  switch (unit) {
    case "minute":
    case "hour":
      return today;
    case "day":
      return today + amount;
    case "week":
      return today + amount * 7;
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
function shiftMonths(today: number, amount: number): number {
  const { year, month, day } = fromDayNumber(today);
  const whole = Math.trunc(amount);
  const last = dayNumber(year, month + whole + 1, 0);
  return Math.min(dayNumber(year, month + whole, day), last) + (amount - whole) * 30;
}

const monthOf = (year: number, month: number): Span => ({
  start: dayNumber(year, month, 1),
  end: dayNumber(year, month + 1, 1),
});
