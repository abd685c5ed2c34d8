import { dayNumber, daysInMonth, mod, weekdayOf } from "../calendar/day-number.ts";
import type { Part, Rest } from "../said.ts";
import { oneDay, type Span } from "./span.ts";

/** What is said inside a month; month 13 is next January. `undefined`: there is no such day. */
export function resolveInMonth(year: number, month: number, rest: Rest | undefined): Span | undefined {
  const start = dayNumber(year, month, 1);
  const length = daysInMonth(year, month);
  switch (rest?.kind) {
    case undefined:
      return { start, end: start + length };
    case "day":
      return rest.day >= 1 && rest.day <= length ? oneDay(start + rest.day - 1) : undefined;
    case "part":
      return partOfMonth(start, length, rest.part);
    case "week": {
      const monday = firstWeekday(start, 1) + 7 * (rest.nth - 1);
      return { start: monday, end: monday + 7 };
    }
    case "weekday":
      return nthWeekday(start, length, rest.weekday, rest.nth);
    case "first": {
      const days = rest.unit === "week" ? rest.amount * 7 : rest.amount;
      if (rest.unit !== "day" && rest.unit !== "week") return undefined;
      return rest.isLast
        ? { start: start + length - days, end: start + length }
        : { start, end: start + days };
    }
    default:
      return undefined;
  }
}

/** 月初 is the 1st to the 5th, 月底 the 25th to the last: what most people and parsers mean by it. */
function partOfMonth(start: number, length: number, part: Part): Span {
  const between = (from: number, to: number): Span => ({ start: start + from - 1, end: start + to });
  switch (part) {
    case "opening":
    case "start":
      return between(1, 5);
    case "middle":
    case "middle-ten":
      return between(11, 20);
    case "end":
      return between(25, length);
    case "first-ten":
      return between(1, 10);
    case "last-ten":
      return between(21, length);
    case "first-and-middle-ten":
      return between(1, 20);
    case "middle-and-last-ten":
      return between(11, length);
    case "first-half":
      return between(1, 15);
    case "second-half":
      return between(16, length);
  }
}

/** The first such weekday (1 Monday … 7 Sunday) on or after the day. */
export const firstWeekday = (start: number, weekday: number): number =>
  start + mod(weekday - weekdayOf(start), 7);

/** The n-th such weekday of a month, −1 the last. */
export function nthWeekday(start: number, length: number, weekday: number, nth: number): Span | undefined {
  const first = firstWeekday(start, weekday);
  const day = nth > 0 ? first + 7 * (nth - 1) : first + 7 * Math.floor((start + length - 1 - first) / 7);
  return day < start + length ? oneDay(day) : undefined;
}
