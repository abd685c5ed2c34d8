import type { Preference } from "../../tense/read-tense.ts";
import type { DayNumber } from "../calendar/day-number.ts";

/** Days `[start, end)`. */
export interface Span {
  readonly start: DayNumber;
  readonly end: DayNumber;
}

export const IMPOSSIBLE = "impossible";

export type Resolved = Span | typeof IMPOSSIBLE | undefined;

/** What dates are read against. */
export interface Context {
  readonly today: DayNumber;
  /** Minutes gone of today: 两小时前 may be yesterday. */
  readonly minute: number;
  readonly prefer: Preference;
}

export const oneDay = (start: DayNumber): Span => ({ start, end: start + 1 });

/**
 * Of the occurrences of something that recurs, the one meant: the last that has begun, the next that has not
 * ended, or for `this` the one of the current round (`0`).
 *
 * @param occurrence the span `round` rounds from now; `undefined` where that round has none (29 February)
 */
export function choose(
  context: Context,
  occurrence: (round: number) => Span | undefined,
  reach: number,
): Span | undefined {
  if (context.prefer === "this") {
    for (let distance = 0; distance <= reach; distance++) {
      const span = occurrence(distance) ?? occurrence(-distance);
      if (span !== undefined) return span;
    }
    return undefined;
  }
  const isPast = context.prefer === "past";
  for (let step = -1; step <= reach; step++) {
    const span = occurrence(isPast ? -step : step);
    if (span === undefined) continue;
    if (isPast ? span.start <= context.today : span.end > context.today) return span;
  }
  return undefined;
}
