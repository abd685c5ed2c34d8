import { describe, expect, it } from "vitest";
import { readRawBook, SHIPPED_BOOK } from "../../src/adapters/rulebook/load-rule-book.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import {
  amendVersion,
  checkStored,
  compareFigures,
  compileStored,
  evaluate,
  joinVersions,
  parseRuleBook,
  replayDecisions,
  splitBook,
  type Amended,
  type Amendment,
  type CompiledRule,
  type Library,
  type Problem,
  type StoredDecision,
  type StoredVersion,
} from "../../src/rules/index.ts";
import { collectParts } from "../../src/rules/store/collect-parts.ts";
import { text } from "./sample.ts";

const raw = readRawBook(SHIPPED_BOOK);
const shipped = raw.ok ? parseRuleBook(raw.value) : raw;
if (!raw.ok || !shipped.ok) throw new Error("the shipped book does not hold");
const { clauses, documents } = raw.value as unknown as Library;
const library: Library = { clauses, documents };
const split = splitBook(raw.value, shipped.value);

function firstOf(code: string, versions: readonly StoredVersion[] = split): StoredVersion {
  const found = versions.find((version) => version.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
}

function amend(stored: StoredVersion, amendment: Amendment): Outcome<Amended, readonly Problem[]> {
  return amendVersion({ stored, compiled: compileStored(stored, library) }, library, amendment);
}

/** The shipped own-illness rule, amended one after the other; each version ends where the next begins. */
function amended(...changes: readonly Amendment[]): CompiledRule {
  const versions = [firstOf("own-illness")];
  for (const change of changes) {
    const last = versions.pop() as StoredVersion;
    const next = amend(last, change);
    if (!next.ok) throw new Error(JSON.stringify(next.refusal));
    versions.push({ ...last, to: change.from }, next.value.next);
  }
  const compiled = versions.map((version) => compileStored(version, library));
  return joinVersions("own-illness", compiled) as CompiledRule;
}

const JULY = { version: 2, from: "2027-07-01", figures: { rate: "30%", ceiling: 30_000 } };
const FACTS = { tier: "national", "major-illness": true, copay: "100000", "self-funded": "0" };

describe("a book split into versions to be kept", () => {
  it("keeps every version with its days, its figures apart from its structure, and its cases", () => {
    const [festivalBefore, festivalSince] = split.filter(({ code }) => code === "festival-subsidy");
    expect(festivalBefore).toMatchObject({ version: 1, from: null, to: "2013-01-01" });
    expect(festivalSince).toMatchObject({ version: 2, from: "2013-01-01", to: null });
    expect(festivalSince?.figures).toEqual({ spring: null, "may-day": null, "national-day": null });
    expect(JSON.stringify(festivalSince?.body)).not.toContain('"value":null');
    expect(split.filter(({ cases }) => cases.length === 0)).toEqual([]);
  });

  it("loses no case that a version answers", () => {
    const inBook = [...shipped.value.rules.values()].flat().reduce((sum, { cases }) => sum + cases.length, 0);
    expect(split.reduce((sum, { cases }) => sum + cases.length, 0)).toBe(inBook);
  });

  it.each(split.map((version) => [`${version.code} ${version.version}`, version] as const))(
    "%s holds by itself, with all its cases",
    (_, version) => {
      const checked = checkStored(version, library);
      expect(checked.ok ? [] : checked.refusal).toEqual([]);
      expect(checked.ok ? checked.value.runs.flatMap(({ differences }) => differences) : []).toEqual([]);
    },
  );

  it("takes along only the parts that the rule names, and those that they name", () => {
    const table = { keys: { tier: { type: "choice", of: "tier" } }, value: { type: "money" }, rows: [] };
    const book = {
      choices: { tier: { a: text("a") }, sex: { m: text("m") } },
      tables: { visits: table, other: table },
      titles: [{ code: "x" }],
    };
    const rule = { result: { kind: "amount", amount: { lookup: "visits", keys: { tier: "level" } } } };
    expect(collectParts(book, rule)).toEqual({
      choices: { tier: book.choices.tier },
      tables: { visits: table },
    });
    expect(collectParts(book, { inputs: { honour: { type: "choice", of: "title" } } })).toEqual({
      titles: book.titles,
    });
  });
});

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

  it("says which boundary cases come out otherwise, and keeps what they come to now", () => {
    const next = amend(firstOf("own-illness"), JULY);
    if (!next.ok) throw new Error("refused");
    const exactly = next.value.changes.find(({ name }) => name.startsWith("exactly the threshold"));
    expect(exactly).toMatchObject({
      before: { amount: "2500.00" },
      after: { answer: "yes", amount: "3000.00" },
    });
    expect(next.value.changes.some(({ name }) => name.startsWith("one fen below"))).toBe(false);
    const checked = checkStored(next.value.next, library);
    expect(checked.ok && checked.value.runs.every(({ differences }) => differences.length === 0)).toBe(true);
    expect(checked.ok && checked.value.runs.length).toBe(firstOf("own-illness").cases.length);
  });

  it("may be amended again: figures add up, each version ends where the next begins", () => {
    const again = amended(JULY, { version: 3, from: "2028-01-01", figures: { threshold: "8000" } });
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

  it("configures what was not, and takes a figure back", () => {
    const set = amend(firstOf("double-ninth"), { version: 2, from: "2027-01-01", figures: { sum: "300" } });
    if (!set.ok) throw new Error("refused");
    const facts = { tier: "national", service: "retired" };
    const rule = joinVersions("double-ninth", [set.value.compiled]) as CompiledRule;
    expect(evaluate(rule, facts, { on: "2027-01-01" })).toMatchObject({ answer: "yes", amount: "300.00" });
    const back = amend(set.value.next, { version: 3, from: "2028-01-01", figures: { sum: null } });
    const after = back.ok ? (joinVersions("double-ninth", [back.value.compiled]) as CompiledRule) : rule;
    expect(evaluate(after, facts, { on: "2028-01-01" })).toMatchObject({
      result: { kind: "not-configured" },
    });
  });

  it.each<[string, Amendment, string]>([
    [
      "a parameter that there is not",
      { ...JULY, figures: { rat: "30%" } },
      "rules.own-illness.parameters.rat unknown-name",
    ],
    ["a day that is none", { ...JULY, from: "2027-02-30" }, "rules.own-illness.from bad-value"],
    [
      "a sum where a percentage belongs",
      { ...JULY, figures: { rate: "viele" } },
      "rules.own-illness.parameters.rate.value bad-value",
    ],
    [
      "more than all of it",
      { ...JULY, figures: { rate: "300%" } },
      "rules.own-illness.parameters.rate.value bad-value",
    ],
    [
      "less than nothing",
      { ...JULY, figures: { ceiling: "-1" } },
      "rules.own-illness.parameters.ceiling.value bad-value",
    ],
  ])("refuses %s", (_, change, problem) => {
    const refused = amend(firstOf("own-illness"), change);
    expect(refused.ok ? [] : refused.refusal.map(({ key, place }) => `${place} ${key}`)).toEqual([problem]);
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

describe("bands that are configured one by one", () => {
  const facts = (born: string): object => ({ tier: "national", born, "festival-day": "2027-02-06" });
  const configured = (figures: Amendment["figures"]): CompiledRule => {
    const next = amend(firstOf("age-consolation"), { version: 2, from: "2027-01-01", figures });
    if (!next.ok) throw new Error(JSON.stringify(next.refusal));
    return joinVersions("age-consolation", [next.value.compiled]) as CompiledRule;
  };
  const two = { "first-age": 80, "first-sum": 500, "second-age": 90, "second-sum": 1000 };

  it.each([
    ["1947-02-07", "no", "0.00"],
    ["1947-02-06", "yes", "500.00"],
    ["1937-02-07", "yes", "500.00"],
    ["1937-02-06", "yes", "1000.00"],
    ["1920-01-01", "yes", "1000.00"],
  ])("of three tiers two are published: born %s is a %s of %s", (born, answer, amount) => {
    expect(evaluate(configured(two), facts(born) as never, { on: "2027-02-06" })).toMatchObject({
      answer,
      amount,
    });
  });

  it("a tier without its sum is still to be announced", () => {
    const rule = configured({ ...two, "third-age": 100 });
    expect(evaluate(rule, facts("1940-01-01") as never, { on: "2027-02-06" })).toMatchObject({
      result: { kind: "not-configured", parameters: ["third-sum"] },
    });
  });
});
