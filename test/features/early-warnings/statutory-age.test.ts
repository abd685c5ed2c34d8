import { assert, constantFrom, date, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { addMonths, type LocalDate } from "../../../src/domain/local-date.ts";
import {
  RETIREMENT_CLASSES,
  type RetirementClass,
  statutoryAge,
} from "../../../src/features/early-warnings/statutory-age.ts";

/** Lines of the published tables: born in, age, retires in. */
const PUBLISHED: readonly (readonly [RetirementClass, string, string, string])[] = [
  ["man", "1964-12", "60/0", "2024-12"],
  ["man", "1965-01", "60/1", "2025-02"],
  ["man", "1965-04", "60/1", "2025-05"],
  ["man", "1965-05", "60/2", "2025-07"],
  ["man", "1966-05", "60/5", "2026-10"],
  ["man", "1970-08", "61/5", "2032-01"],
  ["man", "1976-08", "62/11", "2039-07"],
  ["man", "1976-09", "63/0", "2039-09"],
  ["man", "1990-01", "63/0", "2053-01"],
  ["woman-cadre", "1970-01", "55/1", "2025-02"],
  ["woman-cadre", "1972-09", "55/9", "2028-06"],
  ["woman-cadre", "1981-08", "57/11", "2039-07"],
  ["woman-cadre", "1981-09", "58/0", "2039-09"],
  ["woman-worker", "1975-01", "50/1", "2025-02"],
  ["woman-worker", "1975-03", "50/2", "2025-05"],
  ["woman-worker", "1980-02", "52/7", "2032-09"],
  ["woman-worker", "1984-10", "54/11", "2039-09"],
  ["woman-worker", "1984-11", "55/0", "2039-11"],
];

describe("the statutory age (2025-01-01)", () => {
  test.each(PUBLISHED)("%s born in %s: %s, in %s", (of, born, age, retires) => {
    const found = statutoryAge(`${born}-15` as LocalDate, of);
    expect([`${found.years}/${found.months}`, found.on.slice(0, 7)]).toEqual([age, retires]);
  });

  test("never falls with a later birthday, and flexibility stays within three years and above the old age", () => {
    const birthday = date({
      min: new Date("1940-01-01"),
      max: new Date("2005-12-31"),
      noInvalidDate: true,
    }).map((at) => at.toISOString().slice(0, 10) as LocalDate);
    assert(
      property(birthday, constantFrom(...RETIREMENT_CLASSES), (day, of) => {
        const age = statutoryAge(day, of);
        const next = statutoryAge(addMonths(day, 1), of);
        expect(next.years * 12 + next.months).toBeGreaterThanOrEqual(age.years * 12 + age.months);
        expect(age.earliest <= age.on && age.on < age.latest).toBe(true);
        expect(addMonths(age.earliest, 36) >= age.on).toBe(true);
      }),
    );
  });
});
