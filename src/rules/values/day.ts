const MS_PER_DAY = 86_400_000;

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
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY;
  return Number.isInteger(day) && formatDay(day) === text ? day : undefined;
}

export const formatDay = (day: Day): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

function civilOf(day: Day): Civil {
  const at = new Date(day * MS_PER_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

export const yearOfDay = (day: Day): number => (Number.isFinite(day) ? civilOf(day).year : day);
export const monthOfDay = (day: Day): number => civilOf(day).month;

/** Full months from one day to a later one; negative, and rounded away from now, if it is earlier. */
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

export const SHIFT_UNITS = ["years", "months", "days"] as const;
export type ShiftUnit = (typeof SHIFT_UNITS)[number];

/** Moves a day; 31 January + 1 month is the last day of February. */
export function shiftDay(day: Day, amount: number, unit: ShiftUnit): Day {
  if (!Number.isFinite(day) || !Number.isFinite(amount)) return day + amount;
  if (unit === "days") return day + amount;
  const { year, month, date } = civilOf(day);
  const target = year * 12 + (month - 1) + (unit === "years" ? amount * 12 : amount);
  const [y, m] = [Math.floor(target / 12), ((target % 12) + 12) % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return Date.UTC(y, m, Math.min(date, last)) / MS_PER_DAY;
}
