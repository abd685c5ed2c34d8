import { describe, expect, it } from "vitest";
import type { Fact, Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { bool, choice, count, figure, money, percentage, type Raw } from "../sample.ts";
import { comeTo } from "./come-to.ts";

describe("known amounts", () => {
  const inputs = { a: money(), b: money(), c: money() };

  it.each<[string, unknown, string]>([
    ["add up", { add: ["a", "b", "c"] }, "19"],
    ["are subtracted from left to right", { subtract: ["a", "b", "c"] }, "5"],
    ["may come to less than nothing", { subtract: ["b", "a"] }, "-7.5"],
    ["have a least", { min: ["b", "a", "c"] }, "2.5"],
    ["have a largest", { max: ["b", "a", "c"] }, "12"],
    ["exceed one another", { excess: ["a", "b"] }, "7.5"],
    ["exceed a larger one by nothing", { excess: ["b", "a"] }, "0"],
    ["are taken a share of a share of", { multiply: ["a", { percent: 50 }, { percent: 20 }] }, "1.2"],
    ["are divided exactly", { multiply: [{ divide: ["b", { count: 7 }] }, { count: 7 }] }, "4.5"],
    ["are rounded down", { round: { divide: ["a", { count: 7 }] }, digits: 0, mode: "down" }, "1"],
    ["are rounded up", { round: { divide: ["a", { count: 7 }] }, digits: 0, mode: "up" }, "2"],
    ["are rounded to the fen where nothing is said", { round: { divide: ["a", { count: 7 }] } }, "1.71"],
    ["are rounded to tens", { round: { multiply: ["a", { count: 3 }] }, digits: -1 }, "40"],
  ])("%s", (_, expression, expected) => {
    expect(comeTo("money", expression, inputs, { a: "12", b: "4.5", c: "2.5" })).toBe(expected);
  });
});

describe("open amounts", () => {
  const inputs = { a: money(), b: money({ min: -1000 }), share: percentage(), n: count({ min: -9, max: 9 }) };

  it.each<[string, unknown, Record<string, Fact>, string]>([
    [
      "add end to end",
      { add: ["a", "b"] },
      { a: { min: "1", max: "2" }, b: { min: "10", max: "20" } },
      "11…22 ? a b",
    ],
    ["and one that is known", { add: ["a", "b"] }, { a: { min: "1", max: "2" }, b: "10" }, "11…12 ? a"],
    ["and one without an end", { add: ["a", "b"] }, { a: { min: "1" }, b: "10" }, "11… ? a"],
    [
      "subtract the one end from the other",
      { subtract: ["a", "b"] },
      { a: { min: "10", max: "20" }, b: { min: "1", max: "2" } },
      "8…19 ? a b",
    ],
    ["from one that is known", { subtract: ["a", "b"] }, { a: "10", b: { min: "1", max: "2" } }, "8…9 ? b"],
    [
      "multiply with what is known",
      { multiply: ["a", "share"] },
      { a: { min: "10", max: "20" }, share: "50%" },
      "5…10 ? a",
    ],
    [
      "multiply to the furthest corners, whatever the signs",
      { multiply: ["b", "n"] },
      { b: { min: "-2", max: "3" }, n: { min: "-5", max: "7" } },
      "-15…21 ? b n",
    ],
    [
      "both below nothing",
      { multiply: ["b", "n"] },
      { b: { min: "-3", max: "-2" }, n: { min: "-5", max: "-4" } },
      "8…15 ? b n",
    ],
    ["times nothing are nothing", { multiply: ["a", "n"] }, { n: "0" }, "0"],
    [
      "are divided to the furthest corners",
      { divide: ["b", { max: [{ count: 2 }, "n"] }] },
      { b: { min: "-6", max: "12" }, n: { min: "1", max: "3" } },
      "-3…6 ? b n",
    ],
    [
      "of all ends",
      { divide: ["b", { max: [{ count: 2 }, "n"] }] },
      { b: { min: "6", max: "12" }, n: { min: "1", max: "3" } },
      "2…6 ? b n",
    ],
    [
      "have a least",
      { min: ["a", "b"] },
      { a: { min: "1", max: "9" }, b: { min: "3", max: "5" } },
      "1…5 ? a b",
    ],
    [
      "have a largest",
      { max: ["a", "b"] },
      { a: { min: "1", max: "9" }, b: { min: "3", max: "5" } },
      "3…9 ? a b",
    ],
    ["do not matter above the least", { min: ["a", "b"] }, { a: { min: "4", max: "9" }, b: "4" }, "4"],
    ["do not matter below the largest", { max: ["a", "b"] }, { a: { max: "4" }, b: "4" }, "4"],
    ["exceed by so much", { excess: ["a", "b"] }, { a: { min: "1", max: "9" }, b: "4" }, "0…5 ? a"],
    ["exceed by nothing", { excess: ["a", "b"] }, { a: { max: "4" }, b: "4" }, "0"],
    [
      "are rounded at both ends",
      { round: "a", digits: 0, mode: "up" },
      { a: { min: "1.2", max: "2.2" } },
      "2…3 ? a",
    ],
    [
      "are known when both ends round alike",
      { round: "a", digits: 0, mode: "up" },
      { a: { min: "1.2", max: "1.3" } },
      "2",
    ],
    ["of three", { add: ["a", "b", "a"] }, { a: { min: "1", max: "2" }, b: "3" }, "5…7 ? a"],
  ])("%s", (_, expression, facts, expected) => {
    expect(comeTo("money", expression, inputs, facts)).toBe(expected);
  });

  it("of a figure that is not set are not asked for in vain", () => {
    const parameters = { rate: figure("percent", null) };
    const told = (facts: Facts): string =>
      comeTo("money", { multiply: ["a", "rate"] }, { a: money() }, facts, { parameters });
    expect(told({ a: "5" })).toBe("! rate");
    expect(told({})).toBe("… ? a ! rate");
    expect(told({ a: "0" })).toBe("0");
  });
});

describe("a comparison", () => {
  const inputs = { a: money(), b: money() };
  const compared = (is: string, a: Fact, b: Fact): string =>
    comeTo("truth", { left: "a", is, right: "b" }, inputs, { a, b }).replace(/ \?.*/, "");
  const [one, two, three] = ["1", "2", "3"];
  const low = { min: "1", max: "2" };
  const high = { min: "2", max: "3" };
  const OPEN = "false…true";

  it.each<[Fact, Fact, readonly string[]]>([
    // "=", "!=", "<", "<=", ">", ">="
    [one, two, ["false", "true", "true", "true", "false", "false"]],
    [two, two, ["true", "false", "false", "true", "false", "true"]],
    [three, two, ["false", "true", "false", "false", "true", "true"]],
    [low, three, ["false", "true", "true", "true", "false", "false"]],
    [low, two, [OPEN, OPEN, OPEN, "true", "false", OPEN]],
    [low, one, [OPEN, OPEN, "false", OPEN, OPEN, "true"]],
    [low, high, [OPEN, OPEN, OPEN, "true", "false", OPEN]],
    [high, low, [OPEN, OPEN, "false", OPEN, OPEN, "true"]],
    [high, one, ["false", "true", "false", "false", "true", "true"]],
    [low, low, [OPEN, OPEN, OPEN, OPEN, OPEN, OPEN]],
    [{ min: "2" }, one, ["false", "true", "false", "false", "true", "true"]],
  ])("of %j with %j", (a, b, expected) => {
    expect(["=", "!=", "<", "<=", ">", ">="].map((is) => compared(is, a, b))).toEqual(expected);
  });

  it("asks for the sides that are open", () => {
    const test = { left: "a", is: "<", right: "b" };
    expect(comeTo("truth", test, inputs, {})).toBe("false…true ? a b");
    expect(comeTo("truth", test, inputs, { a: "1" })).toBe("false…true ? b");
    expect(comeTo("truth", test, inputs, { b: "0" })).toBe("false");
  });

  const codes = ["x", "y", "z"];
  it.each<[Fact, Fact, string, string]>([
    ["x", "x", "true", "false"],
    ["x", "y", "false", "true"],
    [["x", "y"], "z", "false", "true"],
    [["x", "y"], "y", OPEN, OPEN],
    ["y", ["x", "y"], OPEN, OPEN],
    ["z", ["x", "y"], "false", "true"],
    [["x", "y"], ["y", "z"], OPEN, OPEN],
    [["x"], "x", "true", "false"],
  ])("of choices, %j and %j", (a, b, same, other) => {
    const choices = { a: choice(codes), b: choice(codes) };
    const told = (is: string): string =>
      comeTo("truth", { left: "a", is, right: "b" }, choices, { a, b }).replace(/ \?.*/, "");
    expect([told("="), told("!=")]).toEqual([same, other]);
  });

  it.each<[Fact, Fact, string, string]>([
    [true, true, "true", "false"],
    [false, false, "true", "false"],
    [true, false, "false", "true"],
    [true, undefined, "false…true ? b", "false…true ? b"],
    [undefined, false, "false…true ? a", "false…true ? a"],
  ])("of truths, %j and %j", (a, b, same, other) => {
    const truths = { a: bool(), b: bool() };
    const told = (is: string): string =>
      comeTo("truth", { left: "a", is, right: "b" }, truths, { a, b } as Raw as Facts);
    expect([told("="), told("!=")]).toEqual([same, other]);
  });
});
