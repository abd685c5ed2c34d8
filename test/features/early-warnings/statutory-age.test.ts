import { assert, constantFrom, date, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { addMonths, type LocalDate } from "../../../src/domain/local-date.ts";
import { readFileSync } from "node:fs";

import { loadAgeLaws, SHIPPED_LAWS } from "../../../src/adapters/statutory-ages/load-age-laws.ts";
import {
  RETIREMENT_CLASSES,
  type RetirementClass,
} from "../../../src/features/early-warnings/ages/age-laws.ts";
import { statutoryAge } from "../../../src/features/early-warnings/ages/statutory-age.ts";

const laws = loadAgeLaws();
if (!laws.ok) throw new Error(laws.refusal.reason);
const law = laws.value.on("2026-11-20" as LocalDate);

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
    const found = statutoryAge(law, `${born}-15` as LocalDate, of);
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
        const age = statutoryAge(law, day, of);
        const next = statutoryAge(law, addMonths(day, 1), of);
        expect(next.years * 12 + next.months).toBeGreaterThanOrEqual(age.years * 12 + age.months);
        expect(age.earliest <= age.on && age.on < age.latest).toBe(true);
        expect(addMonths(age.earliest, 36) >= age.on).toBe(true);
      }),
    );
  });

  /** First and last month of birth of each step, at both ends of the reform. */
  test.each<[RetirementClass, string, string]>([
    ["man", "1964-12-31", "2024-12-31"],
    ["man", "1965-01-01", "2025-02-01"],
    ["man", "1965-04-30", "2025-05-30"],
    ["man", "1965-05-01", "2025-07-01"],
    ["woman-cadre", "1969-12-31", "2024-12-31"],
    ["woman-cadre", "1970-01-01", "2025-02-01"],
    ["woman-worker", "1974-12-31", "2024-12-31"],
    ["woman-worker", "1975-02-28", "2025-03-28"],
    ["woman-worker", "1975-03-01", "2025-05-01"],
    ["woman-worker", "2004-02-29", "2059-02-28"],
  ])("%s born on %s reaches it on %s", (of, born, on) => {
    expect(statutoryAge(law, born as LocalDate, of).on).toBe(on);
  });

  test("rises month by month from the old age to the new one, and no step is left out", () => {
    const ends = { man: [60, 63], "woman-cadre": [55, 58], "woman-worker": [50, 55] } as const;
    for (const of of RETIREMENT_CLASSES) {
      const [first, last] = ends[of];
      const born = (month: number): LocalDate => addMonths("1960-01-15" as LocalDate, month);
      const ages = Array.from({ length: 480 }, (_, month) => {
        const { years, months } = statutoryAge(law, born(month), of);
        return years * 12 + months;
      });
      expect([...new Set(ages)]).toEqual(
        Array.from({ length: (last - first) * 12 + 1 }, (_, step) => first * 12 + step),
      );
    }
  });

  test("the law of the day answers, and it says where it stands", () => {
    const before = laws.value.on("2024-12-31" as LocalDate);
    expect(statutoryAge(before, "1970-05-15" as LocalDate, "man")).toMatchObject({
      years: 60,
      months: 0,
      latest: "2030-05-15",
    });
    expect(law).toMatchObject({ from: "2025-01-01" });
    expect(law.clause).toContain("每四个月延迟一个月");
  });

  test("a law that is not as it must be is refused, with the place", () => {
    const shipped = readFileSync(SHIPPED_LAWS, "utf8");
    expect(loadAgeLaws(shipped.replace("months-a-step: 4", "months-a-step: 0"))).toMatchObject({
      ok: false,
      refusal: { place: "0.classes.man.reform.months-a-step" },
    });
    expect(loadAgeLaws(shipped.replace("1978-06-02", "2025-01-01"))).toMatchObject({ ok: false });
  });
});
