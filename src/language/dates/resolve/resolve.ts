import { dayNumber, fromDayNumber, mod, mondayOf, weekdayOf } from "../calendar/day-number.ts";
import type { Said, WeekPart } from "../said.ts";
import { resolveCalendar } from "./resolve-calendar.ts";
import { resolveAgo, resolveShifted, resolveWindow } from "./resolve-away.ts";
import { choose, oneDay, type Context, type Resolved, type Span } from "./span.ts";

/** The days that an expression means. */
export function resolve(said: Said, context: Context): Resolved {
  switch (said.kind) {
    case "days":
      return { start: context.today + said.from, end: context.today + said.to + 1 };
    case "years":
      return yearsFrom(fromDayNumber(context.today).year, said.from, said.to);
    case "week":
      return resolveWeek(said.offset, said.day, context);
    case "last-weekday":
      return oneDay(context.today - 1 - mod(weekdayOf(context.today - 1) - said.weekday, 7));
    case "ago":
      return resolveAgo(said.lapse, said.sign, context);
    case "window":
      return resolveWindow(said.lapse, said.window, context);
    case "shifted":
      return resolveShifted(said, resolve(said.anchor, context), context);
    case "around":
      return widen(resolve(said.anchor, context));
    case "next-day":
      return undefined;
    case "calendar":
      return resolveCalendar(said, context);
  }
}

const yearsFrom = (year: number, from: number, to: number): Span => ({
  start: dayNumber(year + from, 1, 1),
  end: dayNumber(year + to + 1, 1, 1),
});

const AROUND = 3;

/** 国庆前后: some days to both sides; what is longer than a day is about right as it is. */
const widen = (span: Resolved): Resolved =>
  typeof span === "object" && span.end - span.start === 1
    ? { start: span.start - AROUND, end: span.end + AROUND }
    : span;

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
