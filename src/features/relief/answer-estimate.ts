import { type Reply, say } from "../../conversation/reply.ts";
import { LOCALES } from "../../domain/locale.ts";
import type { SlotValue } from "../../conversation/form.ts";
import { type Answer, type CompiledRule, evaluate, explain } from "../../rules/index.ts";
import type { Verb } from "../feature.ts";
import type { World } from "../world.ts";
import { type EstimateSlots, readEstimate } from "./read-facts.ts";

/** The estimate with its clause, its numbers and the rule's version. Stores nothing. */
export const answerEstimate: Verb = async ({ world }, slots) => {
  const estimate = readEstimate(slots);
  const rule = world.rules.rules.get(estimate.rule);
  if (rule === undefined) return { replies: [say("relief:no-rule")] };
  const { answer, presumed } = settle(rule, estimate, world);
  const notes: Reply[] = presumed ? [say("relief:presumed")] : [];
  return { replies: [say("relief:answer", { lines: [explainIn(world, rule, answer), ...notes] })] };
};

/** The answer, with what people judge in the end taken as given where nothing was said of it. */
function settle(
  rule: CompiledRule,
  estimate: EstimateSlots,
  world: World,
): { answer: Answer; presumed: boolean } {
  const facts: Record<string, SlotValue> = { ...estimate.facts };
  let presumed = false;
  for (;;) {
    const answer = evaluate(rule, facts as never, { on: world.today, trace: true });
    const judged = answer.answer === "ask" ? answer.needs.find((name) => isJudged(rule, name)) : undefined;
    if (judged === undefined) return { answer, presumed };
    facts[judged] = true;
    presumed = true;
  }
}

const isJudged = (rule: CompiledRule, input: string): boolean =>
  rule.versions.at(-1)?.rule.inputs.get(input)?.judged === true;

/** Conclusion, numbers, reasons, clause and version, in every language the reader may have. */
export function explainIn(world: World, rule: CompiledRule, answer: Answer): Reply {
  const texts = LOCALES.map((locale) => [
    locale,
    explain(rule, answer, locale, (key, params) => world.words(locale, key, params))
      .filter((sentence) => sentence.part !== "assumption")
      .map((sentence) => sentence.text)
      .join("\n"),
  ]);
  return say("relief:text", { text: Object.fromEntries(texts) as Record<(typeof LOCALES)[number], string> });
}
