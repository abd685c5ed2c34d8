import { add, compare, formatExact, parseExact, type Exact } from "../values/exact.ts";
import { isNum, type Value } from "../values/value.ts";
import type { FactProblem } from "./answer.ts";
import type { CompiledVersion } from "./compile-book.ts";
import type { Frame } from "./node.ts";
import { FactProblemMark, readFact, type Fact, type Facts } from "./read-facts.ts";

/** Facts that cannot be reckoned with. */
export class Unfit {
  readonly problems: readonly FactProblem[];
  constructor(problems: readonly FactProblem[]) {
    this.problems = problems;
  }
}

/** Reads the facts into a frame and derives what follows from them; the problems instead, if there are any. */
export function fillFrame(version: CompiledVersion, facts: Facts, today: number): Frame | Unfit {
  const told = version.hasParts ? addUpParts(version, facts) : facts;
  if (told instanceof FactProblemMark) return new Unfit([told.problem]);
  const frame: Frame = Array.from({ length: version.today + 1 + version.derived.length });
  let problems: FactProblem[] | undefined;
  for (let index = 0; index < version.slots.length; index += 1) {
    const slot = version.slots[index] as CompiledVersion["slots"][number];
    const value = readFact(slot, told[slot.name], today);
    if (value instanceof FactProblemMark) (problems ??= []).push(value.problem);
    else frame[index] = value;
  }
  if (problems) return new Unfit(problems);
  frame[version.today] = today;
  for (let index = 0; index < version.derived.length; index += 1) {
    frame[version.today + 1 + index] = version.derived[index]?.run(frame) as Value;
  }
  return frame;
}

/**
 * An input told in parts is their sum (自付一 + 自付二), and settles what the slip settles (no 自费 inside). What is told
 * beside must agree with it.
 */
function addUpParts(version: CompiledVersion, facts: Facts): Facts | FactProblemMark {
  let told: Record<string, Fact> | undefined;
  for (const { name, input } of version.slots) {
    const parts = input.parts?.of.map((part) => exactOf(facts[part]));
    if (!input.parts || !parts || parts.includes(undefined)) continue;
    const sum = (parts as Exact[]).reduce(add);
    told ??= { ...facts };
    for (const [other, value] of [[name, sum] as const, ...Object.entries(input.parts.sets)]) {
      const clash = settle(told, other, value);
      if (clash) return clash;
    }
  }
  return told ?? facts;
}

function settle(
  told: Record<string, Fact>,
  name: string,
  value: Exact | string,
): FactProblemMark | undefined {
  const wanted = typeof value === "string" ? value : formatExact(value);
  const said = told[name];
  if (said !== undefined && said !== null && said !== "unknown" && !sameFact(said, wanted)) {
    return new FactProblemMark({ input: name, reason: "contradiction", value: String(said), wanted });
  }
  told[name] = wanted;
  return undefined;
}

function sameFact(said: Fact, wanted: string): boolean {
  const [a, b] = [exactOf(said), parseExact(wanted)];
  return a !== undefined && b !== undefined ? compare(a, b) === 0 : String(said) === wanted;
}

function exactOf(fact: Fact): Exact | undefined {
  if (typeof fact !== "string" && typeof fact !== "number") return undefined;
  const value = parseExact(String(fact));
  return value !== undefined && isNum(value) ? value : undefined;
}
