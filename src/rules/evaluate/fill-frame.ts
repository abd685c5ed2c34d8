import type { FactProblem } from "./answer.ts";
import type { CompiledVersion } from "../compile/compiled-book.ts";
import type { Frame } from "../compile/node.ts";
import { addUpParts } from "./add-up-parts.ts";
import { FactProblemMark, readFact, type Facts } from "./read-facts.ts";

/** Facts that cannot be reckoned with. */
export class Unfit {
  readonly problems: readonly FactProblem[];
  constructor(problems: readonly FactProblem[]) {
    this.problems = problems;
  }
}

/** Reads the facts into a frame and derives what follows from them; the problems instead, if there are any. */
export function fillFrame(version: CompiledVersion, facts: Facts, today: number): Frame | Unfit {
  const { facts: told, problem } = version.hasParts
    ? addUpParts(version, facts)
    : { facts, problem: undefined };
  if (problem) return new Unfit([problem]);
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
    frame[version.today + 1 + index] = version.derived[index]?.run(frame);
  }
  return frame;
}
