import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadRuleBook } from "../../src/adapters/rulebook/load-rule-book.ts";
import { compileBook } from "../../src/rules/compile/compile-book.ts";
import type { CompiledRule } from "../../src/rules/compile/compiled-book.ts";
import type { Answer } from "../../src/rules/evaluate/answer/answer.ts";
import { evaluate } from "../../src/rules/evaluate/evaluate.ts";
import type { Fact, Facts } from "../../src/rules/evaluate/facts/read-facts.ts";
import type { Input } from "../../src/rules/form/rule.ts";
import { askUntilDecided } from "./ask-until-decided.ts";
import { contradiction, decisionOf } from "./contradiction.ts";
import { runs } from "./runs.ts";

const ON = "2026-11-20";
const shipped = loadRuleBook();
if (!shipped.ok) throw new Error("the shipped book does not hold");
const rules = [...compileBook(shipped.value).rules.values()];

/** Values near the edges of the shipped rules, and far from them. */
const arbitraryFact = ({ type }: Input): fc.Arbitrary<Fact> => {
  switch (type.kind) {
    case "money":
      return fc.oneof(
        fc.constantFrom(
          "0",
          "0.01",
          "9999.99",
          "10000",
          "10000.01",
          "14999.99",
          "15000",
          "99999.99",
          "100000",
        ),
        fc.integer({ min: 0, max: 20_000_000 }).map((fen) => (fen / 100).toFixed(2)),
      );
    case "percent":
      return fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`);
    case "count":
      return fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2020, max: 2026 }));
    case "date":
      return fc
        .integer({ min: Date.parse("2005-01-01"), max: Date.parse(ON) })
        .map((at) => new Date(at).toISOString().slice(0, 10));
    case "bool":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...type.codes);
  }
};

/** All inputs told but the parts of a sum, which would have to agree with it. */
function arbitraryFacts(rule: CompiledRule): fc.Arbitrary<Facts> {
  const inputs = new Map(rule.versions.flatMap((version) => [...version.rule.inputs]));
  const parts = new Set([...inputs.values()].flatMap(({ parts }) => parts?.of ?? []));
  const told = [...inputs].filter(([name]) => !parts.has(name));
  return fc.record(Object.fromEntries(told.map(([name, input]) => [name, arbitraryFact(input)])));
}

const ask = (rule: CompiledRule, facts: Facts): Answer => evaluate(rule, facts, { on: ON, trace: true });

const without = (facts: Facts, hidden: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.includes(name)));

describe.each(rules.map((rule) => [rule.code, rule] as const))("%s", (_, rule) => {
  const factsAndHidden = arbitraryFacts(rule).chain((facts) =>
    fc.record({ facts: fc.constant(facts), hidden: fc.subarray(Object.keys(facts)) }),
  );

  it("never contradicts on all the facts what it decided on some of them", () => {
    fc.assert(
      fc.property(factsAndHidden, ({ facts, hidden }) => {
        expect(contradiction(ask(rule, without(facts, hidden)), ask(rule, facts))).toBeUndefined();
      }),
      runs(400),
    );
  });

  it("ends, and ends right, when what it needs first is told", () => {
    fc.assert(
      fc.property(factsAndHidden, ({ facts, hidden }) => {
        const answer = askUntilDecided(rule, facts, without(facts, hidden), ON);
        expect(decisionOf(answer)).toBe(decisionOf(ask(rule, facts)));
      }),
      runs(200),
    );
  });

  it("asks nobody again who said 不知道, and bounds what it may come to", () => {
    fc.assert(
      fc.property(factsAndHidden, ({ facts, hidden }) => {
        const unknown = Object.fromEntries(hidden.map((name) => [name, "unknown"]));
        const answer = ask(rule, { ...facts, ...unknown });
        expect(contradiction(answer, ask(rule, facts))).toBeUndefined();
        expect(answer).not.toMatchObject({ needs: [expect.anything()] });
      }),
      runs(200),
    );
  });
});
