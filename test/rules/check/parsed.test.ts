import { describe, expect, it } from "vitest";
import { parseRuleBook, runAllCases } from "../../../src/rules/index.ts";
import { runPinned } from "../../../src/rules/check/run-cases.ts";
import {
  bookOf,
  bool,
  compiled,
  count,
  figure,
  money,
  paying,
  problemsOf,
  text,
  type Raw,
} from "../sample.ts";

const label = { label: text("d") };
const places = (rules: Raw, more: Raw = {}): readonly string[] =>
  problemsOf(bookOf(rules, more)).map(({ key, place }) => `${place} ${key}`);

describe("a sound book", () => {
  it("is given back, versions by date whatever order they stand in", () => {
    const rule = paying(
      "paid",
      { paid: money() },
      {
        versions: [
          { version: 2, from: "2021-01-01", to: "2022-01-01" },
          { version: 3, from: "2022-01-01" },
          { version: 1, to: "2021-01-01" },
        ],
      },
    );
    const book = parseRuleBook(bookOf({ rule }));
    expect(book.ok && book.value.rules.get("rule")?.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it("runs the cases of every version and group, each said by whose it is", () => {
    const one = { name: "one", facts: { paid: 1 }, expect: { answer: "yes" } };
    const rule = paying(
      "paid",
      { paid: money() },
      {
        cases: [one],
        versions: [
          { version: 1, to: "2021-01-01" },
          { version: 2, from: "2021-01-01", cases: [{ ...one, name: "two" }] },
        ],
      },
    );
    const groups = {
      g: { name: text("g"), stacking: "all", rules: ["rule"], cases: [{ ...one, name: "three" }] },
    };
    const book = parseRuleBook(bookOf({ rule }, { groups }));
    const runs = book.ok ? runAllCases(book.value) : [];
    expect(runs.map((run) => [run.rule, run.version, run.case.name, run.differences])).toEqual([
      ["rule", 1, "one", []],
      ["rule", 2, "two", []],
      ["g", 1, "three", []],
    ]);
  });

  it("answers a case with the version it is pinned to, whatever its day", () => {
    const rule = paying(
      "sum",
      {},
      {
        parameters: { sum: figure("money", 1) },
        limits: { l: { per: "person", in: "year", times: 1 } },
        versions: [
          { version: 1, to: "2021-01-01" },
          {
            version: 2,
            from: "2021-01-01",
            parameters: { sum: 2 },
            cases: [{ name: "c", on: "2022-01-01", facts: {}, expect: { answer: "yes", amount: 2 } }],
          },
        ],
      },
    );
    const [first, second] = compiled(bookOf({ rule })).rules.get("rule")?.versions ?? [];
    const [each] = second?.rule.cases ?? [];
    if (!first || !second || !each) throw new Error("no case");
    expect(runPinned(second, each)).toMatchObject({ rule: "rule", version: 2, case: each, differences: [] });
    expect(runPinned(first, each)).toMatchObject({
      version: 1,
      differences: [{ field: "amount", wanted: "2", found: "1.00" }],
    });
    const spent = { ...each, usage: { l: { times: 1 } } };
    expect(runPinned(second, spent).differences).toMatchObject([
      { field: "answer", found: "no" },
      { field: "amount" },
    ]);
  });
});

describe("a use", () => {
  const result = (raw: Raw): Raw => ({ name: text("r"), result: raw });
  const sure = { sure: bool() };
  const figures = { parameters: { f: figure("money", 1) } };
  const counts = { parameters: { f: figure("count", 1) } };

  it.each<[string, Raw, Raw?]>([
    [
      "a cap",
      { ...paying({ money: 1 }, {}, figures), limits: { l: { per: "person", in: "year", cap: "f" } } },
    ],
    [
      "a number of times",
      { ...paying({ money: 1 }, {}, counts), limits: { l: { per: "person", in: "year", times: "f" } } },
    ],
    [
      "a step of approval",
      { ...paying({ money: 1 }, {}, figures), approval: [{ "up-to": "f", by: ["a"] }] },
      { approvers: { a: text("a") } },
    ],
    ["the least of a range", { ...result({ kind: "range", min: "f", max: { money: 5 } }), ...figures }],
    ["the most of a range", { ...result({ kind: "range", min: { money: 1 }, max: "f" }), ...figures }],
    ["a hint", { ...result({ kind: "not-configured", text: text("n"), hint: "f" }), ...figures }],
    ["a hint beside an amount", paying({ money: 1 }, {}, { ...figures, result: { hint: "f" } })],
    ["a floor", paying({ money: 1 }, {}, { ...figures, result: { floor: "f" } })],
    ["a ceiling", paying({ money: 1 }, {}, { ...figures, result: { ceiling: "f" } })],
    [
      "a number of periods",
      paying({ money: 1 }, {}, { ...counts, result: { period: "monthly", times: "f" } }),
    ],
    [
      "a flag",
      paying({ money: 1 }, sure, { flags: [{ name: "f", test: "sure", to: "staff", text: text("f") }] }),
    ],
    ["a condition", paying({ money: 1 }, sure, { when: [{ test: "sure" }] })],
    [
      "a part of a sum, and what it settles",
      paying("paid", {
        paid: money({ parts: { of: ["one", "two"], sets: { own: 0 } } }),
        one: money(),
        two: money(),
        own: money(),
      }),
    ],
  ])("is %s", (_, rule, more = {}) => {
    expect(places({ r: rule }, more)).toEqual([]);
  });
});

describe("what follows from another problem", () => {
  const circle = {
    a: { ...label, value: { add: ["b", "b"] } },
    b: { ...label, value: { add: ["a", "a"] } },
  };

  it("in a circle is not told again, in conditions of the rule and in other rules it is", () => {
    const inCircle = paying(
      "a",
      {},
      { derive: circle, when: [{ test: { left: "nope", is: "=", right: { money: 1 } } }] },
    );
    const other = paying(
      "paid",
      { paid: money() },
      { derive: { c: { ...label, value: { add: ["nope", "paid"] } } } },
    );
    expect(places({ r: inCircle, s: other })).toEqual([
      "rules.r.derive.a circular",
      "rules.r.when[0].test.left unknown-name",
      "rules.s.derive.c.value.add[0] unknown-name",
    ]);
  });

  it("is not that a part of it is of no type, but another part may be", () => {
    const rule = paying({ round: { add: ["nope", { money: 1 }] } }, {}, { when: [{ test: { money: 1 } }] });
    expect(places({ r: rule })).toEqual([
      "rules.r.when[0].test type-mismatch",
      "rules.r.result.amount.round.add[0] unknown-name",
    ]);
  });

  it("is not that nothing uses what only a broken part would, in that rule alone", () => {
    const broken = paying({ power: "paid" }, { paid: money() });
    const idle = paying({ money: 1 }, { paid: money() });
    expect(places({ r: broken, s: idle })).toEqual([
      "rules.r.result.amount unknown-operator",
      "rules.s.inputs.paid unused",
    ]);
  });
});

describe("what may be of money only", () => {
  const share = { share: figure("percent", "5%"), n: figure("count", 1) };
  it.each<[string, Raw, string]>([
    ["a step of approval", { approval: [{ "up-to": "share", by: ["a"] }] }, "approval[0].up-to"],
    ["a cap", { limits: { l: { per: "person", in: "year", cap: "share" } } }, "limits.l.cap"],
    ["a floor", { result: { floor: "share" } }, "result.floor"],
    ["a ceiling", { result: { ceiling: "share" } }, "result.ceiling"],
  ])("%s", (_, more, place) => {
    const rule = paying(
      { money: 1 },
      { m: count() },
      { ...more, parameters: share, notes: [text("{{n}} {{m}}")] },
    );
    expect(problemsOf(bookOf({ r: rule }, { approvers: { a: text("a") } }))).toEqual([
      { place: `rules.r.${place}`, key: "type-mismatch", params: { found: "percent", wanted: "money" } },
    ]);
  });
});
