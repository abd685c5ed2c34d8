import * as fc from "fast-check";
import { bool, choice, count, date, figure, money, percentage, text } from "../sample.ts";

export type Raw = Record<string, unknown>;

export const CODES = ["a", "b", "c"] as const;

/** Inputs that every generated rule has, two of a kind. */
export const INPUTS: Raw = {
  "m-one": money(),
  "m-two": money({ max: 50_000 }),
  "b-one": bool(),
  "b-two": bool(),
  "c-one": choice(CODES),
  "c-two": choice(CODES),
  "d-one": date(),
  "d-two": date({ min: "2000-01-01", max: "application-date" }),
  "n-one": count({ unit: "year" }),
  "p-one": percentage({ max: "100%" }),
};

/** Figures published by others, by place and date, for every day. */
export const REFERENCES: Raw = {
  standard: {
    type: "money",
    label: text("standard"),
    values: [
      { place: "a", to: "2000-01-01", value: "100.05" },
      { place: "a", from: "2000-01-01", value: 250 },
      { place: "b", value: "33.33" },
      { place: "c", to: "2010-06-15", value: 70 },
      { place: "c", from: "2010-06-15", value: 71 },
    ],
  },
};

export const PARAMETERS: Raw = { rate: figure("percent", "12.5%"), edge: figure("money", "10000") };

/** A table by a choice and a range, with every combination covered. */
export const TABLES: Raw = {
  grid: {
    keys: {
      kind: { type: "choice", options: Object.fromEntries(CODES.map((code) => [code, text(code)])) },
      age: { type: "count", unit: "year" },
    },
    value: { type: "money" },
    rows: [
      { kind: "a", age: { to: 18 }, value: { money: 300 } },
      { kind: "a", age: { from: 18, to: 60 }, value: { money: "450.55" } },
      { kind: "a", age: { from: 60 }, value: { money: 900 } },
      { kind: ["b", "c"], age: { to: 18 }, value: { money: 10 } },
    ],
    else: { money: 77 },
  },
};

const fen = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((n) => (n / 100).toFixed(2));
const percent = fc.integer({ min: 0, max: 20_000 }).map((n) => ({ percent: `${n / 100}%` }));
const day = fc
  .integer({ min: -3_000, max: 20_000 })
  .map((n) => new Date(n * 864e5).toISOString().slice(0, 10));
const comparison = fc.constantFrom("=", "!=", "<", "<=", ">", ">=");

/** Bands with edges that ascend, by rate, by sum or by both. */
const bandsOver = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Raw> =>
  fc
    .record({
      value,
      mode: fc.constantFrom("whole", "marginal"),
      edge: fc.constantFrom("lower", "upper"),
      edges: fc.uniqueArray(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 4 }),
      rows: fc.array(
        fc.record({ rate: percent, sum: fen(500_000), kind: fc.constantFrom("rate", "sum", "both") }),
        { minLength: 4, maxLength: 4 },
      ),
    })
    .map(({ edge, edges, mode, rows, value }) => ({
      bands: value,
      mode,
      edge,
      rows: edges
        .toSorted((a, b) => a - b)
        .map((from, index) => {
          const row = rows[index];
          return {
            from: { money: from },
            ...(row?.kind === "sum" ? {} : { rate: row?.rate }),
            ...(row?.kind === "rate" ? {} : { sum: { money: row?.sum } }),
          };
        }),
    }));

