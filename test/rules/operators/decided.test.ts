import { describe, expect, it } from "vitest";
import { bool, choice, count, date, money, text, type Raw } from "../sample.ts";
import { comeTo } from "./come-to.ts";

const OPTIONS = { x: text("x"), y: text("y") };
const BESIDE: Raw = {
  tables: {
    flat: {
      keys: { kind: { type: "choice", options: OPTIONS } },
      value: { type: "money" },
      rows: [
        { kind: "x", value: { money: 5 } },
        { kind: "y", value: { money: 5 } },
      ],
    },
  },
  references: {
    flat: {
      type: "money",
      label: text("f"),
      values: [
        { to: "2020-01-01", value: 5 },
        { from: "2020-01-01", value: 5 },
      ],
    },
  },
};

/** What comes to 5 whatever the open inputs are. */
const DECIDED: Record<string, unknown> = {
  if: { if: "a", then: { money: 5 }, else: { money: 5 } },
  choose: { choose: "k", cases: { x: { money: 5 }, y: { money: 5 } } },
  lookup: { lookup: "flat", keys: { kind: "k" } },
  reference: { reference: "flat", on: "d" },
  bands: { bands: "m", mode: "whole", edge: "lower", rows: [{ from: { money: 0 }, sum: { money: 5 } }] },
  min: { min: [{ money: 5 }, { add: ["m", { money: 5 }] }] },
  round: { round: { min: [{ money: 5 }, { add: ["m", { money: 4.9 }] }] }, digits: 0, mode: "up" },
  calendar: {
    multiply: [
      { money: 5 },
      {
        max: [
          { count: 1, unit: "year" },
          {
            min: [
              { count: 1, unit: "year" },
              { age: "d", on: "d" },
            ],
          },
        ],
      },
    ],
  },
  logic: { if: { or: ["a", true] }, then: { money: 5 }, else: "m" },
  "how many": {
    if: { left: { "how-many": ["a", "a"] }, is: "<=", right: { count: 2 } },
    then: { money: 5 },
    else: "m",
  },
};

describe("what is decided though something in it is open asks for nothing", () => {
  it.each(Object.keys(DECIDED))("%s", (name) => {
    const inputs = { a: bool(), k: choice(["x", "y"]), d: date(), m: money(), n: count(), rest: money() };
    const both = { add: [DECIDED[name], "rest"] };
    expect(comeTo("money", both, inputs, {}, { beside: BESIDE })).toBe("5… ? rest");
    expect(comeTo("money", both, inputs, { rest: "1" }, { beside: BESIDE })).toBe("6");
  });
});
