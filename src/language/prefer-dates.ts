import { formatDay } from "./dates/calendar/day-number.ts";
import { readNow } from "./dates/calendar/today.ts";
import type { Entities, Preference } from "./entities.ts";
import type { DateMention } from "./frame.ts";
import type { Normalised } from "./normalise.ts";

/** A day said without its year that would be longer ago than this … */
const LONG_AGO = 240;
/** … and otherwise lies within so many days ahead, is the one ahead: nobody says 12月31日 of last year in November. */
const SOON = 120;

/**
 * Dates as the sentence means them: what is planned looks ahead, what is told looks back, but not past a nearer day
 * ahead. `prefer` overrides both.
 */
export function findDatesMeant(
  n: Normalised,
  entities: Entities,
  now: Date,
  prefer: Preference | undefined,
  isPlan: boolean,
): DateMention[] {
  if (prefer !== undefined) return entities.findDates(n, { now, prefer });
  const found = entities.findDates(n, { now, prefer: isPlan ? "future" : "past" });
  if (isPlan || found.length === 0) return found;
  const { today } = readNow(now);
  const old = formatDay(today - LONG_AGO) ?? "";
  if (!found.some(({ start }) => start !== null && start < old)) return found;
  const soon = formatDay(today + SOON) ?? "";
  const ahead = entities.findDates(n, { now, prefer: "future" });
  return found.map((date, at) => nearer(date, ahead[at], old, soon));
}

function nearer(past: DateMention, ahead: DateMention | undefined, old: string, soon: string): DateMention {
  if (ahead === undefined || ahead.index !== past.index || ahead.start === null || past.start === null)
    return past;
  return past.start < old && ahead.start <= soon ? ahead : past;
}
