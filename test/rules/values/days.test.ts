import { describe, expect, it } from "vitest";
import {
  begunBetween,
  firstDayOf,
  formatDay,
  monthOfDay,
  monthsBetween,
  parseDay,
  shiftDay,
  yearOfDay,
  yearsBetween,
  type Stretch,
} from "../../../src/rules/values/day.ts";

const day = (text: string): number => parseDay(text) ?? Number.NaN;

describe("a day", () => {
  it.each([
    ["2026/03-01"],
    ["2026-03/01"],
    ["2026-3-01"],
    ["2026-03-1"],
    ["2026-03-011"],
    ["02026-03-01"],
    ["2026-03-01T00:00"],
    ["2026-00-10"],
    ["2026-13-10"],
    ["2026-10-00"],
    ["2026-04-31"],
    ["2026-1:-01"],
    ["2026-0/-01"],
    ["202x-03-01"],
    ["1900-02-29"],
    [""],
  ])("%j is none", (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it.each([["2000-02-29"], ["2024-02-29"], ["0000-01-01"], ["0987-12-31"], ["9999-12-31"], ["1970-01-01"]])(
    "%s is read and written alike",
    (text) => {
      expect(formatDay(day(text))).toBe(text);
    },
  );

  it("is a number that rises by one a day, over every leap", () => {
    expect(day("1970-01-01")).toBe(0);
    expect(day("2000-03-01") - day("2000-02-28")).toBe(2);
    expect(day("2100-03-01") - day("2100-02-28")).toBe(1);
    expect(day("2401-01-01") - day("2001-01-01")).toBe(146_097);
  });

  it.each<[string, Stretch, string]>([
    ["2026-01-31", "quarter", "2026-01-01"],
    ["2026-02-01", "quarter", "2026-01-01"],
    ["2026-03-31", "quarter", "2026-01-01"],
    ["2026-04-01", "quarter", "2026-04-01"],
    ["2026-06-30", "quarter", "2026-04-01"],
    ["2026-09-30", "quarter", "2026-07-01"],
    ["2026-10-01", "quarter", "2026-10-01"],
    ["2026-12-31", "quarter", "2026-10-01"],
    ["2024-02-29", "month", "2024-02-01"],
    ["2026-12-31", "month", "2026-12-01"],
    ["2026-12-31", "year", "2026-01-01"],
    ["2026-01-01", "year", "2026-01-01"],
  ])("%s lies in a %s that began on %s", (text, stretch, first) => {
    expect(formatDay(firstDayOf(day(text), stretch))).toBe(first);
  });

  it("that is open has no first day, year or end", () => {
    expect(firstDayOf(Infinity, "month")).toBe(Infinity);
    expect(yearOfDay(-Infinity)).toBe(-Infinity);
    expect(shiftDay(Infinity, 3, "months")).toBe(Infinity);
    expect(shiftDay(0, -Infinity, "years")).toBe(-Infinity);
    expect([monthsBetween(0, Infinity), monthsBetween(-Infinity, 0), monthsBetween(Infinity, 0)]).toEqual([
      Infinity,
      Infinity,
      -Infinity,
    ]);
    expect(yearsBetween(0, Infinity)).toBe(Infinity);
    expect(begunBetween(monthsBetween, "months")(0, Infinity)).toBe(Infinity);
  });

  it("has a year and a month", () => {
    expect([yearOfDay(day("2026-01-01")), yearOfDay(day("2025-12-31"))]).toEqual([2026, 2025]);
    expect([monthOfDay(day("2026-01-31")), monthOfDay(day("2026-12-01"))]).toEqual([1, 12]);
  });
});

describe("months that have begun", () => {
  const months = begunBetween(monthsBetween, "months");
  const years = begunBetween(yearsBetween, "years");

  it.each([
    ["2026-01-15", "2026-01-15", 0],
    ["2026-01-15", "2026-01-16", 1],
    ["2026-01-15", "2026-02-15", 1],
    ["2026-01-15", "2026-02-16", 2],
    ["2026-01-31", "2026-02-28", 1],
    ["2026-01-31", "2026-03-01", 2],
  ])("from %s to %s are %i, and back as many with a minus", (from, to, count) => {
    expect(months(day(from), day(to))).toBe(count);
    expect(months(day(to), day(from))).toBe(0 - count);
  });

  it("make years that have begun", () => {
    expect(years(day("2024-02-29"), day("2025-02-28"))).toBe(1);
    expect(years(day("2024-03-01"), day("2025-03-01"))).toBe(1);
    expect(years(day("2024-03-01"), day("2025-03-02"))).toBe(2);
    expect(years(day("2025-03-02"), day("2024-03-01"))).toBe(-2);
  });

  it("full ones are fewer", () => {
    expect(monthsBetween(day("2026-01-31"), day("2026-02-28"))).toBe(0);
    expect(monthsBetween(day("2026-02-28"), day("2026-01-31"))).toBe(0);
    expect(yearsBetween(day("2008-03-01"), day("2026-02-28"))).toBe(17);
    expect(yearsBetween(day("2008-03-01"), day("2026-03-01"))).toBe(18);
    expect(yearsBetween(day("2026-03-01"), day("2008-03-01"))).toBe(-18);
  });
});
