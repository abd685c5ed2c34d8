import { type Reply, say } from "../../../conversation/reply.ts";
import { evaluate } from "../../../rules/index.ts";
import type { Verb } from "../../feature.ts";
import { namePerson, personInScope } from "../../roster/index.ts";
import { settle } from "../facts/ask-next.ts";
import { findClaimant } from "../facts/claimant.ts";
import { explainIn, policyOf } from "../facts/explain-in.ts";
import { limitsOf, readLimits, usageOf } from "../../limits.ts";
import { readEstimate } from "../facts/read-facts.ts";

/** The estimate with its clause, its numbers and the rule's version, after what was had already. Stores nothing. */
export const answerEstimate: Verb = async ({ tx, world, actor }, slots) => {
  const estimate = readEstimate(slots);
  const rule = world.rules.rules.get(estimate.rule);
  if (rule === undefined) return { replies: [say("relief:no-rule")] };
  const person = personInScope(world.directory, actor, estimate.personId ?? undefined);
  const { facts, presumed } = settle(rule, estimate.facts, world.today);
  const claimant = person === undefined ? null : await findClaimant(tx, person.id, facts, world.today);
  const limits = limitsOf(rule, facts as never, world.today);
  const held = claimant === null ? [] : await readLimits(tx, rule.code, limits, claimant);
  const answer = evaluate(rule, facts as never, { on: world.today, usage: usageOf(held), trace: true });
  const notes: Reply[] = presumed ? [say("relief:presumed")] : [];
  if (answer.answer === "yes" && person !== undefined) notes.push(say("relief:apply-hint"));
  if (answer.answer === "ask" && answer.unknown.length > 0) notes.push(say("relief:bounds-hint"));
  const whose: Reply[] =
    person === undefined || person.id === actor.personId
      ? []
      : [say("relief:about", { person: namePerson(world.directory, person.id) })];
  return {
    replies: [say("relief:answer", { lines: [...whose, explainIn(world, rule, answer), ...notes] })],
    audit:
      person === undefined || person.id === actor.personId
        ? []
        : [{ action: "estimate-relief", subject: `person:${person.id}` }],
  };
};

/** For a guest: the clause word for word, and how to go on. */
export const answerReliefPolicy: Verb = async ({ world }, slots) => {
  const { rule } = readEstimate(slots);
  return {
    replies: [say("relief:policy", policyOf(world, rule)), say("relief:policy-for-guest")],
  };
};
