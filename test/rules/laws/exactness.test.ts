import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../src/rules/evaluate/evaluate.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { arbitraryFacts, arbitraryRule, INPUTS, PARAMETERS, REFERENCES, TABLES } from "./arbitrary-rule.ts";
import { askUntilDecided } from "./ask-until-decided.ts";
import { contradiction, decisionOf } from "./contradiction.ts";
import { readRule, type Book, type Raw } from "./oracle.ts";
import { onlyRule } from "../sample.ts";
import { runs } from "./runs.ts";

const ON = "2026-11-20";
const BESIDE = { tables: TABLES, references: REFERENCES };

const oracleBook = (rule: Raw): Book => ({
  tables: TABLES,
  references: REFERENCES,
  parameters: PARAMETERS,
  inputs: INPUTS,
  derive: rule["derive"] as Raw,
  on: ON,
});

describe("any rule of the form", () => {
  it("agrees to the fen with a second reading on decimal.js", () => {
    fc.assert(
      fc.property(arbitraryRule, fc.array(arbitraryFacts, { minLength: 1, maxLength: 4 }), (raw, told) => {
        const rule = onlyRule(raw, BESIDE);
        const answers = told.map((facts) => evaluate(rule, facts, { on: ON, trace: true }));
        const amounts = answers.map((answer) => (answer.answer === "yes" ? answer.amount : answer.answer));
        expect(amounts).toEqual(told.map((facts) => readRule(raw, facts, oracleBook(raw))));
      }),
      runs(600),
    );
  });

  it("never contradicts on all the facts what it decided on hidden, ranged and half-known ones", () => {
    const veiled = fc.array(fc.constantFrom("told", "told", "hidden", "unknown", "range", "two"), {
      minLength: Object.keys(INPUTS).length,
      maxLength: Object.keys(INPUTS).length,
    });
    fc.assert(
      fc.property(arbitraryRule, arbitraryFacts, veiled, (raw, facts, veils) => {
        const rule = onlyRule(raw, BESIDE);
        const partly = evaluate(rule, veil(facts, veils), { on: ON });
        expect(contradiction(partly, evaluate(rule, facts, { on: ON }))).toBeUndefined();
      }),
      runs(1_000),
    );
  });

  it("asks for nothing twice, and ends right when the first need is told", () => {
    fc.assert(
      fc.property(arbitraryRule, arbitraryFacts, (raw, facts) => {
        const rule = onlyRule(raw, BESIDE);
        const answer = askUntilDecided(rule, facts, {}, { on: ON });
        expect(decisionOf(answer)).toBe(decisionOf(evaluate(rule, facts, { on: ON })));
      }),
      runs(250),
    );
  });
});

/** Hides facts, or says less than is known: a range around a number or a date, two codes for one. */
function veil(facts: Record<string, string | boolean>, veils: readonly string[]): Facts {
  const entries = Object.entries(facts).map(([name, fact], index) => [
    name,
    veilOne(name, fact, veils[index] ?? "told"),
  ]);
  return Object.fromEntries(entries.filter(([, fact]) => fact !== undefined)) as Facts;
}

function veilOne(name: string, fact: string | boolean, how: string): Facts[string] {
  if (how === "hidden") return undefined;
  if (how === "unknown") return "unknown";
  if (how === "two" && name.startsWith("c-")) return [...new Set(["b", String(fact)])];
  if (how !== "range") return fact;
  const number = Number(fact);
  if (name.startsWith("m-")) {
    return {
      min: String(Math.floor(number / 2)),
      max: number > 20_000 ? null : String(Math.ceil(number * 2)),
    };
  }
  if (name.startsWith("p-"))
    return { min: `${Math.floor(Number.parseFloat(String(fact)) / 2)}%`, max: "100%" };
  if (name.startsWith("n-")) return { min: String(Math.max(0, number - 3)), max: String(number + 2) };
  return name === "d-one" ? { min: "1900-01-01", max: String(fact) } : fact;
}
