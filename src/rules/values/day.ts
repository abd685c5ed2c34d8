/**
 * A day as a number: days since 1970-01-01, so that dates compare, and an unknown date is a span, as numbers are.
 */
export type Day = number;

interface Civil {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly date: number;
}

/** Reads `YYYY-MM-DD`; `undefined` for anything else, 30 February included. */
export function parseDay(text: string): Day | undefined {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return undefined;
  const [year, month, date] = [digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10)];
  // A part that is no number is NaN, which is within nothing.
  if (!(year >= 0 && month >= 1 && month <= 12 && date >= 1 && date <= lastDateOf(year, month)))
    return undefined;
  return dayOf(year, month, date);
}

function digitsAt(text: string, from: number, to: number): number {
  let digits = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    digits = digits * 10 + digit;
  }
  return digits;
}

export function formatDay(day: Day): string {
  const { year, month, date } = civilOf(day);
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${date < 10 ? "0" : ""}${date}`;
}

/**
 * Days of the proleptic Gregorian calendar, reckoned in years that begin in March, so that the leap day comes last; an
 * era is 400 years (Howard Hinnant, "chrono-compatible low-level date algorithms"). Date objects are ten times slower.
 */
function dayOf(year: number, month: number, date: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilOf(day: Day): Civil {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function lastDateOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 31);
}

export const yearOfDay = (day: Day): number => (Number.isFinite(day) ? civilOf(day).year : day);
export const monthOfDay = (day: Day): number => civilOf(day).month;

/** Full months from one day to a later one; from a later to an earlier one, the same with a minus. */
export function monthsBetween(from: Day, to: Day): number {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return to - from;
  if (from > to) return 0 - monthsBetween(to, from);
  const [a, b] = [civilOf(from), civilOf(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.date < a.date ? 1 : 0);
}

/** Full years (周岁 when `from` is a birthday). */
export function yearsBetween(from: Day, to: Day): number {
  const months = monthsBetween(from, to);
  return Number.isFinite(months) ? Math.trunc(months / 12) + 0 : months;
}

/** Months or years from one day to another, of which the last has only begun: 31 days from 1 January are two months. */
export function begunBetween(between: (from: Day, to: Day) => number, unit: ShiftUnit): typeof between {
  return (from, to) => {
    if (from > to) return 0 - begunBetween(between, unit)(to, from);
    const full = between(from, to);
    return Number.isFinite(full) && shiftDay(from, full, unit) < to ? full + 1 : full;
  };
}

export const STRETCHES = ["month", "quarter", "year"] as const;
export type Stretch = (typeof STRETCHES)[number];

/** The day on which the month, quarter or year of a day began. */
export function firstDayOf(day: Day, stretch: Stretch): Day {
  if (!Number.isFinite(day)) return day;
  const { month, year } = civilOf(day);
  const first = { month, quarter: month - ((month - 1) % 3), year: 1 }[stretch];
  return dayOf(year, first, 1);
}

export const SHIFT_UNITS = ["years", "months", "days"] as const;
export type ShiftUnit = (typeof SHIFT_UNITS)[number];

/** Moves a day; 31 January + 1 month is the last day of February. */
export function shiftDay(day: Day, amount: number, unit: ShiftUnit): Day {
  if (!Number.isFinite(day) || !Number.isFinite(amount) || unit === "days") return day + amount;
  const { year, month, date } = civilOf(day);
  const target = year * 12 + (month - 1) + (unit === "years" ? amount * 12 : amount);
  const [y, m] = [Math.floor(target / 12), (((target % 12) + 12) % 12) + 1];
  return dayOf(y, m, Math.min(date, lastDateOf(y, m)));
}
