import type { CompiledRule } from "../../../src/rules/compile/compiled-book.ts";
import type { Answer } from "../../../src/rules/evaluate/answer/answer.ts";
import { evaluate, type EvaluateOptions } from "../../../src/rules/evaluate/evaluate.ts";
import type { Fact, Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";

/** Tells a rule what it needs first, again and again, as a conversation does. Throws when it asks in vain. */
export function askUntilDecided(
  rule: CompiledRule,
  facts: Facts,
  toldBefore: Facts,
  options: EvaluateOptions,
): Answer {
  const told: Record<string, Fact> = { ...toldBefore };
  for (;;) {
    const answer = evaluate(rule, told, options);
    if (answer.answer !== "ask") return answer;
    const [need] = answer.needs;
    if (need === undefined) throw new Error("nothing is asked, and nothing is decided");
    if (need in told) throw new Error(`${need} is asked twice`);
    if (!(need in facts)) throw new Error(`${need} is no input`);
    told[need] = facts[need];
  }
}
