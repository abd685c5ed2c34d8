import { LunarDay } from "tyme4ts";

import { type LocalDate, parseLocalDate } from "./local-date.ts";

/** Festivals on which something is paid or somebody visited (domain §5). */
export const FESTIVALS = ["spring", "may-day", "national-day", "double-ninth"] as const;
export type Festival = (typeof FESTIVALS)[number];

/** Fixed by the sun: month and day. */
const SOLAR: Readonly<Partial<Record<Festival, string>>> = { "may-day": "05-01", "national-day": "10-01" };
/** Fixed by the moon: month and day of the lunar year. */
const LUNAR: Readonly<Partial<Record<Festival, readonly [number, number]>>> = {
  spring: [1, 1],
  "double-ninth": [9, 9],
};

/** The day of a festival in a year: the Spring Festival of 2027 is 6 February (Node's own Chinese calendar errs by a day). */
export function festivalDay(festival: Festival, year: number): LocalDate {
  const [month, day] = LUNAR[festival] ?? [0, 0];
  const text =
    SOLAR[festival] === undefined
      ? LunarDay.fromYmd(year, month, day).getSolarDay().toString()
      : `${year}-${SOLAR[festival]}`;
  const iso = text.replace(/^(\d+)\D(\d+)\D(\d+)\D?$/, (_whole, y: string, m: string, d: string) =>
    [y, m.padStart(2, "0"), d.padStart(2, "0")].join("-"),
  );
  const found = parseLocalDate(iso);
  if (found === undefined) throw new Error(`no day for ${festival} of ${year}`);
  return found;
}

/** The next one on or after a day. */
export function nextFestivalDay(festival: Festival, from: LocalDate): LocalDate {
  const year = Number(from.slice(0, 4));
  const thisYear = festivalDay(festival, year);
  return thisYear >= from ? thisYear : festivalDay(festival, year + 1);
}
