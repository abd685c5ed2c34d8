import { describe, expect, test } from "vitest";

import { DATABASES } from "../databases.ts";
import { compareYear } from "./year/compare-year.ts";
import { type LivedYear, liveYear } from "./year/live-year.ts";

const WHOLE = { unions: 12, people: 150, events: 100, seed: 1, wakeEvery: 30 };
/** Another year, half as long: whatever is the database's own doing turns up in it as well. */
const HALF = { unions: 8, people: 80, events: 50, seed: 2, wakeEvery: 30 };
const YEARS = DATABASES.map((database, at) => ({
  ...database,
  size: at === DATABASES.length - 1 ? WHOLE : HALF,
}));

/** The short form of `npm run prove year`: a dozen unions, their people, and what they write from January to January. */
describe.each(YEARS)("a year on $name", ({ open, size }) => {
  test("ends as the oracle says, and the comparison would tell if it did not", async () => {
    const database = await open();
    try {
      const lived = await liveYear(database, size);
      const problems = async (of: LivedYear): Promise<string[]> =>
        (await compareYear(of)).flatMap((check) => check.problems);
      expect(await problems(lived)).toEqual([]);
      expect(lived.town.messages).toBeGreaterThan(2.5 * size.events);
      // One event that never was, one wake that never came, one return that was not filed: each is noticed.
      const short = { ...lived, truth: lived.truth.slice(1) };
      expect(await problems(short)).not.toEqual([]);
      const asleep = { ...lived, wakes: lived.wakes.slice(0, -8) };
      expect(await problems(asleep)).not.toEqual([]);
      const silent = { ...lived, filings: lived.filings.slice(0, -1) };
      expect(await problems(silent)).not.toEqual([]);
    } finally {
      await database.close();
    }
  }, 600_000);
});
