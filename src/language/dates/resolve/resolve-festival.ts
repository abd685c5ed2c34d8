import { dayNumber, daysInMonth, fromDayNumber } from "../calendar/day-number.ts";
import { lastDayOfLunarYear, lunarMonth, solarTermDay } from "../calendar/lunar-calendar.ts";
import type { Festival, Rest } from "../said.ts";
import { nthWeekday } from "./resolve-in-month.ts";
import { choose, oneDay, type Context, type Span } from "./span.ts";

/** The day of a festival in the year named, or in the round that `prefer` asks for. */
export function resolveFestival(
  { festival, holiday }: Extract<Rest, { kind: "festival" }>,
  year: number | undefined,
  context: Context,
): Span | undefined {
  const day = resolveDay(festival, year, context);
  if (day === undefined || holiday === undefined) return day;
  const start = day.start - holiday.before;
  return { start, end: start + holiday.days };
}

function resolveDay(festival: Festival, year: number | undefined, context: Context): Span | undefined {
  if (year !== undefined) return inYear(festival, year, true);
  const current = fromDayNumber(context.today).year;
  return choose(context, (round) => inYear(festival, current + round, false), 1);
}

/** @param isNamed 2024年除夕 is the eve that falls in 2024; 除夕 alone is the end of the lunar year. */
function inYear(festival: Festival, year: number, isNamed: boolean): Span | undefined {
  switch (festival.kind) {
    case "solar":
      return oneDay(dayNumber(year, festival.month, festival.day));
    case "nth-weekday": {
      const { month, weekday, nth } = festival;
      return nthWeekday(dayNumber(year, month, 1), daysInMonth(year, month), weekday, nth);
    }
    case "term":
      return maybeDay(solarTermDay(year, festival.index));
    case "lunar": {
      const month = lunarMonth(year, festival.month, false);
      return month === undefined ? undefined : oneDay(month.start + festival.day - 1);
    }
    case "lunar-eve":
      return maybeDay(lastDayOfLunarYear(isNamed ? year - 1 : year));
  }
}

const maybeDay = (day: number | undefined): Span | undefined => (day === undefined ? undefined : oneDay(day));
