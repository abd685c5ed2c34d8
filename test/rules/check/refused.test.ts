import { describe, expect, it } from "vitest";
import {
  bookOf,
  bool,
  choice,
  count,
  date,
  figure,
  money,
  paying,
  problemsOf,
  text,
  type Raw,
} from "../sample.ts";

/** A sound rule with one thing made wrong. */
const rule = (more: Raw): Raw => ({ ...paying("paid", { paid: money() }), ...more });
const testing = (test: unknown, inputs: Raw = {}): Raw =>
  paying("paid", { paid: money(), ...inputs }, { when: [{ test }] });
const amounting = (amount: unknown, inputs: Raw = {}, more: Raw = {}): Raw =>
  paying(amount, { paid: money(), ...inputs }, more);
const one = (raw: Raw, more: Raw = {}): readonly string[] =>
  problemsOf(bookOf({ r: raw }, more)).map(({ key, place }) => `${place} ${key}`);

const banded = (...rows: readonly Raw[]): Raw =>
  amounting({ bands: "paid", mode: "whole", edge: "lower", rows });

const TWO_PLACES = choice(["east", "west"]);
const grid = (rows: readonly Raw[], more: Raw = {}): Raw => ({
  tables: {
    grid: {
      keys: {
        where: { type: "choice", options: { east: text("e"), west: text("w") } },
        age: { type: "count", unit: "year" },
      },
      value: { type: "money" },
      rows,
      ...more,
    },
  },
});
const byGrid = amounting(
  { add: ["paid", { lookup: "grid", keys: { where: "where", age: "age" } }] },
  { where: TWO_PLACES, age: count({ unit: "year" }) },
);
const fromTo = (from: string | null, to: string | null, version: number): Raw => ({ version, from, to });

describe("a sound rule", () => {
  it("has no problem", () => {
    expect(one(rule({}))).toEqual([]);
  });
});

