/** Days since 1970-01-01, proleptic Gregorian. All arithmetic on dates here is arithmetic on these. */
export type DayNumber = number;

const DAYS_PER_ERA = 146_097;

/** Month and day may run over: month 13 is next January, day 0 the last of the month before. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = year + Math.floor((month - 3) / 12);
  const m = mod(month - 3, 12);
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * m + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - 719_468;
}

export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function fromDayNumber(number: DayNumber): YearMonthDay {
  const days = number + 719_468;
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const daysInMonth = (year: number, month: number): number =>
  dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);

/** 1 Monday … 7 Sunday */
export const weekdayOf = (number: DayNumber): number => mod(number + 3, 7) + 1;

/** The Monday of the week that holds the day. */
export const mondayOf = (number: DayNumber): DayNumber => number - weekdayOf(number) + 1;

/** `YYYY-MM-DD`; `null` outside the years that have four digits. */
export function formatDay(number: DayNumber): string | null {
  const { year, month, day } = fromDayNumber(number);
  if (year < 0 || year > 9999) return null;
  return `${two(Math.floor(year / 100))}${two(year % 100)}-${two(month)}-${two(day)}`;
}

export const mod = (a: number, b: number): number => ((a % b) + b) % b;

const TWO: readonly string[] = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, "0"));
const two = (value: number): string => TWO[value] ?? "";
