import { say } from "../../../conversation/reply.ts";
import { evaluate, versionFor } from "../../../rules/index.ts";
import type { Verb } from "../../feature.ts";
import { limitsOf, readLimits, usageOf } from "../../limits.ts";
import { namePerson, personInScope } from "../../roster/index.ts";
import { recordDecision } from "../decision/record-decision.ts";
import { settle } from "../facts/ask-next.ts";
import { findClaimant } from "../../find-claimant.ts";
import { explainIn, nameRule } from "../facts/explain-in.ts";
import { readApplicationSlots } from "./application-form.ts";
import { proofLines } from "../papers/proofs.ts";

/** The card before a draft is made: for whom, what, how much it may come to, and which papers it takes. */
export const previewApplication: Verb = async (context, slots) => {
  const { tx, world, actor } = context;
  const draft = readApplicationSlots(slots);
  const rule = world.rules.rules.get(draft.rule);
  const person = personInScope(world.directory, actor, draft.personId ?? undefined);
  if (rule === undefined || person === undefined)
    return { replies: [say("relief:application.not-yours")], dialogue: { next: "end" } };
  const { facts } = settle(rule, draft.facts, world.today);
  const claimant = await findClaimant(tx, person.id, facts, world.today);
  const limits = limitsOf(rule, facts as never, world.today);
  const held = await readLimits(tx, rule.code, limits, claimant);
  const answer = evaluate(rule, facts as never, { on: world.today, usage: usageOf(held), trace: true });
  if (answer.answer === "no" || answer.answer === "invalid") {
    const personId = person.id;
    const usage = usageOf(held);
    await recordDecision(context, { answer, facts, usage, amount: null, personId, applicationId: null });
    return { replies: [explainIn(world, rule, answer)], dialogue: { next: "end" } };
  }
  return {
    replies: [
      say(actor.personId === person.id ? "relief:application.card" : "relief:application.card-for-another", {
        person: namePerson(world.directory, person.id),
        rule: nameRule(world, rule.code),
        estimate: [
          explainIn(world, rule, answer, "conclusion"),
          ...(draft.payee === null ? [] : [say("relief:application.paid-to", { payee: draft.payee })]),
        ],
        proofs: proofLines(versionFor(rule, facts as never, world.today)?.rule, new Set()),
      }),
    ],
  };
};