/** Expressions of each type, a few levels deep. */
export const expressions = fc.letrec<{
  money: unknown;
  bool: unknown;
  years: unknown;
  months: unknown;
  percent: unknown;
  date: unknown;
}>((tie) => {
  const depth = { depthSize: "small" as const, maxDepth: 4, withCrossShrink: true };
  const [amount, truth, years, date] = [tie("money"), tie("bool"), tie("years"), tie("date")];
  const [months, share] = [tie("months"), tie("percent")];
  const both = (op: string, part: fc.Arbitrary<unknown>): fc.Arbitrary<Raw> =>
    fc.tuple(part, part).map((args) => ({ [op]: args }));
  const compared = (part: fc.Arbitrary<unknown>): fc.Arbitrary<Raw> =>
    fc.record({ left: part, is: comparison, right: part });
  return {
    money: fc.oneof(
      depth,
      fc.constantFrom("m-one", "m-two", "edge"),
      fen(6_000_000).map((value) => ({ money: value })),
      both("add", amount),
      both("subtract", amount),
      both("min", amount),
      both("max", amount),
      both("excess", amount),
      fc.tuple(amount, fc.oneof(percent, share)).map((args) => ({ multiply: args })),
      fc.tuple(amount, months).map((args) => ({ multiply: args })),
      fc
        .tuple(amount, fc.integer({ min: 1, max: 90 }))
        .map(([part, n]) => ({ divide: [part, { percent: n }] })),
      date.map((on) => ({ reference: "standard", on, place: "c-two" })),
      fc.tuple(amount, fc.integer({ min: 1, max: 7 })).map(([part, n]) => ({ divide: [part, { count: n }] })),
      fc
        .tuple(amount, fc.integer({ min: -2, max: 5 }), fc.constantFrom("half-up", "up", "down", "half-even"))
        .map(([part, digits, mode]) => ({ round: part, digits, mode })),
      fc.tuple(truth, amount, amount).map(([test, then, otherwise]) => ({ if: test, then, else: otherwise })),
      fc.tuple(amount, amount, amount).map(([a, b, c]) => ({ choose: "c-one", cases: { a, b, c } })),
      fc.tuple(amount, amount).map(([b, rest]) => ({ choose: "c-two", cases: { b }, else: rest })),
      bandsOver(amount),
      fc
        .tuple(fc.constantFrom("c-one", "c-two"), years)
        .map(([kind, age]) => ({ lookup: "grid", keys: { kind, age } })),
    ),
    bool: fc.oneof(
      depth,
      fc.constantFrom("b-one", "b-two"),
      compared(amount),
      compared(date),
      compared(years),
      compared(months),
      compared(share),
      fc.record({ left: fc.constant("b-one"), is: fc.constantFrom("=", "!="), right: truth }),
      fc
        .tuple(fc.constantFrom("year", "month"), date, comparison, date)
        .map(([op, a, is, b]) => ({ left: { [op]: a }, is, right: { [op]: b } })),
      fc.record({
        left: fc.constant("c-one"),
        is: fc.constantFrom("=", "!="),
        right: fc.constantFrom("c-two", { choice: "a" }),
      }),
      fc.record({ in: fc.constantFrom("c-one", "c-two"), of: fc.subarray([...CODES], { minLength: 1 }) }),
      both("and", truth),
      both("or", truth),
      truth.map((part) => ({ not: part })),
      fc
        .tuple(fc.tuple(truth, truth, truth), comparison, fc.integer({ min: 0, max: 3 }))
        .map(([parts, is, n]) => ({ left: { "how-many": parts }, is, right: { count: n } })),
    ),
    years: fc.oneof(
      depth,
      fc.constant("n-one"),
      fc.integer({ min: 0, max: 90 }).map((n) => ({ count: n, unit: "year" })),
      fc.tuple(date, date).map(([from, to]) => ({ age: from, on: to })),
      both("years-between", date),
      fc.tuple(date, date).map((days) => ({ "years-between": days, counting: "begun" })),
      both("max", years),
      fc.tuple(truth, years, years).map(([test, then, rest]) => ({ if: test, then, else: rest })),
    ),
    // A bare number, whatever it counts.
    months: fc.oneof(
      depth,
      fc.integer({ min: 0, max: 40 }).map((n) => ({ count: n })),
      fc
        .tuple(fc.constantFrom("months-between", "days-between"), date, date, fc.integer({ min: 1, max: 12 }))
        .map(([op, a, b, n]) => ({ divide: [{ [op]: [a, b] }, { count: n }] })),
      fc
        .tuple(date, date)
        .map((days) => ({ divide: [{ "months-between": days, counting: "begun" }, { count: 12 }] })),
      both("add", months),
      both("min", months),
      fc
        .tuple(fc.tuple(truth, truth, truth), fc.integer({ min: 0, max: 2 }))
        .map(([parts, n]) => ({ subtract: [{ "how-many": parts }, { count: n }] })),
      fc
        .tuple(months, fc.constantFrom("up", "down"))
        .map(([part, mode]) => ({ round: part, digits: 0, mode })),
    ),
    percent: fc.oneof(
      depth,
      fc.constantFrom("p-one", "rate"),
      percent,
      both("add", share),
      both("max", share),
      fc
        .tuple(amount, fc.integer({ min: 1, max: 9_000 }))
        .map(([part, n]) => ({ divide: [part, { money: n }] })),
      fc.tuple(truth, share, share).map(([test, then, rest]) => ({ if: test, then, else: rest })),
    ),
    date: fc.oneof(
      depth,
      fc.constantFrom("d-one", "d-two", "application-date"),
      day.map((value) => ({ date: value })),
      fc
        .tuple(date, fc.integer({ min: -40, max: 40 }), fc.constantFrom("years", "months", "days"))
        .map(([part, n, unit]) => ({ shift: part, by: { count: n }, unit })),
      both("max", date),
      both("min", date),
      fc
        .tuple(fc.constantFrom("month", "quarter", "year"), date)
        .map(([stretch, on]) => ({ "first-day-of": stretch, on })),
    ),
  };
});

