import { describe, expect, it } from "vitest";
import type { Fact, Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { bool, choice, count, date, money, paying, percentage, text } from "../sample.ts";
import { ask, ON } from "./ask.ts";

describe("facts", () => {
  const inputs = {
    paid: money({ max: 50_000 }),
    born: date({ min: "1900-01-01", max: "application-date" }),
    people: count({ min: 1, max: 9 }),
    known: bool(),
    place: choice(["east", "west"]),
    share: { type: "percent", label: text("s"), question: text("s?") },
  };
  const rule = paying("paid", inputs, { notes: [text("{{born}} {{people}} {{known}} {{place}} {{share}}")] });

  it.each<[string, Facts, object]>([
    ["no number", { paid: "3万" }, { input: "paid", reason: "bad-value", value: "3万", wanted: "money" }],
    ["too much", { paid: "50000.01" }, { input: "paid", reason: "above-max", wanted: "50000" }],
    ["less than nothing", { paid: "-0.01" }, { input: "paid", reason: "below-min", wanted: "0" }],
    ["tomorrow", { born: "2026-11-21" }, { input: "born", reason: "above-max", wanted: "2026-11-20" }],
    ["before its time", { born: "1899-12-31" }, { input: "born", reason: "below-min", wanted: "1900-01-01" }],
    ["no day", { born: "2026-02-30" }, { input: "born", reason: "bad-value" }],
    ["nobody", { people: 0 }, { input: "people", reason: "below-min", wanted: "1" }],
    ["no truth", { known: "maybe" }, { input: "known", reason: "bad-value" }],
    ["no place", { place: "north" }, { input: "place", reason: "bad-value" }],
    ["no place of two", { place: ["east", "north"] }, { input: "place", reason: "bad-value" }],
    ["no place at all", { place: [] }, { input: "place", reason: "bad-value" }],
    ["a bare fraction", { share: "0.25" }, { input: "share", reason: "bad-value" }],
    ["a range upside down", { paid: { min: "5", max: "4" } }, { input: "paid", reason: "bad-value" }],
    ["a range of no numbers", { paid: { min: "a" } }, { input: "paid", reason: "bad-value" }],
    ["a range outside", { paid: { min: "60000" } }, { input: "paid", reason: "above-max" }],
    ["a range for a truth", { known: { min: "5" } }, { input: "known", reason: "bad-value" }],
    ["a range of all for a truth", { known: {} }, { input: "known", reason: "bad-value", value: "{}" }],
    ["a range of all for a place", { place: {} }, { input: "place", reason: "bad-value", wanted: "choice" }],
    ["a list for a number", { paid: ["5"] }, { input: "paid", reason: "bad-value", value: '["5"]' }],
    ["an open list for a number", { paid: [] }, { input: "paid", reason: "bad-value" }],
    [
      "a range without a number at its end",
      { paid: { min: "1", max: "b" } },
      { input: "paid", reason: "bad-value" },
    ],
    [
      "a range without one at its beginning",
      { paid: { min: "b", max: "1" } },
      { input: "paid", reason: "bad-value" },
    ],
    ["a range below", { paid: { max: "-0.01" } }, { input: "paid", reason: "below-min", wanted: "0" }],
    [
      "people by halves of less than one",
      { people: "0.99" },
      { input: "people", reason: "below-min", wanted: "1" },
    ],
    ["a number for a place", { place: 5 }, { input: "place", reason: "bad-value", value: "5" }],
    ["a truth for a number", { paid: true }, { input: "paid", reason: "bad-value", value: "true" }],
  ])("of %s are refused", (_, facts, problem) => {
    expect(ask(rule, facts)).toMatchObject({ answer: "invalid", problems: [problem] });
  });

  it.each<[string, Facts]>([
    ["a number", { paid: 600 }],
    ["text", { paid: "600.00" }],
    ["a range of one", { paid: { min: "600", max: "600" } }],
    ["the most", { paid: "600", people: 9, born: ON, known: "true", place: ["east"], share: "12.5%" }],
    ["what the rule has no input for", { paid: "600", weather: "fine" }],
    ["the least", { paid: "600", people: 1, born: "1900-01-01", known: "false", share: "-5%" }],
    ["false", { paid: "600", known: false }],
    ["not told, by an empty place", { paid: "600", place: null, people: null }],
    ["a list of all places", { paid: "600", place: ["east", "west"] }],
  ])("may be %s", (_, facts) => {
    expect(ask(rule, facts)).toMatchObject({ answer: "yes", amount: "600.00" });
  });

  it("of a range are cut at the bounds of the input", () => {
    expect(ask(rule, { paid: { min: "40000", max: "90000" } })).toMatchObject({
      bounds: { min: "40000.00", max: "50000.00" },
    });
  });

  it.each<[Fact, string, string | null]>([
    [{ min: "40000", max: "90000" }, "40000.00", "50000.00"],
    [{ min: "-5", max: "5" }, "0.00", "5.00"],
    [{ min: null, max: "5" }, "0.00", "5.00"],
    [{ min: "5", max: null }, "5.00", "50000.00"],
    [{ max: "60000" }, "0.00", "50000.00"],
    [null, "0.00", "50000.00"],
    ["unknown", "0.00", "50000.00"],
  ])("of %j leave a range", (paid, min, max) => {
    expect(ask(rule, { paid })).toMatchObject({ answer: "ask", bounds: { min, max } });
  });

  it("of a range that touches a bound are the bound", () => {
    expect(ask(rule, { paid: { min: "50000" } })).toMatchObject({ answer: "yes", amount: "50000.00" });
    expect(ask(rule, { paid: { max: "0" } })).toMatchObject({ answer: "no" });
  });

  it("lie on the day asked or after where it is their first", () => {
    const planned = paying(
      { money: 1 },
      { day: date({ min: "application-date" }) },
      { notes: [text("{{day}}")] },
    );
    expect(ask(planned, { day: ON })).toMatchObject({ answer: "yes" });
    expect(ask(planned, { day: "2026-11-19" })).toMatchObject({
      problems: [{ input: "day", reason: "below-min", value: "2026-11-19", wanted: ON }],
    });
  });

  it("have no bounds but those that are said, where they are shares and days", () => {
    const free = paying(
      { multiply: [{ money: 100 }, "share"] },
      { share: percentage(), n: count() },
      { notes: [text("{{n}}")] },
    );
    expect(ask(free, {})).toMatchObject({ bounds: { min: "0.00", max: null } });
    expect(ask(free, { share: "250%" })).toMatchObject({ amount: "250.00" });
    expect(ask(free, { share: "-1%" })).toMatchObject({ answer: "no" });
    expect(ask(free, { n: "-1" })).toMatchObject({
      problems: [{ input: "n", reason: "below-min", wanted: "0" }],
    });
  });

  it("are all read before any is refused", () => {
    expect(ask(rule, { paid: "x", people: 0 })).toMatchObject({
      problems: [{ input: "paid" }, { input: "people" }],
    });
  });
});

describe("an input told in parts", () => {
  const rule = paying(
    { subtract: ["copay", "own"] },
    {
      copay: money({ parts: { of: ["one", "two"], sets: { own: 0 } } }),
      one: money(),
      two: money(),
      own: money(),
    },
  );

  it.each<[string, Facts, object]>([
    ["adds up, and settles the rest", { one: "100.50", two: "20" }, { answer: "yes", amount: "120.50" }],
    [
      "may be told whole beside",
      { one: "100.50", two: "20", copay: "120.500", own: "0.0" },
      { answer: "yes", amount: "120.50" },
    ],
    [
      "must agree with the whole",
      { one: "100", two: "20", copay: "121" },
      { answer: "invalid", problems: [{ input: "copay", reason: "contradiction" }] },
    ],
    [
      "must agree with what it settles",
      { one: "100", two: "20", own: "5" },
      { answer: "invalid", problems: [{ input: "own", reason: "contradiction" }] },
    ],
    ["is asked for by its other part", { one: "100" }, { answer: "ask", needs: ["two", "own"] }],
    ["is asked for whole when none is told", {}, { answer: "ask", needs: ["copay", "own"] }],
    ["told as a number is as good as a text", { one: 100.5, two: 20 }, { amount: "120.50" }],
    [
      "agrees with a number beside",
      { one: "100.50", two: "20", copay: 120.5, own: 0 },
      { answer: "yes", amount: "120.50" },
    ],
    [
      "says what was told, and what it comes to",
      { one: "100", two: "20", copay: "x" },
      { problems: [{ input: "copay", value: '"x"', wanted: "120" }] },
    ],
    ["by halves is asked for by its first part", { two: "100" }, { answer: "ask", needs: ["one", "own"] }],
    [
      "is asked for whole when its parts are no numbers yet",
      { one: { min: "1" }, two: "5" },
      { needs: ["copay", "own"] },
    ],
    [
      "with a part nobody knows is asked for by it",
      { one: "1", two: "unknown", own: "0" },
      { needs: [], unknown: ["two"] },
    ],
    [
      "takes what is settled as settled though it was not known",
      { one: "1", two: "2", own: "unknown" },
      { answer: "yes", amount: "3.00" },
    ],
  ])("%s", (_, facts, expected) => {
    expect(ask(rule, facts)).toMatchObject(expected);
  });
});

describe("parts that settle more than a number", () => {
  const rule = paying(
    { if: "whole", then: "copay", else: { money: 1 } },
    {
      copay: money({ parts: { of: ["one"], sets: { whole: true, kind: "slip" } } }),
      one: money(),
      whole: bool(),
      kind: choice(["slip", "bill"]),
    },
    { notes: [text("{{kind}}")] },
  );

  it.each<[Facts, object]>([
    [{ one: "5" }, { answer: "yes", amount: "5.00" }],
    [{ one: "5", whole: true, kind: "slip" }, { amount: "5.00" }],
    [{ one: "5", whole: "true" }, { amount: "5.00" }],
    [
      { one: "5", whole: false },
      { problems: [{ input: "whole", reason: "contradiction", value: "false", wanted: "true" }] },
    ],
    [
      { one: "5", kind: "bill" },
      { problems: [{ input: "kind", reason: "contradiction", value: '"bill"', wanted: "slip" }] },
    ],
    [
      { copay: "5", whole: false, kind: "bill" },
      { answer: "yes", amount: "1.00" },
    ],
  ])("%j", (facts, expected) => {
    expect(ask(rule, facts)).toMatchObject(expected);
  });
});
