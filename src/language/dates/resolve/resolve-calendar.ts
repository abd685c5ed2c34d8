import { dayNumber, daysInMonth, fromDayNumber } from "../calendar/day-number.ts";
import type { CalendarSaid, MonthSaid, YearSaid } from "../said.ts";
import { resolveFestival } from "./resolve-festival.ts";
import { resolveInMonth } from "./resolve-in-month.ts";
import { resolveInYear } from "./resolve-in-year.ts";
import { resolveLunar } from "./resolve-lunar.ts";
import { IMPOSSIBLE, choose, oneDay, type Context, type Resolved, type Span } from "./span.ts";

/** A leap day comes back within eight years, around a century without one. */
const YEARS_TO_LEAP = 8;

/** Year, month and what is said inside them. */
export function resolveCalendar(said: CalendarSaid, context: Context): Resolved {
  const { year, month, rest } = said;
  if (rest?.kind === "festival") return resolveFestival(rest, yearOf(year, context), context);
  if (said.isLunar === true) return resolveLunar(said, yearOf(year, context), context);
  if (month !== undefined) return resolveMonth(said, month, context);
  if (rest?.kind === "day" && year === undefined) return resolveDay(rest.day, context);
  return resolveInYear(year, yearOf(year, context), rest, context);
}

/** The year as a number; two digits are the one next to us, at most eleven years ahead. */
export function yearOf(year: YearSaid | undefined, { today }: Context): number | undefined {
  const current = fromDayNumber(today).year;
  switch (year?.kind) {
    case undefined:
      return undefined;
    case "absolute":
      return year.year;
    case "relative":
      return current + year.offset;
    case "short": {
      const century = current - (current % 100);
      return year.year <= (current % 100) + 11 ? century + year.year : century - 100 + year.year;
    }
  }
}

function resolveMonth(said: CalendarSaid, month: MonthSaid, context: Context): Resolved {
  const current = fromDayNumber(context.today);
  const year = yearOf(said.year, context);
  if (month.kind === "relative") {
    const at = current.month + month.offset;
    if (month.isUnsaid === true) {
      return choose(context, (round) => resolveInMonth(year ?? current.year, at + round, said.rest), 1);
    }
    return resolveInMonth(year ?? current.year, at, said.rest) ?? IMPOSSIBLE;
  }
  if (month.month > 12) return IMPOSSIBLE;
  const inYear = (at: number): Span | undefined => {
    const { month: from, until } = month;
    if (until === undefined) return resolveInMonth(at, from, said.rest);
    // 七八月五号 is neither day.
    if (said.rest?.kind === "day") return undefined;
    return { start: dayNumber(at, from, 1), end: dayNumber(at, until + 1, 1) };
  };
  if (year !== undefined) return inYear(year) ?? IMPOSSIBLE;
  const isNever =
    said.rest?.kind === "day" && (said.rest.day < 1 || said.rest.day > daysInMonth(2024, month.month));
  if (isNever) return IMPOSSIBLE;
  return choose(context, (round) => inYear(current.year + round), YEARS_TO_LEAP);
}

/** 15号 of this month, the last or the next. */
function resolveDay(day: number, context: Context): Span | undefined {
  const { year, month } = fromDayNumber(context.today);
  return choose(
    context,
    (round) =>
      day <= daysInMonth(year, month + round) ? oneDay(dayNumber(year, month + round, day)) : undefined,
    2,
  );
}
