import { describe, expect, it } from "vitest";
import type { Fact, Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { bool, choice, money } from "../sample.ts";
import { comeTo } from "./come-to.ts";

const T = true;
const F = false;
const U = undefined;

describe("truths", () => {
  const inputs = { a: bool(), b: bool(), c: bool() };
  const told = (expression: unknown, [a, b, c]: readonly Fact[]): string =>
    comeTo("truth", expression, inputs, { a, b, c } as Facts);
  const all = ["a", "b", "c"];

  it.each<[readonly Fact[], string, string, string]>([
    // and, or, how many
    [[T, T, T], "true", "true", "3"],
    [[T, F, T], "false", "true", "2"],
    [[F, F, F], "false", "false", "0"],
    [[T, U, T], "false…true ? b", "true", "2…3 ? b"],
    [[U, F, U], "false", "false…true ? a c", "0…2 ? a c"],
    [[U, U, T], "false…true ? a b", "true", "1…3 ? a b"],
    [[F, U, T], "false", "true", "1…2 ? b"],
    [[F, F, U], "false", "false…true ? c", "0…1 ? c"],
    [[U, U, U], "false…true ? a b c", "false…true ? a b c", "0…3 ? a b c"],
  ])("%j", (truths, and, or, howMany) => {
    expect(told({ and: all }, truths)).toBe(and);
    expect(told({ or: all }, truths)).toBe(or);
    expect(
      comeTo(
        "number",
        { "how-many": all },
        inputs,
        Object.fromEntries(all.map((name, index) => [name, truths[index]])) as Facts,
      ),
    ).toBe(howMany);
  });

  it.each<[Fact, string]>([
    [T, "false"],
    [F, "true"],
    [U, "false…true ? a"],
  ])("not %j", (a, expected) => {
    expect(told({ not: "a" }, [a])).toBe(expected);
  });
});

describe("one of several", () => {
  it.each<[Fact, string]>([
    ["x", "true"],
    ["z", "false"],
    [["x", "y"], "true"],
    [["z", "u"], "false"],
    [["y", "z"], "false…true ? k"],
    [U, "false…true ? k"],
    ["unknown", "false…true"],
  ])("%j", (k, expected) => {
    const inputs = { k: choice(["x", "y", "z", "u"]) };
    expect(comeTo("truth", { in: "k", of: ["x", "y"] }, inputs, { k })).toBe(expected);
  });
});

describe("if", () => {
  const inputs = { a: bool(), m: money(), n: money() };
  const expression = { if: "a", then: "m", else: "n" };
  it.each<[Facts, string]>([
    [{ a: T, m: "1", n: "2" }, "1"],
    [{ a: F, m: "1", n: "2" }, "2"],
    [{ a: T, m: "1" }, "1"],
    [{ a: F, n: "2" }, "2"],
    [{ a: T }, "0… ? m"],
    [{ a: F }, "0… ? n"],
    [{ m: "1", n: "2" }, "1…2 ? a"],
    [{ m: "2", n: "1" }, "1…2 ? a"],
    [{ m: "2", n: "2.00" }, "2"],
    [{ m: { min: "1", max: "3" }, n: "2" }, "1…3 ? a m"],
    [{}, "0… ? a m n"],
  ])("%j", (facts, expected) => {
    expect(comeTo("money", expression, inputs, facts)).toBe(expected);
  });

  it.each<[Facts, string]>([
    [{ a: T, k: "x" }, "true"],
    [{ k: "x" }, "true"],
    [{ k: "y" }, "false…true ? a"],
    [{ a: F }, "true"],
    [{}, "false…true ? a k"],
  ])("between choices: %j", (facts, expected) => {
    const choices = { a: bool(), k: choice(["x", "y", "z"]) };
    const either = { if: "a", then: "k", else: { choice: "x" } };
    expect(comeTo("truth", { in: either, of: ["x"] }, choices, facts)).toBe(expected);
  });

  it.each<[Facts, string]>([
    [{ b: T, c: T }, "true"],
    [{ b: T, c: F }, "false…true ? a"],
    [{ b: F, c: F }, "false"],
    [{ b: T }, "false…true ? a c"],
  ])("between truths: %j", (facts, expected) => {
    const truths = { a: bool(), b: bool(), c: bool() };
    expect(comeTo("truth", { if: "a", then: "b", else: "c" }, truths, facts)).toBe(expected);
  });
});

describe("choose", () => {
  it.each([
    ["a", "1"],
    ["b", "2"],
    ["c", "3"],
    ["d", "4"],
    ["e", "4"],
  ])("of five, %s", (k, expected) => {
    const cases = { a: { money: 1 }, b: { money: 2 }, c: { money: 3 } };
    const five = { k: choice(["a", "b", "c", "d", "e"]) };
    expect(comeTo("money", { choose: "k", cases, else: { money: 4 } }, five, { k })).toBe(expected);
  });

  const inputs = { k: choice(["x", "y", "z"]), m: money() };
  const covered = { choose: "k", cases: { x: { money: 1 }, y: { money: 5 }, z: "m" } };
  const rest = { choose: "k", cases: { x: { money: 1 } }, else: "m" };

  it.each<[Facts, string, string]>([
    [{ k: "x" }, "1", "1"],
    [{ k: "y" }, "5", "0… ? m"],
    [{ k: "z", m: "3" }, "3", "3"],
    [{ k: "z" }, "0… ? m", "0… ? m"],
    [{ k: ["x", "y"] }, "1…5 ? k", "0… ? k m"],
    [{ k: ["y", "z"], m: "5" }, "5", "5"],
    [{ k: ["y", "z"], m: "3" }, "3…5 ? k", "3"],
    [{ m: "3" }, "1…5 ? k", "1…3 ? k"],
    [{ k: "unknown", m: "3" }, "1…5", "1…3"],
    [{}, "0… ? k m", "0… ? k m"],
  ])("%j", (facts, byCase, byElse) => {
    expect(comeTo("money", covered, inputs, facts)).toBe(byCase);
    expect(comeTo("money", rest, inputs, facts)).toBe(byElse);
  });
});
