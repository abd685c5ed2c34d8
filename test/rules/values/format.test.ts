import { describe, expect, it } from "vitest";
import { formatValue } from "../../../src/rules/index.ts";
import { divide, whole } from "../../../src/rules/values/exact.ts";
import { Span } from "../../../src/rules/values/span.ts";
import { anyOf, eitherOf, type Value, type ValueType } from "../../../src/rules/values/value.ts";

const MONEY: ValueType = { kind: "money" };
const SHARE: ValueType = { kind: "percent" };
const DAY: ValueType = { kind: "date" };
const CHOICE: ValueType = { kind: "choice", codes: ["a", "b", "c"] };
const BOOL: ValueType = { kind: "bool" };
const third = divide(whole(1), whole(3));

describe("a value as the record writes it", () => {
  it.each<[ValueType, Value, string | null]>([
    [MONEY, whole(34_000), "34000"],
    [MONEY, third, "0.33333333333333333333"],
    [SHARE, 2_500, "25%"],
    [SHARE, divide(third, whole(100)), "0.33333333333333333333%"],
    [DAY, 0, "1970-01-01"],
    [{ kind: "count" }, whole(3), "3"],
    [BOOL, true, "true"],
    [BOOL, false, "false"],
    [BOOL, undefined, null],
    [CHOICE, "a", "a"],
    [CHOICE, ["a", "c"], "a|c"],
    [MONEY, new Span(whole(1), whole(2)), "1…2"],
    [MONEY, new Span(third, Infinity), "0.33333333333333333333…"],
    [MONEY, new Span(-Infinity, whole(2)), "…2"],
    [MONEY, new Span(-Infinity, Infinity), null],
    [SHARE, new Span(0, 10_000), "0%…100%"],
    [SHARE, new Span(0, Infinity), "0%…"],
    [DAY, new Span(0, 1), "1970-01-01…1970-01-02"],
    [DAY, new Span(-Infinity, 0), "…1970-01-01"],
    [DAY, new Span(0, Infinity), "1970-01-01…"],
  ])("is text: %#", (type, value, expected) => {
    expect(formatValue(value, type)).toBe(expected);
  });

  it.each<[ValueType, string | null]>([
    [MONEY, null],
    [SHARE, null],
    [DAY, null],
    [{ kind: "count", unit: "year" }, null],
    [BOOL, null],
    [CHOICE, "a|b|c"],
    [{ kind: "choice", codes: ["a"] }, "a"],
  ])("of %j with nothing known", (type, expected) => {
    expect(formatValue(anyOf(type), type)).toBe(expected);
  });
});

describe("one value or another", () => {
  it.each<[Value, Value, Value]>([
    [1, 1, 1],
    [1, 2, new Span(1, 2)],
    [new Span(1, 3), 2, new Span(1, 3)],
    [third, third, third],
    ["a", "a", "a"],
    ["a", "b", ["a", "b"]],
    [["a", "b"], "b", ["a", "b"]],
    [true, true, true],
    [true, false, undefined],
    [undefined, false, undefined],
  ])("is what both allow: %#", (a, b, expected) => {
    expect(eitherOf(a, b)).toEqual(expected);
  });
});
