import { Temporal } from "temporal-polyfill";

/** The calendar day in the district, `YYYY-MM-DD`. ISO text sorts as the days do, so `<` compares. */
export type LocalDate = string & { readonly __brand: "LocalDate" };

/** Deadlines are the district's, whatever zone the server keeps (domain: 31 December, 23:59:59 Asia/Shanghai). */
export const ZONE = "Asia/Shanghai";

const plain = (date: LocalDate): Temporal.PlainDate => Temporal.PlainDate.from(date);
const brand = (date: { toString(): string }): LocalDate => date.toString() as LocalDate;

/** Reads `YYYY-MM-DD`; `undefined` for anything else, 30 February included. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return brand(Temporal.PlainDate.from(text, { overflow: "reject" }));
  } catch {
    return undefined;
  }
}

/** The day it is in the district at `instant`. */
export function dateInZone(instant: Date): LocalDate {
  return brand(
    Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).toPlainDate(),
  );
}

/** Hour of the day 0–23 in the district at `instant`. */
export function hourInZone(instant: Date): number {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).hour;
}

/** The instant at which `date` begins in the district, `hour` o'clock added. */
export function startOfDay(date: LocalDate, hour = 0): Date {
  const start = plain(date).toZonedDateTime({ timeZone: ZONE, plainTime: { hour } });
  return new Date(start.epochMilliseconds);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return brand(plain(date).add({ days }));
}

/** Months later (earlier if negative); 31 January + 1 month is the last day of February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return brand(plain(date).add({ months }));
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return plain(from).until(plain(to), { largestUnit: "day" }).days;
}

/** Full years from `from` to `to`: age in full years (周岁) when `from` is a birthday. */
export function yearsBetween(from: LocalDate, to: LocalDate): number {
  return plain(from).until(plain(to), { largestUnit: "year" }).years;
}

/**
 * The day that a correction of `anchor` means: 「应该是16号」 lies in its month, 「应该是11月16日」 in the nearest year. What
 * stands in no such month is left as it was read.
 */
export function nearDay(anchor: LocalDate, said: LocalDate, lacks: "month" | "year" | undefined): LocalDate {
  if (lacks === undefined) return said;
  if (lacks === "month") return parseLocalDate(`${anchor.slice(0, 7)}-${said.slice(8)}`) ?? said;
  const years = [0, -1, 1].map((away) => `${yearOf(anchor) + away}-${said.slice(5)}`);
  const near = (day: LocalDate): number => Math.abs(daysBetween(anchor, day));
  return years.flatMap((day) => parseLocalDate(day) ?? []).toSorted((a, b) => near(a) - near(b))[0] ?? said;
}

/** The day that narrows a stretch `[from, until)`: 20号 after 上个月 is a day of that month, 11月20日 after 去年 of that year. */
export function dayWithin(
  [from, until]: readonly [LocalDate, LocalDate],
  said: LocalDate,
  lacks: "month" | "year" | undefined,
): LocalDate {
  const last = addDays(until, -1);
  const candidates =
    lacks === "month"
      ? [from, last].map((day) => `${day.slice(0, 7)}-${said.slice(8)}`)
      : lacks === "year"
        ? [from, last].map((day) => `${yearOf(day)}-${said.slice(5)}`)
        : [];
  return (
    candidates.flatMap((day) => parseLocalDate(day) ?? []).find((day) => day >= from && day <= last) ?? said
  );
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
