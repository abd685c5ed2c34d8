import { describe, expect, it } from "vitest";
import type { Fact, Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { count, date } from "../sample.ts";
import { comeTo } from "./come-to.ts";

const INPUTS = { from: date(), to: date(), n: count({ min: -99, max: 99 }) };
const FORMS: Record<string, unknown> = {
  age: { age: "from", on: "to" },
  "age begun": { age: "from", on: "to", counting: "begun" },
  years: { "years-between": ["from", "to"] },
  "years begun": { "years-between": ["from", "to"], counting: "begun" },
  months: { "months-between": ["from", "to"] },
  "months begun": { "months-between": ["from", "to"], counting: "begun" },
  days: { "days-between": ["from", "to"] },
};
const between = (form: string, from: Fact, to: Fact): string =>
  comeTo("number", FORMS[form], INPUTS, { from, to });
const ALL = Object.keys(FORMS);

describe("from one day to another", () => {
  it.each<[string, string, readonly string[]]>([
    // age, age begun, years, years begun, months, months begun, days
    ["2024-02-29", "2024-02-29", ["0", "0", "0", "0", "0", "0", "0"]],
    ["2024-02-29", "2025-02-28", ["0", "1", "0", "1", "11", "12", "365"]],
    ["2024-02-29", "2025-03-01", ["1", "2", "1", "2", "12", "13", "366"]],
    ["2008-03-01", "2026-03-01", ["18", "18", "18", "18", "216", "216", "6574"]],
    ["2026-03-01", "2025-02-27", ["-1", "-2", "-1", "-2", "-12", "-13", "-367"]],
  ])("%s to %s", (from, to, expected) => {
    expect(ALL.map((form) => between(form, from, to))).toEqual(expected);
  });

  it.each<[string, Fact, Fact, string]>([
    ["years", { min: "2000-01-01", max: "2005-06-01" }, "2010-06-01", "5…10 ? from"],
    ["years", { min: "2005-01-01", max: "2005-06-01" }, "2010-06-01", "5"],
    ["age", "2000-06-01", { min: "2010-05-31", max: "2011-06-01" }, "9…11 ? to"],
    [
      "months",
      { min: "2026-01-01", max: "2026-02-01" },
      { min: "2026-03-01", max: "2026-05-01" },
      "1…4 ? from to",
    ],
    ["days", { min: "2026-01-01" }, "2026-01-31", "…30 ? from"],
    ["days", { max: "2026-01-01" }, "2026-01-31", "30… ? from"],
    ["days", "2026-01-01", undefined, "… ? to"],
    ["days", undefined, undefined, "… ? from to"],
    ["months begun", { min: "2026-01-01" }, { max: "2026-01-31" }, "…1 ? from to"],
    ["years begun", { max: "2026-01-31" }, { min: "2026-01-01" }, "-1… ? from to"],
  ])("in %s, %j to %j", (form, from, to, expected) => {
    expect(between(form, from, to)).toBe(expected);
  });
});

describe("a day", () => {
  it.each<[string, Fact, string]>([
    ["year", "2026-12-31", "2026"],
    ["year", { min: "2025-12-31", max: "2026-01-01" }, "2025…2026 ? from"],
    ["year", { min: "2026-01-01", max: "2026-12-31" }, "2026"],
    ["year", { min: "2026-01-01" }, "2026… ? from"],
    ["month", "2026-12-31", "12"],
    ["month", { min: "2026-03-01", max: "2026-03-02" }, "1…12 ? from"],
  ])("has a %s: %j", (part, from, expected) => {
    expect(comeTo("number", { [part]: "from" }, INPUTS, { from })).toBe(expected);
  });

  it.each<[string, Fact, string]>([
    ["month", "2026-05-31", "2026-05-01"],
    ["quarter", "2026-05-31", "2026-04-01"],
    ["year", "2026-05-31", "2026-01-01"],
    ["quarter", { min: "2026-05-31", max: "2026-07-01" }, "2026-04-01…2026-07-01 ? from"],
    ["quarter", { min: "2026-04-01", max: "2026-06-30" }, "2026-04-01"],
    ["year", { min: "2026-04-01" }, "2026-01-01… ? from"],
  ])("lies in a %s: %j", (stretch, from, expected) => {
    expect(comeTo("day", { "first-day-of": stretch, on: "from" }, INPUTS, { from })).toBe(expected);
  });

  it.each<[string, Fact, Fact, string]>([
    ["months", "2026-01-31", "1", "2026-02-28"],
    ["months", "2026-01-31", "1.9", "2026-02-28"],
    ["months", "2026-03-31", "-1.9", "2026-02-28"],
    ["years", "2024-02-29", "1", "2025-02-28"],
    ["days", "2024-02-29", "1", "2024-03-01"],
    ["days", "2024-02-29", { min: "1", max: "3" }, "2024-03-01…2024-03-03 ? n"],
    ["months", { min: "2026-01-30", max: "2026-01-31" }, "1", "2026-02-28"],
    ["months", { min: "2026-01-01", max: "2026-01-31" }, "1", "2026-02-01…2026-02-28 ? from"],
    ["months", { min: "2026-01-01" }, "1", "2026-02-01… ? from"],
    ["months", "2026-01-31", { min: "-1", max: "1" }, "2025-12-31…2026-02-28 ? n"],
  ])("is moved by %s: %j by %j", (unit, from, n, expected) => {
    expect(comeTo("day", { shift: "from", by: "n", unit }, INPUTS, { from, n } as Facts)).toBe(expected);
  });

  it("that nobody told may be any", () => {
    const bounded = { from: date({ min: "2000-01-01", max: "application-date" }) };
    expect(comeTo("day", "from", bounded, {})).toBe("2000-01-01… ? from");
    expect(comeTo("day", "from", { from: date({ min: "application-date", max: "2030-01-01" }) }, {})).toBe(
      "…2030-01-01 ? from",
    );
  });

  it("of the application is the day asked", () => {
    expect(comeTo("day", "application-date", {}, {}, { on: "2026-02-03" })).toBe("2026-02-03");
    expect(
      comeTo(
        "number",
        { age: "from", on: "application-date" },
        INPUTS,
        { from: "2000-02-04" },
        { on: "2026-02-03" },
      ),
    ).toBe("25");
  });
});
