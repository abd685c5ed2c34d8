import * as fc from "fast-check";
import type { CompiledRule } from "../../../src/rules/compile/compiled-book.ts";
import type { Usage } from "../../../src/rules/evaluate/compute-amount.ts";
import type { Fact } from "../../../src/rules/evaluate/facts/read-facts.ts";
import type { Input } from "../../../src/rules/form/rule.ts";
import { compare, formatExact, parseExact } from "../../../src/rules/values/exact.ts";
import { isNum } from "../../../src/rules/values/value.ts";

/** The day on which rules are asked about. */
export const ON = "2025-11-20";

const EDGES = ["0", "0.01", "1000", "2000", "4999.99", "5000", "9999.99", "10000", "10000.01"];
const FURTHER = ["14999.99", "15000", "20000", "50000", "99999.99", "100000"];

/** Values near the edges of the books' rules, and far from them, within the bounds of the input. */
export function arbitraryFact(input: Input): fc.Arbitrary<Fact> {
  return withinBounds(input, anyFact(input));
}

function anyFact({ type }: Input): fc.Arbitrary<Fact> {
  switch (type.kind) {
    case "money":
      return fc.oneof(
        fc.constantFrom(...EDGES, ...FURTHER),
        fc.integer({ min: 0, max: 20_000_000 }).map((fen) => (fen / 100).toFixed(2)),
      );
    case "percent":
      return fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`);
    case "count":
      return fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 2020, max: 2026 }));
    case "date":
      return fc
        .integer({ min: Date.parse("1955-01-01"), max: Date.parse(ON) })
        .map((at) => new Date(at).toISOString().slice(0, 10));
    case "bool":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...type.codes);
  }
}

function withinBounds({ max, min, type }: Input, facts: fc.Arbitrary<Fact>): fc.Arbitrary<Fact> {
  if (type.kind !== "money" && type.kind !== "count") return facts;
  return facts.filter((fact) => {
    const value = parseExact(String(fact)) ?? 0;
    const above = min === null || min === "application-date" || !isNum(min) || compare(value, min) >= 0;
    return above && (max === null || max === "application-date" || !isNum(max) || compare(value, max) <= 0);
  });
}

/** What was had under each limit of a rule; left out now and then, as callers may. */
export function arbitraryUsage({ versions }: CompiledRule): fc.Arbitrary<Usage | undefined> {
  const names = [...new Set(versions.flatMap(({ limitNames }) => limitNames))];
  const used = fc.record({
    times: fc.integer({ min: 0, max: 3 }),
    amount: fc.integer({ min: 0, max: 3_000_000 }).map((fen) => formatExact(fen * 100)),
  });
  return fc.option(fc.record(Object.fromEntries(names.map((name) => [name, used]))), { nil: undefined });
}
