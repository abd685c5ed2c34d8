import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadRuleBook, readRawBook, SHIPPED_BOOK } from "../../../src/adapters/rulebook/load-rule-book.ts";
import { compileBook } from "../../../src/rules/compile/compile-book.ts";
import type { CompiledBook, CompiledRule } from "../../../src/rules/compile/compiled-book.ts";
import { evaluate } from "../../../src/rules/evaluate/evaluate.ts";
import { evaluateGroup } from "../../../src/rules/evaluate/evaluate-group.ts";
import type { Usage } from "../../../src/rules/evaluate/compute-amount.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import type { Input } from "../../../src/rules/form/rule.ts";
import { arbitraryFact, arbitraryUsage, ON } from "./arbitrary-facts.ts";
import { askUntilDecided } from "./ask-until-decided.ts";
import { contradiction, decisionOf } from "./contradiction.ts";
import type { Raw } from "./oracle.ts";
import { runs } from "./runs.ts";

const at = (name: string): string => new URL(name, import.meta.url).pathname;
const BOOKS = [
  ["shipped", SHIPPED_BOOK],
  ["second", at("../books/second-book.yaml")],
  ["policies", at("../books/policies.yaml")],
  ["districts", at("../books/districts.yaml")],
] as const;

const compiled = new Map<string, CompiledBook>();

/** Compiled when the first test needs it, so that what is tested is seen to be. */
function bookAt(path: string): CompiledBook {
  const known = compiled.get(path);
  if (known) return known;
  const book = loadRuleBook(path);
  if (!book.ok) throw new Error(`${path} does not hold`);
  const fresh = compileBook(book.value);
  compiled.set(path, fresh);
  return fresh;
}

/** Codes under a field of a book, read without checking. */
function codesAt(path: string, field: "rules" | "groups"): readonly string[] {
  const raw = readRawBook(path);
  return raw.ok ? Object.keys((raw.value[field] ?? {}) as Raw) : [];
}

const inputsOf = (rules: readonly CompiledRule[]): ReadonlyMap<string, Input> =>
  new Map(rules.flatMap(({ versions }) => versions.flatMap((version) => [...version.rule.inputs])));

/** All inputs told but the parts of a sum, which would have to agree with it; and which of them to hide. */
function factsAndHidden(
  inputs: ReadonlyMap<string, Input>,
): fc.Arbitrary<{ facts: Facts; hidden: string[] }> {
  const parts = new Set([...inputs.values()].flatMap(({ parts }) => parts?.of ?? []));
  const told = [...inputs].filter(([name]) => !parts.has(name));
  const facts: fc.Arbitrary<Facts> = fc.record(
    Object.fromEntries(told.map(([name, input]) => [name, arbitraryFact(input)])),
  );
  return facts.chain((each) =>
    fc.record({ facts: fc.constant(each), hidden: fc.subarray(Object.keys(each)) }),
  );
}

const without = (facts: Facts, hidden: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.includes(name)));

describe.each(
  BOOKS.flatMap(([book, path]) => codesAt(path, "rules").map((code) => [book, code, path] as const)),
)("%s: %s", (_, code, path) => {
  const rule = (): CompiledRule => bookAt(path).rules.get(code) as CompiledRule;
  const tried = (): fc.Arbitrary<{ facts: Facts; hidden: string[]; usage: Usage | undefined }> =>
    factsAndHidden(inputsOf([rule()])).chain((each) =>
      arbitraryUsage(rule()).map((usage) => ({ ...each, usage })),
    );

  it("never contradicts on all the facts what it decided on some of them", () => {
    fc.assert(
      fc.property(tried(), ({ facts, hidden, usage }) => {
        const partly = evaluate(rule(), without(facts, hidden), { on: ON, usage, trace: true });
        const fully = evaluate(rule(), facts, { on: ON, usage, trace: true });
        expect(contradiction(partly, fully)).toBeUndefined();
      }),
      runs(300),
    );
  });

  it("ends, and ends right, when what it needs first is told", () => {
    fc.assert(
      fc.property(tried(), ({ facts, hidden, usage }) => {
        const answer = askUntilDecided(rule(), facts, without(facts, hidden), { on: ON, usage });
        expect(decisionOf(answer)).toBe(decisionOf(evaluate(rule(), facts, { on: ON, usage })));
      }),
      runs(150),
    );
  });

  it("asks nobody again who said 不知道, and bounds what it may come to", () => {
    fc.assert(
      fc.property(tried(), ({ facts, hidden, usage }) => {
        const unknown = Object.fromEntries(hidden.map((name) => [name, "unknown"]));
        const answer = evaluate(rule(), { ...facts, ...unknown }, { on: ON, usage, trace: true });
        expect(contradiction(answer, evaluate(rule(), facts, { on: ON, usage }))).toBeUndefined();
        expect(answer).not.toMatchObject({ needs: [expect.anything()] });
      }),
      runs(150),
    );
  });
});

describe.each(
  BOOKS.flatMap(([book, path]) => codesAt(path, "groups").map((code) => [book, code, path] as const)),
)("%s: the group %s", (_, code, path) => {
  it("never contradicts on all the facts what it decided on some of them, and asks only for what decides it", () => {
    const book = bookAt(path);
    const rules = (book.book.groups.get(code)?.rules ?? []).map(
      (each) => book.rules.get(each) as CompiledRule,
    );
    fc.assert(
      fc.property(factsAndHidden(inputsOf(rules)), ({ facts, hidden }) => {
        const whole = evaluateGroup(book, code, facts, { on: ON });
        const told: Record<string, Facts[string]> = { ...without(facts, hidden) };
        let answer = evaluateGroup(book, code, told, { on: ON });
        while (answer.answer === "ask") {
          const [need] = answer.needs;
          if (need === undefined || need in told) break;
          told[need] = facts[need];
          answer = evaluateGroup(book, code, told, { on: ON });
        }
        expect([answer.answer, answer.amount, answer.granted]).toEqual([
          whole.answer,
          whole.amount,
          whole.granted,
        ]);
      }),
      runs(300),
    );
  });
});