describe("the checker names the exact place", () => {
  it.each<[string, () => readonly string[], string | readonly string[]]>([
    [
      "an unknown input in a comparison",
      () => one(testing({ left: "payed", is: ">=", right: { money: 1 } })),
      "rules.r.when[0].test.left unknown-name",
    ],
    [
      "an unknown name in an amount",
      () => one(amounting({ add: ["paid", { multiply: ["paid", "rate"] }] })),
      "rules.r.result.amount.add[1].multiply[1] unknown-name",
    ],
    [
      "money compared with a count",
      () => one(testing({ left: "paid", is: ">", right: "days" }, { days: count() })),
      "rules.r.when[0].test.right type-mismatch",
    ],
    [
      "more than all as a share",
      () =>
        one(
          rule({
            parameters: { rate: figure("percent", "130%") },
            result: { kind: "amount", amount: { multiply: ["paid", "rate"] } },
          }),
        ),
      "rules.r.parameters.rate.value bad-value",
    ],
    [
      "a sum above its own bound",
      () =>
        one(
          rule({
            parameters: { sum: { ...figure("money", 6), max: 5 } },
            result: { kind: "amount", amount: "sum" },
            when: [{ test: { left: "paid", is: ">", right: { money: 0 } } }],
          }),
        ),
      "rules.r.parameters.sum.value bad-value",
    ],
    [
      "a bound that is no figure",
      () =>
        one(
          rule({
            parameters: { sum: { ...figure("money", 6), min: "few" } },
            result: { kind: "amount", amount: { add: ["sum", "paid"] } },
          }),
        ),
      "rules.r.parameters.sum.min bad-value",
    ],
    [
      "paid once, and twelve times",
      () => one(rule({ result: { kind: "amount", amount: "paid", times: 12 } })),
      "rules.r.result.period bad-value",
    ],
    [
      "paid monthly, no times",
      () => one(rule({ result: { kind: "amount", amount: "paid", period: "monthly", times: 0 } })),
      "rules.r.result.times bad-value",
    ],
    [
      "a usage that is no sum",
      () =>
        one(
          rule({
            limits: { yearly: { per: "person", in: "year", times: 1 } },
            cases: [
              {
                name: "a",
                facts: { paid: 1 },
                usage: { yearly: { amount: "much" } },
                expect: { answer: "yes" },
              },
            ],
          }),
        ),
      "rules.r.cases[0].usage.yearly.amount bad-value",
    ],
    [
      "a usage without its limit",
      () =>
        one(
          rule({
            limits: { yearly: { per: "person", in: "year", times: 1 } },
            cases: [{ name: "a", facts: { paid: 1 }, usage: { yearly: 3 }, expect: { answer: "yes" } }],
          }),
        ),
      "rules.r.cases[0].usage.yearly wrong-shape",
    ],
    [
      "years compared with months",
      () =>
        one(
          testing(
            { left: "age", is: "<", right: { count: 18, unit: "month" } },
            { age: count({ unit: "year" }) },
          ),
        ),
      "rules.r.when[0].test.right unit-mismatch",
    ],
    [
      "money added to a percentage",
      () => one(amounting({ add: ["paid", { percent: 5 }] })),
      "rules.r.result.amount.add[1] type-mismatch",
    ],
    [
      "money multiplied by money",
      () => one(amounting({ multiply: ["paid", "paid"] })),
      "rules.r.result.amount.multiply[1] type-mismatch",
    ],
    [
      "a count divided by money",
      () =>
        one(testing({ left: { divide: ["days", "paid"] }, is: ">", right: { count: 1 } }, { days: count() })),
      "rules.r.when[0].test.left.divide[1] type-mismatch",
    ],
    [
      "an amount that is a truth",
      () => one(amounting("known", { known: bool() })),
      ["rules.r.result.amount type-mismatch", "rules.r.inputs.paid unused"],
    ],
    ["a condition that is money", () => one(testing("paid")), "rules.r.when[0].test type-mismatch"],
    [
      "a date as the sum",
      () => one(amounting({ add: ["paid", "day"] }, { day: date() })),
      "rules.r.result.amount.add[1] type-mismatch",
    ],
    [
      "the age of an amount",
      () => one(testing({ left: { age: "paid", on: "application-date" }, is: ">", right: { count: 1 } })),
      "rules.r.when[0].test.left.age type-mismatch",
    ],
    [
      "choices in order",
      () => one(testing({ left: "where", is: "<", right: { choice: "west" } }, { where: TWO_PLACES })),
      "rules.r.when[0].test.is type-mismatch",
    ],
    [
      "a code that there is not",
      () => one(testing({ left: "where", is: "=", right: { choice: "north" } }, { where: TWO_PLACES })),
      "rules.r.when[0].test.right unknown-code",
    ],
    [
      "a code that there is not, in a list",
      () => one(testing({ in: "where", of: ["east", "north"] }, { where: TWO_PLACES })),
      "rules.r.when[0].test.of unknown-code",
    ],
    [
      "an uncovered choice",
      () => one(amounting({ choose: "where", cases: { east: "paid" } }, { where: TWO_PLACES })),
      "rules.r.result.amount.cases uncovered",
    ],
    [
      "a case that there is not",
      () =>
        one(
          amounting(
            { choose: "where", cases: { east: "paid", north: "paid" }, else: "paid" },
            { where: TWO_PLACES },
          ),
        ),
      "rules.r.result.amount.cases unknown-code",
    ],
    [
      "branches of two types",
      () => one(amounting({ if: "known", then: "paid", else: { count: 1 } }, { known: bool() })),
      "rules.r.result.amount.else type-mismatch",
    ],
    [
      "a circular derive",
      () =>
        one(
          amounting(
            "a",
            {},
            {
              derive: {
                a: { label: text("a"), value: { add: ["b", "paid"] } },
                b: { label: text("b"), value: { add: ["a", "paid"] } },
              },
            },
          ),
        ),
      "rules.r.derive.a circular",
    ],
    [
      "a name given twice",
      () => one(amounting({ add: ["paid", "paid"] }, {}, { parameters: { paid: figure("money", 1) } })),
      "rules.r.parameters.paid duplicate-name",
    ],
    ["an idle input", () => one(amounting("paid", { idle: money() })), "rules.r.inputs.idle unused"],
    [
      "an idle parameter",
      () => one(rule({ parameters: { rate: figure("percent", "5%") } })),
      "rules.r.parameters.rate unused",
    ],
    [
      "a text that speaks of nothing",
      () => one(rule({ notes: [text("{{payed}}")] })),
      ["rules.r.notes[0].zh-CN unknown-name", "rules.r.notes[0].en unknown-name"],
    ],
    [
      "a figure that is none",
      () => one(rule({ parameters: { rate: figure("percent", "0.25") }, notes: [text("{{rate}}")] })),
      "rules.r.parameters.rate.value bad-value",
    ],
    ["a bare number", () => one(amounting({ add: ["paid", 5] })), "rules.r.result.amount.add[1] bad-value"],
    [
      "an operator that there is not",
      () => one(amounting({ power: ["paid", "paid"] })),
      "rules.r.result.amount unknown-operator",
    ],
    [
      "a field that there is not",
      () => one(amounting({ round: "paid", digit: 1 })),
      "rules.r.result.amount.digit unknown-key",
    ],
    ["a sum of one", () => one(amounting({ add: ["paid"] })), "rules.r.result.amount.add wrong-shape"],
    [
      "a version that replaces what it says of itself, or what picks it",
      () => one(rule({ versions: [{ replace: { from: "2020-01-01", "dated-by": "application" } }] })),
      ["rules.r.versions[0].replace.from unknown-key", "rules.r.versions[0].replace.dated-by unknown-key"],
    ],
    [
      "a divisor that may be 0",
      () => one(amounting({ divide: ["paid", "people"] }, { people: count() })),
      "rules.r.result.amount.divide[1] zero-divisor",
    ],
    [
      "bands that do not ascend",
      () => one(banded({ from: { money: 5 }, sum: { money: 1 } }, { from: { money: 5 }, sum: { money: 2 } })),
      "rules.r.result.amount.rows[1].from disordered",
    ],
    [
      "a figure of a band that is computed",
      () => one(banded({ from: { add: ["paid", "paid"] }, sum: { money: 1 } })),
      "rules.r.result.amount.rows[0].from wrong-shape",
    ],
    [
      "bands that pay counts and money",
      () => one(banded({ from: { money: 1 }, sum: { money: 1 } }, { from: { money: 2 }, sum: { count: 1 } })),
      "rules.r.result.amount.rows[1].sum type-mismatch",
    ],
    [
      "a clause that there is not",
      () => one(rule({ clauses: ["nowhere"] })),
      "rules.r.clauses[0] unknown-reference",
    ],
    [
      "a channel that there is not",
      () => one(rule({ channels: ["nowhere"] })),
      "rules.r.channels[0] unknown-reference",
    ],
    [
      "an approver that there is not",
      () => one(rule({ approval: [{ by: ["nobody"] }] })),
      "rules.r.approval[0].by unknown-reference",
    ],
    [
      "an approval route by a count",
      () => one(rule({ approval: [{ "up-to": { count: 3 }, by: [] }] })),
      "rules.r.approval[0].up-to type-mismatch",
    ],
    [
      "a cap that is a percentage",
      () => one(rule({ limits: { l: { per: "person", in: "year", cap: { percent: 5 } } } })),
      "rules.r.limits.l.cap type-mismatch",
    ],
    [
      "a limit for each of nothing",
      () => one(rule({ limits: { l: { per: "person", in: "year", times: 1, each: ["child"] } } })),
      "rules.r.limits.l.each[0] unknown-reference",
    ],
    [
      "a limit with a rule that there is not",
      () => one(rule({ limits: { l: { per: "person", in: "year", times: 1, with: ["other"] } } })),
      "rules.r.limits.l.with[0] unknown-reference",
    ],
    [
      "a window without its length",
      () => one(rule({ limits: { l: { per: "person", in: "window", times: 1 } } })),
      "rules.r.limits.l.months missing",
    ],
    [
      "parts that there are not",
      () => one(rule({ inputs: { paid: money({ parts: { of: ["half"] } }) } })),
      "rules.r.inputs.paid.parts.of unknown-reference",
    ],
    [
      "a table that there is not",
      () => one(amounting({ lookup: "nowhere", keys: {} })),
      "rules.r.result.amount.lookup unknown-reference",
    ],
    [
      "a reference that there is not",
      () => one(amounting({ reference: "nowhere", on: "application-date" })),
      "rules.r.result.amount.reference unknown-reference",
    ],
    [
      "a fact of a case that there is not",
      () => one(rule({ cases: [{ name: "c", facts: { payed: 1 }, expect: { answer: "yes" } }] })),
      "rules.r.cases[0].facts.payed unknown-name",
    ],
    [
      "a failing case",
      () => one(rule({ cases: [{ name: "c", facts: { paid: 5 }, expect: { answer: "yes", amount: 6 } }] })),
      "rules.r.cases[0].expect.amount failing-case",
    ],
    ["no result", () => one({ name: text("r") }), "rules.r.result missing"],
    [
      "a text in one language",
      () => one(rule({ name: { "zh-CN": "规则" } })),
      "rules.r.name.en missing-text",
    ],
    [
      "a rule dated by an event it does not ask for",
      () => one(rule({ "dated-by": "event", from: "2020-01-01" })),
      "rules.r.inputs.event-date unknown-reference",
    ],
    [
      "overlapping dates",
      () => one(rule({ versions: [fromTo(null, "2027-07-02", 1), fromTo("2027-07-01", null, 2)] })),
      "rules.r.versions[1].from overlapping-dates",
    ],
    [
      "two versions of one number",
      () => one(rule({ versions: [fromTo(null, "2027-07-01", 1), fromTo("2027-07-01", null, 1)] })),
      "rules.r.versions[1].version duplicate-name",
    ],
    [
      "dates that end before they begin",
      () => one(rule({ versions: [fromTo("2027-07-01", "2027-07-01", 1)] })),
      "rules.r.versions[0].to empty-dates",
    ],
    ["a day that there is not", () => one(rule({ from: "2027-02-30" })), "rules.r.from bad-value"],
    [
      "a later figure of a parameter that there is not",
      () => one(rule({ versions: [{ ...fromTo(null, null, 1), parameters: { rate: "5%" } }] })),
      "rules.r.versions[0].parameters.rate unknown-name",
    ],
    [
      "an uncovered combination of a table",
      () =>
        one(
          byGrid,
          grid([
            { where: "east", value: { money: 1 } },
            { where: "west", age: { from: 18 }, value: { money: 1 } },
          ]),
        ),
      "tables.grid.rows uncovered",
    ],
    [
      "overlapping rows",
      () =>
        one(
          byGrid,
          grid([{ value: { money: 1 } }, { where: "west", age: { from: 18 }, value: { money: 1 } }]),
        ),
      "tables.grid.rows[1] overlapping-rows",
    ],
    [
      "a row of a code that there is not",
      () => one(byGrid, grid([{ where: "north", value: { money: 1 } }], { else: { money: 2 } })),
      "tables.grid.rows[0].where unknown-code",
    ],
    [
      "a row of another type",
      () => one(byGrid, grid([{ value: { count: 1 } }])),
      "tables.grid.rows[0].value type-mismatch",
    ],
    [
      "a key left out",
      () =>
        one(
          amounting({ add: ["paid", { lookup: "grid", keys: { where: "where" } }] }, { where: TWO_PLACES }),
          grid([{ value: { money: 1 } }]),
        ),
      "rules.r.result.amount.add[1].keys.age missing",
    ],
    [
      "two figures for one day",
      () =>
        one(amounting({ reference: "pay", on: "application-date" }), {
          references: {
            pay: {
              type: "money",
              label: text("p"),
              values: [
                { from: "2024-01-01", to: "2025-01-01", value: 1 },
                { from: "2024-12-31", value: 2 },
              ],
            },
          },
        }),
      ["references.pay.values[1].from overlapping-rows", "rules.r.inputs.paid unused"],
    ],
    [
      "a group of what is no rule",
      () => one(rule({}), { groups: { g: { name: text("g"), stacking: "all", rules: ["other"] } } }),
      "groups.g.rules[0] unknown-reference",
    ],
    [
      "a clause of no document",
      () => one(rule({}), { clauses: { c: { document: "nowhere", text: "…" } } }),
      "clauses.c.document unknown-reference",
    ],
  ])("%s", (_, problems, expected) => {
    expect(problems()).toEqual([expected].flat());
  });

  it("reports every problem at once, each once", () => {
    const raw = rule({
      notes: [text("{{a}}")],
      clauses: ["b"],
      versions: [fromTo(null, "2027-07-01", 1), fromTo("2027-07-01", null, 2)],
    });
    expect(one(raw)).toEqual([
      "rules.r.clauses[0] unknown-reference",
      "rules.r.notes[0].zh-CN unknown-name",
      "rules.r.notes[0].en unknown-name",
    ]);
  });

  it("says what it found and what it wanted", () => {
    const [problem] = problemsOf(
      bookOf({ r: testing({ left: "paid", is: ">", right: "days" }, { days: count() }) }),
    );
    expect(problem).toEqual({
      place: "rules.r.when[0].test.right",
      key: "type-mismatch",
      params: { found: "count", wanted: "money" },
    });
  });

  it.each([[null], [[]], ["rules"], [7], [{}], [{ rules: [] }]])("refuses %j, and does not throw", (raw) => {
    expect(problemsOf(raw).length).toBeGreaterThan(0);
  });
});