/** A whole rule: conditions, an amount, and a floor or ceiling now and then. */
export const arbitraryRule: fc.Arbitrary<Raw> = fc
  .record({
    when: fc.array(expressions.bool, { maxLength: 3 }),
    derived: expressions.money,
    amount: expressions.money,
    ceiling: fc.option(fen(3_000_000), { nil: undefined }),
    floor: fc.option(fen(50_000), { nil: undefined }),
  })
  .map(({ amount, ceiling, derived, floor, when }) => ({
    name: text("rule"),
    inputs: INPUTS,
    parameters: PARAMETERS,
    derive: { all: { label: text("all"), value: { add: [derived, amount] } } },
    // Every name is used somewhere: a rule with idle ones is refused.
    when: [...when.map((test) => ({ test })), { test: useAll() }],
    result: {
      kind: "amount",
      amount: "all",
      ...(ceiling === undefined ? {} : { ceiling: { money: ceiling } }),
      ...(floor === undefined ? {} : { floor: { money: floor } }),
    },
  }));

/** True whatever the facts are, and known to be. */
function useAll(): Raw {
  const compared = [...Object.keys(INPUTS), ...Object.keys(PARAMETERS)].map((name) => ({
    left: name,
    is: "=",
    right: name,
  }));
  return { or: [true, ...compared] };
}

/** All the facts, as the generated inputs want them. */
export const arbitraryFacts: fc.Arbitrary<Record<string, string | boolean>> = fc.record({
  "m-one": fc.oneof(fen(12_000_000), fc.constantFrom("10000", "0", "9999.99")),
  "m-two": fen(5_000_000),
  "b-one": fc.boolean(),
  "b-two": fc.boolean(),
  "c-one": fc.constantFrom(...CODES),
  "c-two": fc.constantFrom(...CODES),
  "d-one": day,
  "d-two": fc
    .integer({ min: 10_957, max: 20_000 })
    .map((n) => new Date(n * 864e5).toISOString().slice(0, 10)),
  "n-one": fc.integer({ min: 0, max: 100 }).map(String),
  "p-one": fc.integer({ min: 0, max: 1_000 }).map((n) => `${n / 10}%`),
});
