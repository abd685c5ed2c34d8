import type { CompiledVersion } from "../../compile/compiled-book.ts";
import { add, compare, formatExact, parseExact, type Exact } from "../../values/exact.ts";
import type { FactProblem } from "../answer/answer.ts";
import { isTold, type Fact, type Facts } from "./read-facts.ts";

/** Facts that cannot be reckoned with. */
export class Unfit {
  readonly problems: readonly FactProblem[];
  constructor(problems: readonly FactProblem[]) {
    this.problems = problems;
  }
}

/**
 * An input told in parts is their sum (自付一 + 自付二), and settles what the slip settles (no 自费 inside). What is told
 * beside must agree with it: the problem otherwise.
 */
export function addUpParts(version: CompiledVersion, facts: Facts): Facts | Unfit {
  let told: Record<string, Fact> | undefined;
  for (const { name, input } of version.slots) {
    // Nearly always the sum itself is told.
    if (!input.parts || !isTold(facts[input.parts.of[0] ?? ""])) continue;
    const parts = input.parts.of.map((part) => exactOf(facts[part])).filter((part) => part !== undefined);
    if (parts.length < input.parts.of.length) continue;
    told ??= { ...facts };
    for (const [other, wanted] of [
      [name, formatExact(parts.reduce(add))],
      ...Object.entries(input.parts.sets),
    ]) {
      const problem = settle(told, other ?? "", wanted ?? "");
      if (problem) return new Unfit([problem]);
    }
  }
  return told ?? facts;
}

function settle(told: Record<string, Fact>, name: string, wanted: string): FactProblem | undefined {
  const said = told[name];
  if (isTold(said) && !sameFact(said, wanted)) {
    return { input: name, reason: "contradiction", value: JSON.stringify(said), wanted };
  }
  told[name] = wanted;
  return undefined;
}

function sameFact(said: Fact, wanted: string): boolean {
  const [a, b] = [exactOf(said), exactOf(wanted)];
  return a !== undefined && b !== undefined ? compare(a, b) === 0 : String(said) === wanted;
}

/** As a number, if it is one. */
const exactOf = (fact: Fact): Exact | undefined => parseExact(String(fact));
