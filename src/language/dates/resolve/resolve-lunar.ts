import { fromDayNumber } from "../calendar/day-number.ts";
import { lunarMonth } from "../calendar/lunar-calendar.ts";
import type { CalendarSaid, Rest } from "../said.ts";
import { IMPOSSIBLE, choose, oneDay, type Context, type Resolved, type Span } from "./span.ts";

/** A leap month comes back within nineteen years or so. */
const YEARS_TO_LEAP_MONTH = 20;

/** 正月初五, 农历十月, 腊月廿三, 闰四月: months of the lunar year that begins in the Gregorian one. */
export function resolveLunar(said: CalendarSaid, year: number | undefined, context: Context): Resolved {
  const { month, rest } = said;
  const current = fromDayNumber(context.today).year;
  if (month?.kind !== "named") return resolveDayAlone(rest, current, context);
  if (month.month > 12) return IMPOSSIBLE;
  const inYear = (at: number): Span | undefined => inMonth(at, month.month, month.isLeap, rest);
  if (year !== undefined) return inYear(year) ?? IMPOSSIBLE;
  return (
    choose(context, (round) => inYear(current + round), month.isLeap ? YEARS_TO_LEAP_MONTH : 2) ?? IMPOSSIBLE
  );
}

function inMonth(year: number, month: number, isLeap: boolean, rest: Rest | undefined): Span | undefined {
  const span = lunarMonth(year, month, isLeap);
  if (span === undefined) return undefined;
  switch (rest?.kind) {
    case "day":
      return rest.day >= 1 && rest.day <= span.days ? oneDay(span.start + rest.day - 1) : undefined;
    case "part":
      if (rest.part === "start") return { start: span.start, end: span.start + 5 };
      if (rest.part === "end") return { start: span.start + 24, end: span.start + span.days };
      return { start: span.start, end: span.start + span.days };
    default:
      return { start: span.start, end: span.start + span.days };
  }
}

/** 初五: counted from the month we are in. */
function resolveDayAlone(rest: Rest | undefined, current: number, context: Context): Span | undefined {
  if (rest?.kind !== "day") return undefined;
  const { day } = rest;
  const spans: Span[] = [];
  for (let year = current - 1; year <= current + 1; year++) {
    for (let month = 1; month <= 12; month++) {
      const span = inMonth(year, month, false, { kind: "day", day });
      if (span !== undefined) spans.push(span);
    }
  }
  const now = spans.findLastIndex((span) => span.start <= context.today);
  return choose(context, (round) => spans[now + round], 1);
}
