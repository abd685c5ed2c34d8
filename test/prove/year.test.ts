import { describe, expect, test } from "vitest";

import { DATABASES } from "../databases.ts";
import { compareYear } from "./year/compare-year.ts";
import { type LivedYear, liveYear } from "./year/live-year.ts";

const SIZE = { unions: 12, people: 150, events: 100, seed: 1, wakeEvery: 30 };

/** The short form of `npm run prove year`: a dozen unions, their people, and what they write from January to January. */
describe.each(DATABASES)("a year on $name", ({ open }) => {
  test("ends as the oracle says, and the comparison would tell if it did not", async () => {
    const database = await open();
    try {
      const lived = await liveYear(database, SIZE);
      const problems = async (of: LivedYear): Promise<string[]> =>
        (await compareYear(of)).flatMap((check) => check.problems);
      expect(await problems(lived)).toEqual([]);
      expect(lived.town.messages).toBeGreaterThan(2.5 * SIZE.events);
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
