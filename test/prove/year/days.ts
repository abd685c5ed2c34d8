/** Days as numbers: 0 is the first day of the simulated year. All in the district's own time, which is UTC+8 all year. */
const FIRST = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

/** 15 January of the next year. */
export const LAST_DAY = 379;

/** YYYY-MM-DD. */
export const isoOf = (day: number): string => new Date(FIRST + day * DAY_MS).toISOString().slice(0, 10);

/** The instant at `minute` of that day in the district. */
export const instantOf = (day: number, minute: number): Date =>
  new Date(FIRST + day * DAY_MS + minute * 60_000 - 8 * 3_600_000);

export const dayOf = (iso: string): number => Math.round((Date.parse(iso) - FIRST) / DAY_MS);

/** 2026年11月20日. */
export const saidInFull = (day: number): string => {
  const [year, month, date] = isoOf(day).split("-").map(Number);
  return `${year}年${month}月${date}日`;
};