describe("what looks alike but is sound", () => {
  it.each<[string, Raw, Raw]>([
    [
      "a divisor that is at least 1",
      amounting({ divide: ["paid", "people"] }, { people: count({ min: 1 }) }),
      {},
    ],
    [
      "versions that touch",
      rule({ versions: [fromTo(null, "2027-07-01", 1), fromTo("2027-07-01", null, 2)] }),
      {},
    ],
    [
      "a gap between versions",
      rule({ versions: [fromTo(null, "2027-07-01", 1), fromTo("2028-01-01", null, 2)] }),
      {},
    ],
    [
      "counts without a unit",
      testing({ left: "days", is: ">", right: { count: 3, unit: "day" } }, { days: count() }),
      {},
    ],
    [
      "a choice covered by an else",
      amounting({ choose: "where", cases: { east: "paid" }, else: { money: 0 } }, { where: TWO_PLACES }),
      {},
    ],
    [
      "a table covered by its else",
      byGrid,
      grid([{ where: "east", value: { money: 1 } }], { else: { money: 2 } }),
    ],
    [
      "derived values in any order",
      amounting(
        "a",
        {},
        {
          derive: {
            a: { label: text("a"), value: { add: ["b", "paid"] } },
            b: { label: text("b"), value: { add: ["paid", "paid"] } },
          },
        },
      ),
      {},
    ],
    [
      "months by twelve as a bare number",
      testing(
        { left: { divide: ["months", { count: 12 }] }, is: ">=", right: { count: 10 } },
        { months: count({ unit: "month" }) },
      ),
      {},
    ],
    [
      "a share that may be more than all",
      rule({
        parameters: { times: { ...figure("percent", "150%"), max: "300%" } },
        result: { kind: "amount", amount: { multiply: ["paid", "times"] } },
      }),
      {},
    ],
    [
      "a usage in plain numbers",
      rule({
        limits: { yearly: { per: "person", in: "year", cap: { money: 10 } } },
        cases: [
          {
            name: "a",
            facts: { paid: 9 },
            usage: { yearly: { times: 1, amount: 4 } },
            expect: { answer: "yes", amount: 6 },
          },
        ],
      }),
      {},
    ],
    [
      "a ratio as a percentage",
      testing(
        { left: { divide: ["paid", "paid-all"] }, is: ">=", right: { percent: 50 } },
        { "paid-all": money({ min: "0.01" }) },
      ),
      {},
    ],
  ])("%s", (_, raw, more) => {
    expect(one(raw, more)).toEqual([]);
  });
});
