import { type Reply, say } from "../../../conversation/reply.ts";
import { type Answer, evaluate } from "../../../rules/index.ts";
import type { Verb } from "../../feature.ts";
import { namePerson, personInScope } from "../../roster/index.ts";
import { settle } from "../facts/ask-next.ts";
import { explainIn, policyOf } from "../facts/explain-in.ts";
import { firstScreen } from "../facts/first-screen.ts";
import { readEstimate } from "../facts/read-facts.ts";
import { usedOf } from "../facts/used-of.ts";

/**
 * The estimate with its numbers, its clause and the rule's version, after what was had already; 「为什么」 tells all of it.
 * Stores nothing.
 */
export const answerEstimate: Verb = async (context, slots) => {
  const { world, actor } = context;
  const estimate = readEstimate(slots);
  const rule = world.rules.rules.get(estimate.rule);
  if (rule === undefined) return { replies: [say("relief:no-rule")] };
  const person = personInScope(world.directory, actor, estimate.personId ?? undefined);
  const { facts, presumed } = settle(rule, estimate.facts, world.today);
  const usage = await usedOf(context, rule, person?.id, facts);
  const answer = evaluate(rule, facts as never, { on: world.today, usage, trace: true });
  const ofAnother = person !== undefined && person.id !== actor.personId;
  const whose = ofAnother ? [say("relief:about", { person: namePerson(world.directory, person.id) })] : [];
  const supposing = estimate.isSupposed === true ? [say("relief:supposing")] : [];
  const said = estimate.why
    ? [explainIn(world, rule, answer), ...(presumed ? [say("relief:presumed")] : [])]
    : [...firstScreen(world, rule, answer), hintAfter(answer, person !== undefined)];
  return {
    replies: [say("relief:answer", { lines: [...whose, ...supposing, ...said] })],
    audit: ofAnother ? [{ action: "estimate-relief", subject: `person:${person.id}` }] : [],
  };
};

/** What to say next. */
function hintAfter(answer: Answer, isSomebodys: boolean): Reply {
  if (answer.answer === "yes" && isSomebodys) return say("relief:apply-hint");
  if (answer.answer === "ask" && answer.unknown.length + answer.needs.length > 0)
    return say("relief:bounds-hint");
  return say("relief:screen.why");
}

/** For a guest: the clause word for word, and how to go on. */
export const answerReliefPolicy: Verb = async ({ world }, slots) => {
  const { rule } = readEstimate(slots);
  return {
    replies: [say("relief:policy", policyOf(world, rule)), say("relief:policy-for-guest")],
  };
};
