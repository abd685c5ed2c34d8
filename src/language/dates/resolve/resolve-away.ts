import {
  dayNumber,
  fromDayNumber,
  mod,
  mondayOf,
  weekdayOf,
  type DayNumber,
} from "../calendar/day-number.ts";
import { UNITS, type Lapse, type Said, type Unit, type Window } from "../said.ts";
import { oneDay, type Context, type Resolved, type Span } from "./span.ts";

const MINUTES_A_DAY = 1440;
const MINUTES: Readonly<Partial<Record<Unit, number>>> = {
  second: 1 / 60,
  minute: 1,
  "quarter-hour": 15,
  hour: 60,
};

/** Three days ago is a day, three months ago a month, three years ago a year: no finer than it was said. */
export function resolveAgo(lapse: readonly Lapse[], sign: 1 | -1, context: Context): Span {
  const [first] = lapse;
  if (first === undefined || lapse.length > 1) return resolveSum(lapse, sign, context);
  const least = resolveOne(first.amount * sign, first.unit, context);
  if (first.most === undefined) return least;
  const most = resolveOne(first.most * sign, first.unit, context);
  return { start: Math.min(least.start, most.start), end: Math.max(least.end, most.end) };
}

/** 一年零三个月前 is a month, two years and five days ago a day. */
function resolveSum(lapse: readonly Lapse[], sign: 1 | -1, context: Context): Span {
  const isCoarse = lapse.every(({ unit }) => unit === "year" || unit === "month");
  const day = awayAll(lapse, sign, context);
  if (!isCoarse) return oneDay(day);
  const { year, month } = fromDayNumber(day);
  return monthOf(year, month);
}

function resolveOne(amount: number, unit: Unit, context: Context): Span {
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
export function resolveWindow(lapse: readonly Lapse[], window: Window, context: Context): Span {
  const { today } = context;
  const isShort = lapse.every(({ unit }) => MINUTES[unit] !== undefined);
  switch (window) {
    case "last":
      return { start: awayAll(lapse, -1, context), end: isShort ? today + 1 : today };
    case "recent":
      return { start: awayAll(lapse, -1, context), end: today + 1 };
    case "next":
      return { start: isShort ? today : today + 1, end: awayAll(lapse, 1, context) + 1 };
    case "within":
      return { start: today, end: awayAll(lapse, 1, context) + 1 };
  }
}

/** 五一前一天 is a day, 春节前两周 all the days until the feast. */
export function resolveShifted(
  { lapse, sign, isPoint }: Extract<Said, { kind: "shifted" }>,
  anchor: Resolved,
  context: Context,
): Resolved {
  if (typeof anchor !== "object") return anchor;
  const edge = sign < 0 ? anchor.start : anchor.end - 1;
  const day = awayAll(lapse, sign, { ...context, today: edge });
  const isNext = lapse.length === 1 && lapse[0]?.amount === 1 && lapse[0].unit === "day";
  if (isPoint || isNext) return oneDay(day);
  return sign < 0 ? { start: day, end: anchor.start } : { start: anchor.end, end: day + 1 };
}

/** The day all of it away, at most; the larger units first. */
function awayAll(lapse: readonly Lapse[], sign: 1 | -1, context: Context): DayNumber {
  const [first] = lapse;
  if (first !== undefined && lapse.length === 1)
    return away((first.most ?? first.amount) * sign, first.unit, context);
  let { today } = context;
  for (const { amount, most, unit } of lapse.toSorted(
    (a, b) => UNITS.indexOf(b.unit) - UNITS.indexOf(a.unit),
  ))
    today = away((most ?? amount) * sign, unit, { ...context, today });
  return today;
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
