import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { figure, money, type Raw } from "../sample.ts";
import { comeTo } from "./come-to.ts";

const rows = [
  { from: { money: 100 }, rate: { percent: 10 } },
  { from: { money: 200 }, rate: { percent: 20 }, sum: { money: 5 } },
  { from: { money: 400 }, sum: { money: 50 } },
];
const bands = (mode: string, edge: string): Raw => ({ bands: "paid", mode, edge, rows });
const paid = { paid: money() };

describe("bands", () => {
  it.each<[string, readonly [string, string, string, string]]>([
    // whole lower, whole upper, marginal lower, marginal upper
    ["0", ["0", "0", "0", "0"]],
    ["99.99", ["0", "0", "0", "0"]],
    ["100", ["10", "0", "0", "0"]],
    ["100.01", ["10.001", "10.001", "0.001", "0.001"]],
    ["150", ["15", "15", "5", "5"]],
    ["200", ["45", "20", "15", "10"]],
    ["200.5", ["45.1", "45.1", "15.1", "15.1"]],
    ["400", ["50", "85", "105", "55"]],
    ["1000", ["50", "50", "105", "105"]],
  ])("of %s", (amount, expected) => {
    const all = [
      bands("whole", "lower"),
      bands("whole", "upper"),
      bands("marginal", "lower"),
      bands("marginal", "upper"),
    ];
    expect(all.map((each) => comeTo("money", each, paid, { paid: amount }))).toEqual(expected);
  });

  it.each<[string, Raw, Fact, string]>([
    ["below the first", bands("whole", "lower"), { max: "99" }, "0"],
    ["over the first edge", bands("whole", "lower"), { min: "50", max: "150" }, "0…15 ? paid"],
    ["up to an edge of the upper band", bands("whole", "lower"), { min: "150", max: "200" }, "15…45 ? paid"],
    ["up to an edge of the lower band", bands("whole", "upper"), { min: "150", max: "200" }, "15…20 ? paid"],
    ["over all of them", bands("whole", "lower"), { min: "0" }, "0…85 ? paid"],
    ["that fall", bands("whole", "lower"), { min: "300", max: "500" }, "50…85 ? paid"],
    ["in the last alone", bands("whole", "lower"), { min: "400" }, "50"],
    ["marginal", bands("marginal", "lower"), { min: "150", max: "250" }, "5…25 ? paid"],
    ["marginal, without an end", bands("marginal", "lower"), { min: "150" }, "5…105 ? paid"],
    ["nothing told", bands("marginal", "upper"), undefined, "0…105 ? paid"],
  ])("of a range %s", (_, expression, told, expected) => {
    expect(comeTo("money", expression, paid, { paid: told })).toBe(expected);
  });

  const unset = (...values: readonly unknown[]): Raw =>
    Object.fromEntries(values.map((value, index) => [`sum-${index}`, figure("money", value)]));
  const byFigure = (edges: readonly unknown[], sums: number): Raw => ({
    bands: "paid",
    mode: "whole",
    edge: "lower",
    rows: edges.slice(0, sums).map((from, index) => ({ from, sum: `sum-${index}` })),
  });
  const edges = [{ money: 100 }, { money: 200 }];

  it("with a figure not set are not set, whatever is paid, and ask for nothing", () => {
    const told = (facts: Record<string, Fact>): string =>
      comeTo("money", byFigure(edges, 2), paid, facts, { parameters: unset(7, null) });
    expect(told({ paid: "150" })).toBe("! sum-1");
    expect(told({})).toBe("! sum-1");
  });

  it("with figures set are as good as written", () => {
    const told = (amount: string): string =>
      comeTo("money", byFigure(edges, 2), paid, { paid: amount }, { parameters: unset(7, 9) });
    expect([told("99"), told("100"), told("200")]).toEqual(["0", "7", "9"]);
  });

  it("leave out a band of which nothing is set, as long as there is another", () => {
    const open = { from: "edge", rate: "rate" };
    const both = {
      parameters: {
        edge: figure("money", null),
        rate: figure("percent", null),
        set: figure("percent", "50%"),
      },
    };
    const unsetOnly = { parameters: { edge: both.parameters.edge, rate: both.parameters.rate } };
    const of = (more: readonly Raw[]): Raw => ({
      bands: "paid",
      mode: "whole",
      edge: "lower",
      rows: [...more, open],
    });
    const known = of([{ from: { money: 0 }, rate: "set" }]);
    expect(comeTo("money", known, paid, { paid: "10" }, both)).toBe("5");
    expect(comeTo("money", of([]), paid, { paid: "10" }, unsetOnly)).toBe("! edge rate");
    const some = of([{ from: "edge", rate: "rate", sum: { money: 1 } }]);
    expect(comeTo("money", some, paid, { paid: "10" }, unsetOnly)).toBe("! edge rate");
  });
});
