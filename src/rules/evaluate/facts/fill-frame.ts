import type { FactProblem } from "../answer/answer.ts";
import type { CompiledVersion } from "../../compile/compiled-book.ts";
import type { Slot } from "../../compile/slot.ts";
import type { Frame, Node } from "../../compile/node.ts";
import { addUpParts, Unfit } from "./add-up-parts.ts";
import { FactProblemMark, readFact, type Facts } from "./read-facts.ts";

/** Reads the facts into a frame and derives what follows from them; the problems instead, if there are any. */
export function fillFrame(version: CompiledVersion, facts: Facts, today: number): Frame | Unfit {
  const told = version.hasParts ? addUpParts(version, facts) : facts;
  if (told instanceof Unfit) return told;
  const frame: Frame = [];
  let problems: FactProblem[] | undefined;
  const { derived, slots } = version;
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] as Slot;
    const value = readFact(slot, told[slot.name], today);
    if (value instanceof FactProblemMark) (problems ??= []).push(value.problem);
    else frame.push(value);
  }
  if (problems) return new Unfit(problems);
  frame.push(today);
  for (let index = 0; index < derived.length; index += 1) frame.push((derived[index] as Node).run(frame));
  return frame;
}
