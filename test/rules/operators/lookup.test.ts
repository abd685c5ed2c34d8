import { describe, expect, it } from "vitest";
import type { Fact, Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { bool, choice, count, date, figure, money, text, type Raw } from "../sample.ts";
import { comeTo } from "./come-to.ts";

const options = (codes: readonly string[]): Raw =>
  Object.fromEntries(codes.map((code) => [code, text(code)]));

describe("a table", () => {
  const inputs = { tier: choice(["a", "b", "c"]), age: count({ unit: "year" }), sure: bool(), base: money() };
  const table = (edge: string, rest: Raw = { else: { money: 7 } }): Raw => ({
    tables: {
      grid: {
        keys: {
          tier: { type: "choice", options: options(["a", "b", "c"]) },
          age: { type: "count", unit: "year" },
          sure: { type: "bool" },
        },
        edge,
        value: { type: "money" },
        rows: [
          { tier: "a", age: { to: 18 }, value: { money: 1 } },
          { tier: "a", age: { from: 18, to: 60 }, sure: true, value: { money: 2 } },
          { tier: "a", age: { from: 18, to: 60 }, sure: false, value: { money: 3 } },
          { tier: ["b", "c"], age: { from: 60 }, value: { money: 4 } },
        ],
        ...rest,
      },
    },
  });
  // The keys stand in another order than in the table.
  const expression = { lookup: "grid", keys: { sure: "sure", tier: "tier", age: "age" } };
  const told = (edge: string, facts: Facts): string =>
    comeTo("money", expression, inputs, { base: "0", ...facts }, { beside: table(edge) });

  it.each<[Facts, string, string]>([
    // lower edge, upper edge
    [{ tier: "a", age: "17", sure: true }, "1", "1"],
    [{ tier: "a", age: "18", sure: true }, "2", "1"],
    [{ tier: "a", age: "18", sure: false }, "3", "1"],
    [{ tier: "a", age: "59", sure: false }, "3", "3"],
    [{ tier: "a", age: "60", sure: false }, "7", "3"],
    [{ tier: "b", age: "60", sure: false }, "4", "7"],
    [{ tier: "c", age: "61", sure: true }, "4", "4"],
    [{ tier: "c", age: "5", sure: true }, "7", "7"],
  ])("by %j", (facts, lower, upper) => {
    expect([told("lower", facts), told("upper", facts)]).toEqual([lower, upper]);
  });

  it.each<[Facts, string]>([
    [{ tier: "a", age: "30" }, "2…7 ? sure"],
    [{ tier: "a", age: { min: "10", max: "17" }, sure: true }, "1…7 ? age"],
    [{ tier: "a", age: { min: "10", max: "18" }, sure: true }, "1…7 ? age"],
    [{ tier: ["b", "c"], age: "61", sure: true }, "4…7 ? tier"],
    [{ tier: ["a", "b"], age: "61", sure: true }, "4…7 ? tier"],
    [{}, "1…7 ? tier age sure"],
  ])("with keys open: %j", (facts, expected) => {
    expect(told("lower", facts)).toBe(expected);
  });

  it("without a rest tells what the rows that may fit have in common", () => {
    const whole = {
      tables: {
        grid: {
          keys: { tier: { type: "choice", options: options(["a", "b", "c"]) } },
          value: { type: "money" },
          rows: [
            { tier: "a", value: { money: 1 } },
            { tier: "b", value: { money: 1 } },
            { tier: "c", value: { multiply: ["rate", { money: 10 }] } },
          ],
        },
      },
    };
    const parameters = { rate: figure("percent", "50%") };
    const by = (facts: Facts, more: Raw = { parameters }): string =>
      comeTo("money", { lookup: "grid", keys: { tier: "tier" } }, { tier: choice(["a", "b", "c"]) }, facts, {
        beside: whole,
        ...more,
      });
    expect(by({ tier: ["a", "b"] })).toBe("1");
    expect(by({ tier: ["b", "c"] })).toBe("1…5 ? tier");
    expect(by({ tier: "c" })).toBe("5");
    expect(by({ tier: "c" }, { parameters: { rate: figure("percent", null) } })).toBe("! rate");
    expect(by({}, { parameters: { rate: figure("percent", null) } })).toBe("… ? tier ! rate");
    expect(by({ tier: ["a", "b"] }, { parameters: { rate: figure("percent", null) } })).toBe("1");
  });
});

describe("a figure published by others", () => {
  const inputs = { day: date(), place: choice(["east", "west"]) };
  const series = (values: readonly Raw[]): Raw => ({
    references: { standard: { type: "money", label: text("s"), values } },
  });
  const byDay = series([
    { to: "2020-01-01", value: 10 },
    { from: "2020-01-01", to: "2025-01-01", value: 20 },
  ]);
  it("is the one of the stretch that holds the day, in whatever order they stand", () => {
    const three = series([
      { from: "2020-01-01", to: "2021-01-01", value: 30 },
      { to: "2010-01-01", value: 10 },
      { from: "2010-01-01", to: "2020-01-01", value: 20 },
    ]);
    const told = (day: Fact): string =>
      comeTo("money", { reference: "standard", on: "day" }, inputs, { day }, { beside: three });
    expect(["2009-12-31", "2010-01-01", "2019-12-31", "2020-01-01"].map(told)).toEqual([
      "10",
      "20",
      "20",
      "30",
    ]);
    expect(told({ min: "2020-05-01", max: "2020-06-01" })).toBe("30");
    expect(told({ min: "2010-01-01", max: "2019-12-31" })).toBe("20");
    expect(told({ min: "1960-01-01", max: "2009-12-31" })).toBe("10");
    expect(told({ max: "2010-01-01" })).toBe("10…20 ? day");
  });

  const byPlace = series([
    { place: "east", value: 10 },
    { place: "west", to: "2020-01-01", value: 30 },
    { place: "west", from: "2020-01-01", value: 40 },
  ]);
  const on = (day: Fact): string =>
    comeTo("money", { reference: "standard", on: "day" }, inputs, { day }, { beside: byDay });
  const at = (day: Fact, place: Fact): string =>
    comeTo("money", { reference: "standard", on: "day", place: "place" }, inputs, { day, place } as Facts, {
      beside: byPlace,
    });

  it.each<[Fact, string]>([
    ["2019-12-31", "10"],
    ["2020-01-01", "20"],
    ["2024-12-31", "20"],
    ["2025-01-01", "! standard"],
    [{ min: "2019-01-01", max: "2019-12-31" }, "10"],
    [{ min: "2019-12-31", max: "2020-01-01" }, "10…20 ? day"],
    [{ min: "2020-01-01", max: "2024-12-31" }, "20"],
    [{ min: "2020-01-01", max: "2025-01-01" }, "… ? day"],
    [{ max: "2024-12-31" }, "10…20 ? day"],
    [undefined, "… ? day"],
  ])("on %j", (day, expected) => {
    expect(on(day)).toBe(expected);
  });

  it.each<[Fact, Fact, string]>([
    ["2019-12-31", "east", "10"],
    ["2019-12-31", "west", "30"],
    ["2020-01-01", "west", "40"],
    ["2020-01-01", ["east", "west"], "10…40 ? place"],
    [{ min: "2019-12-31", max: "2020-01-01" }, "west", "30…40 ? day"],
    [undefined, "east", "10"],
    [undefined, undefined, "10…40 ? day place"],
    ["2019-12-31", undefined, "10…30 ? place"],
  ])("on %j in %j", (day, place, expected) => {
    expect(at(day, place)).toBe(expected);
  });

  it("for all places holds in every one", () => {
    const both = series([{ value: 5 }]);
    const expression = { reference: "standard", on: "day", place: "place" };
    expect(comeTo("money", expression, inputs, { day: "2020-01-01", place: "west" }, { beside: both })).toBe(
      "5",
    );
  });
});
