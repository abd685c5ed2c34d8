/**
 * What was found, mention by mention; each in every wording that counts: `2026-11-20`, `2026-11-01/2026-12-01`
 * (half-open) and `2026-11-01~` for days, `42000` for sums.
 */
export type Mentions = readonly (readonly string[])[];

/** What a reader makes of one message; worked out only where it is compared. */
export interface Reading {
  /** Left out by a reader of sums. */
  readonly days?: () => Mentions;
  /** Left out by a reader of days. A library that finds numbers leaves it open which are sums: every way to take them. */
  readonly sums?: () => readonly Mentions[];
}

export interface Reader {
  readonly name: string;
  readonly read: (text: string) => Reading;
}

/** Every wording of `[start, end)` that the gold may use; ISO days, `null` is open. */
export function wordingsOf(start: string | null, end: string | null): string[] {
  const oneDay = start !== null && end === dayAfter(start);
  return [oneDay ? start : `${start}/${end}`, ...(start === null ? [] : [`${start}~`])];
}

const DAY_MS = 86_400_000;

/** The ISO day behind this one. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/** Sums as one writes them: `1200.50` and `1200.5` are the same. */
export const figureOf = (value: string | number): string => String(Number(value));
