import { dayNumber, fromDayNumber, mod } from "../calendar/day-number.ts";
import type { CalendarSaid, Said } from "../said.ts";
import { resolve } from "./resolve.ts";
import { oneDay, type Context, type Resolved, type Span } from "./span.ts";

/** 2019年3月评上，次年退休; 2024年11月至次年2月: the year is counted from the date before. */
export function withYearOfBefore(said: Said, before: Span): Said {
  if (said.kind !== "calendar" || said.year?.kind !== "relative" || said.year.isNext !== true) return said;
  const year = fromDayNumber(before.start).year + said.year.offset;
  return { ...said, year: { kind: "absolute", year } };
}

/** A date that leans on the one before it: 3月1日到5日, 9月10号、11号, 8月至2月. */
export function resolveAfter(leaning: Said, previous: Span, context: Context): Resolved {
  const said = withYearOfBefore(leaning, previous);
  if (said.kind === "week" && typeof said.day === "number")
    return resolveWeekdayAfter(said, previous, context);
  if (said.kind !== "calendar" || said.year !== undefined) return resolve(said, context);
  if (said.month?.kind === "relative")
    return said.month.isUnsaid === true ? resolvePartAfter(said, previous, context) : resolve(said, context);
  const { year, month } = fromDayNumber(previous.start);
  if (said.month === undefined && said.rest?.kind === "day" && said.isLunar !== true) {
    const { day } = said.rest;
    const isNext = dayNumber(year, month, day) < previous.start;
    return resolve(inMonth(said, year, isNext ? month + 1 : month), context);
  }
  const sameYear = resolve({ ...said, year: { kind: "absolute", year } }, context);
  if (typeof sameYear !== "object" || sameYear.end > previous.start) return sameYear;
  return resolve({ ...said, year: { kind: "absolute", year: year + 1 } }, context);
}

/** 元旦春节, 国庆中秋: a festival told with another is the one next to it, on either side; the rest follows. */
export function resolveBeside(said: Said, previous: Span, context: Context): Resolved {
  if (said.kind !== "calendar" || said.rest?.kind !== "festival")
    return resolveAfter(said, previous, context);
  const { year } = fromDayNumber(previous.start);
  const spans = [-1, 0, 1]
    .map((round) => resolve({ ...said, year: { kind: "absolute", year: year + round } }, context))
    .filter((span) => typeof span === "object");
  const distance = ({ start }: Span): number => Math.abs(start - previous.start);
  return spans.toSorted((a, b) => distance(a) - distance(b))[0] ?? resolve(said, context);
}

/** 周一到周三, 周五到下周一: the weekday that follows, of its own week if one is named. */
function resolveWeekdayAfter(said: Said, previous: Span, context: Context): Resolved {
  const named = resolve(said, context);
  if (typeof named !== "object") return named;
  if (said.kind === "week" && said.offset !== undefined && named.start >= previous.start) return named;
  return oneDay(previous.start + mod(named.start - previous.start, 7));
}

/** As long as February: no longer than a part of a month. */
const A_MONTH = 28;

/** 10月上旬到中旬, 3月初到月底, 12月底到月初: of the month it is already, or the next; 去年到月底 of this one. */
function resolvePartAfter(said: CalendarSaid, previous: Span, context: Context): Resolved {
  if (previous.end - previous.start >= A_MONTH) return resolve(said, { ...context, prefer: "this" });
  const { year, month } = fromDayNumber(previous.end - 1);
  const same = resolve(inMonth(said, year, month), context);
  return typeof same === "object" && same.end > previous.start
    ? same
    : resolve(inMonth(said, year, month + 1), context);
}

function inMonth(said: CalendarSaid, year: number, month: number): CalendarSaid {
  const isOver = month > 12;
  return {
    ...said,
    year: { kind: "absolute", year: isOver ? year + 1 : year },
    month: { kind: "named", month: isOver ? month - 12 : month, isLeap: false },
  };
}
