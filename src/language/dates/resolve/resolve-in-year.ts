import { dayNumber, fromDayNumber } from "../calendar/day-number.ts";
import { solarTermDay } from "../calendar/lunar-calendar.ts";
import type { Part, Rest, YearSaid } from "../said.ts";
import { firstWeekday } from "./resolve-in-month.ts";
import { IMPOSSIBLE, choose, oneDay, type Context, type Resolved, type Span } from "./span.ts";

/** What is said inside a year, or inside the current one where none is named. */
export function resolveInYear(
  said: YearSaid | undefined,
  named: number | undefined,
  rest: Rest | undefined,
  context: Context,
): Resolved {
  const current = fromDayNumber(context.today).year;
  const year = named ?? current;
  const isEdge =
    rest?.kind === "part" && (rest.part === "start" || rest.part === "middle" || rest.part === "end");
  if ((isEdge || rest?.kind === "season") && said === undefined) {
    return choose(context, (round) => inYear(current + round, rest, context), 1);
  }
  return inYear(year, rest, context) ?? IMPOSSIBLE;
}

function inYear(year: number, rest: Rest | undefined, context: Context): Span | undefined {
  switch (rest?.kind) {
    case undefined:
      return months(year, 1, 12);
    case "part":
      return partOfYear(year, rest.part);
    case "quarter":
      return quarters(year, rest.from, rest.to, rest.edge);
    case "relative-quarter": {
      const quarter = Math.floor((fromDayNumber(context.today).month - 1) / 3) + 1 + rest.offset;
      return quarters(year, quarter, quarter, rest.edge);
    }
    case "season":
      return seasonOf(year, rest.season);
    case "week": {
      const monday = firstWeekday(dayNumber(year, 1, 1), 1) + 7 * (rest.nth - 1);
      return { start: monday, end: monday + 7 };
    }
    case "nth-month":
      return rest.month >= 1 && rest.month <= 12 ? months(year, rest.month, rest.month) : undefined;
    case "months":
      return months(year, rest.from, rest.to);
    case "first":
      return firstOf(year, rest);
    case "decade":
      return years(year, 10, rest.edge, 3);
    case "century":
      return years(year, 100, rest.edge, 20);
    case "day":
      return oneDay(dayNumber(year, 1, rest.day));
    case "weekday":
    case "festival":
      return undefined;
  }
}

const months = (year: number, from: number, to: number): Span => ({
  start: dayNumber(year, from, 1),
  end: dayNumber(year, to + 1, 1),
});

/** 80年代 are ten years, 80年代初 and 末 three of them; 世纪初 and 世纪末 twenty of a hundred. */
function years(first: number, count: number, edge: "start" | "end" | undefined, edgeCount: number): Span {
  const from = edge === "end" ? first + count - edgeCount : first;
  const to = edge === "start" ? first + edgeCount : first + count;
  return { start: dayNumber(from, 1, 1), end: dayNumber(to, 1, 1) };
}

/** 年底 is November and December, 年初 January and February, 年中 June and July: a sixth, as 月初 is of a month. */
function partOfYear(year: number, part: Part): Span | undefined {
  switch (part) {
    case "opening":
      return months(year, 1, 1);
    case "start":
      return months(year, 1, 2);
    case "middle":
      return months(year, 6, 7);
    case "end":
      return months(year, 11, 12);
    case "first-half":
      return months(year, 1, 6);
    case "second-half":
      return months(year, 7, 12);
    case "first-ten":
    case "middle-ten":
    case "last-ten":
    case "first-and-middle-ten":
    case "middle-and-last-ten":
      return undefined;
  }
}

function quarters(year: number, from: number, to: number, edge: "start" | "end" | undefined): Span {
  if (edge === "start") return months(year, from * 3 - 2, from * 3 - 2);
  if (edge === "end") return months(year, to * 3, to * 3);
  return months(year, from * 3 - 2, to * 3);
}

/** From 立春, 立夏, 立秋, 立冬 to the next of them. */
function seasonOf(year: number, season: number): Span | undefined {
  const index = season * 6 - 3;
  const start = solarTermDay(year, index);
  const end = season === 4 ? solarTermDay(year + 1, 3) : solarTermDay(year, index + 6);
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** 前两个月, 最后三周: whole units counted from one end of the year. */
function firstOf(year: number, { amount, unit, isLast }: Extract<Rest, { kind: "first" }>): Span | undefined {
  const start = dayNumber(year, 1, 1);
  const end = dayNumber(year + 1, 1, 1);
  switch (unit) {
    case "day":
      return isLast ? { start: end - amount, end } : { start, end: start + amount };
    case "week": {
      const monday = firstWeekday(start, 1);
      const last = monday + 7 * Math.floor((end - monday) / 7);
      return isLast ? { start: last - amount * 7, end: last } : { start: monday, end: monday + amount * 7 };
    }
    case "month":
      return isLast ? months(year, 13 - amount, 12) : months(year, 1, amount);
    case "quarter":
      return isLast ? quarters(year, 5 - amount, 4, undefined) : quarters(year, 1, amount, undefined);
    case "second":
    case "minute":
    case "quarter-hour":
    case "hour":
    case "workday":
    case "half-month":
    case "half-year":
    case "year":
      return undefined;
  }
}
