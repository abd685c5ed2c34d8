import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addDays, dayWithin, type LocalDate, nearDay } from "../../src/domain/local-date.ts";
import { holdsPersonalNumber } from "../../src/domain/numbers/personal-numbers.ts";

const near = (anchor: string, said: string, lacks: "month" | "year" | undefined): string =>
  nearDay(anchor as LocalDate, said as LocalDate, lacks);

describe("nearDay", () => {
  test.each([
    // 「应该是16号」, read in December of a day in November
    ["2026-11-15", "2026-12-16", "month", "2026-11-16"],
    ["2026-11-15", "2026-11-16", "month", "2026-11-16"],
    // There is no 31 November.
    ["2026-11-15", "2026-12-31", "month", "2026-12-31"],
    // 「应该是12月30日」, said in January of a day in December, and the other way round
    ["2025-12-20", "2026-12-30", "year", "2025-12-30"],
    ["2026-01-02", "2026-12-30", "year", "2025-12-30"],
    ["2025-12-30", "2025-01-02", "year", "2026-01-02"],
    // 29 February is in the nearest year that has one, else as it was read.
    ["2025-03-01", "2024-02-29", "year", "2024-02-29"],
    ["2026-03-01", "2024-02-29", "year", "2024-02-29"],
    // All of it was said.
    ["2026-11-15", "2026-12-16", undefined, "2026-12-16"],
  ] as const)("of %s, %s without its %s: %s", (anchor, said, lacks, day) => {
    expect(near(anchor, said, lacks)).toBe(day);
  });

  test("a day without its year is never more than half a year away", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (a, b) => {
        const [anchor, said] = [addDays("1990-01-01" as LocalDate, a), addDays("1990-01-01" as LocalDate, b)];
        if (said.endsWith("02-29")) return;
        const found = nearDay(anchor, said, "year");
        expect(found.slice(5)).toBe(said.slice(5));
        expect(found >= addDays(anchor, -184) && found <= addDays(anchor, 184)).toBe(true);
      }),
    );
  });
});

describe("dayWithin", () => {
  test.each([
    // 上个月 … 20号
    ["2026-11-01", "2026-12-01", "2026-12-20", "month", "2026-11-20"],
    // 上周 over the end of a month
    ["2026-11-30", "2026-12-07", "2026-12-30", "month", "2026-11-30"],
    ["2026-11-30", "2026-12-07", "2026-11-03", "month", "2026-12-03"],
    // 去年 … 11月20日
    ["2025-01-01", "2026-01-01", "2026-11-20", "year", "2025-11-20"],
    // Outside of it, or with all of it said, a day is what it says.
    ["2026-11-16", "2026-11-23", "2026-11-27", "month", "2026-11-27"],
    ["2026-11-01", "2026-12-01", "2026-12-20", undefined, "2026-12-20"],
  ] as const)("of %s to %s, %s without its %s: %s", (from, until, said, lacks, day) => {
    expect(dayWithin([from as LocalDate, until as LocalDate], said as LocalDate, lacks)).toBe(day);
  });
});

test.each([
  ["我的生日应该是1980年11月25日", false],
  ["我的生日应该是19801125", false],
  ["电话 139 0000-1234", true],
  ["身份证１１０１０１１９６６０５１２１２３０", true],
])("%s holds a personal number: %s", (text, holds) => {
  expect(holdsPersonalNumber(text)).toBe(holds);
});
