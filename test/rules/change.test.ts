import { describe, expect, it } from "vitest";
import { readRawBook, SHIPPED_BOOK } from "../../src/adapters/rulebook/load-rule-book.ts";
import {
  amendRule,
  compareFigures,
  compileBook,
  evaluate,
  parseRuleBook,
  replayDecisions,
  type Amendment,
  type CompiledRule,
  type StoredDecision,
} from "../../src/rules/index.ts";
import { figure, money, paying, type Raw } from "./sample.ts";

const shipped = readRawBook(SHIPPED_BOOK);
const raw = (shipped.ok ? shipped.value : {}) as Raw & { rules: Record<string, Raw> };

/** The shipped book with its own-illness rule amended, checked with all its cases. */
function amended(...changes: readonly Amendment[]): CompiledRule {
  let rule = raw.rules["own-illness"] ?? {};
  for (const change of changes) {
    const next = amendRule("own-illness", rule, change);
    if (!next.ok) throw new Error(JSON.stringify(next.refusal));
    rule = next.value;
  }
  const book = parseRuleBook({ ...raw, rules: { ...raw.rules, "own-illness": rule } });
  if (!book.ok) throw new Error(JSON.stringify(book.refusal));
  return compileBook(book.value).rules.get("own-illness") as CompiledRule;
}

const JULY = { from: "2027-07-01", parameters: { rate: "30%", ceiling: 30_000 } };
const FACTS = { tier: "national", "major-illness": true, copay: "100000", "self-funded": "0" };

describe("「大病比例改为30%，封顶3万，7月1日起」", () => {
  const rule = amended(JULY);

  it("holds from its day, with no job needed, and leaves what went before", () => {
    const on = (day: string): unknown =>
      evaluate(rule, { ...FACTS, "event-date": day }, { on: "2027-08-01" });
    expect(on("2027-06-30")).toMatchObject({ version: 1, amount: "25000.00" });
    expect(on("2027-07-01")).toMatchObject({ version: 2, amount: "30000.00" });
  });

  it("shows old → new, and only what changes", () => {
    const [before, after] = rule.versions;
    expect(before && after && compareFigures(before.rule, after.rule)).toMatchObject([
      { name: "rate", before: "25%", after: "30%" },
      { name: "ceiling", before: "25000", after: "30000" },
    ]);
  });

  it("may be amended again: figures add up, each version ends where the next begins", () => {
    const again = amended(JULY, { from: "2028-01-01", parameters: { threshold: "8000" } });
    expect(
      again.versions.map(({ rule: { from, to, version } }) => [version, from === null, to === null]),
    ).toEqual([
      [1, true, false],
      [2, false, false],
      [3, false, true],
    ]);
    const figures = [...(again.versions[2]?.rule.parameters ?? [])].map(([name, { value }]) => [name, value]);
    expect(figures).toEqual([
      ["threshold", 80_000_000],
      ["rate", 3_000],
      ["ceiling", 300_000_000],
    ]);
  });

  it.each<[string, Amendment, string]>([
    [
      "a parameter that there is not",
      { from: "2027-07-01", parameters: { rat: "30%" } },
      "rules.own-illness.versions[1].parameters.rat unknown-name",
    ],
    [
      "a day that is none",
      { from: "2027-02-30", parameters: {} },
      "rules.own-illness.versions[1].from bad-value",
    ],
  ])("refuses %s", (_, change, problem) => {
    const refused = amendRule("own-illness", raw.rules["own-illness"] ?? {}, change);
    expect(refused.ok ? [] : refused.refusal.map(({ key, place }) => `${place} ${key}`)).toEqual([problem]);
  });

  it.each([["2027-07-01"], ["2027-06-30"]])(
    "refuses a version from %s, when one holds from 1 July",
    (from) => {
      const first = amendRule(
        "r",
        paying("paid", { paid: money() }, { parameters: { rate: figure("percent", "1%") } }),
        { ...JULY, parameters: { rate: "2%" } },
      );
      const second = first.ok ? amendRule("r", first.value, { from, parameters: { rate: "3%" } }) : first;
      expect(second).toMatchObject({
        ok: false,
        refusal: [{ key: "overlapping-dates", place: "rules.r.versions[2].from" }],
      });
    },
  );

  it("takes over the structure that the version in force had", () => {
    const plus = { kind: "amount", amount: { add: ["paid", "more"] } };
    const rule = paying(
      "more",
      { paid: money() },
      {
        parameters: { more: figure("money", 1) },
        versions: [
          { version: 1, to: "2027-01-01", replace: { result: plus } },
          { version: 2, from: "2027-01-01", replace: { result: plus }, cases: [] },
        ],
      },
    );
    const next = amendRule("r", rule, { from: "2028-01-01", parameters: { more: 2 } });
    expect(next).toMatchObject({
      ok: true,
      value: {
        versions: [
          {},
          { to: "2028-01-01" },
          { version: 3, replace: { result: plus }, parameters: { more: 2 } },
        ],
      },
    });
  });
});

describe("a replay over stored decisions", () => {
  const rule = amended(JULY);
  const version = rule.versions[1];
  if (!version) throw new Error("no version");
  const decision = (id: string, copay: string, amount: string | null, more: object = {}): StoredDecision => ({
    id,
    on: "2026-11-20",
    facts: { ...FACTS, copay },
    amount,
    ...more,
  });

  it("tells how many change, by how much in all, and the five that change most", () => {
    const stored = [
      decision("a", "20000", "5000.00"),
      decision("b", "100000", "25000.00"),
      decision("c", "9000", null),
      decision("d", "50000", "12500.00"),
      decision("e", "40000", "10000.00"),
      decision("f", "30000", "7500.00"),
      decision("g", "10000", "2500.00"),
      decision("h", "10000", "9000.00"),
    ];
    expect(replayDecisions(version, stored)).toEqual({
      decisions: 8,
      changed: 7,
      open: 0,
      difference: "6500.00",
      largest: [
        { id: "h", before: "9000.00", after: "3000.00", difference: "-6000.00" },
        { id: "b", before: "25000.00", after: "30000.00", difference: "5000.00" },
        { id: "d", before: "12500.00", after: "15000.00", difference: "2500.00" },
        { id: "e", before: "10000.00", after: "12000.00", difference: "2000.00" },
        { id: "f", before: "7500.00", after: "9000.00", difference: "1500.00" },
      ],
    });
  });

  it("counts usage as it was, and what cannot be decided as open", () => {
    const stored = [
      decision("a", "20000", "5000.00", { usage: { yearly: { times: 1 } } }),
      { ...decision("b", "20000", "5000.00"), facts: { copay: "20000" } },
      { ...decision("c", "20000", "5000.00"), on: "yesterday" },
    ];
    expect(replayDecisions(version, stored)).toMatchObject({
      decisions: 3,
      changed: 1,
      open: 2,
      difference: "-5000.00",
    });
  });

  it("of nothing changes nothing", () => {
    expect(replayDecisions(version, [])).toEqual({
      decisions: 0,
      changed: 0,
      open: 0,
      difference: "0.00",
      largest: [],
    });
  });
});
