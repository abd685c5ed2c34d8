import { type Reply, say, sayPublicly } from "../../../conversation/reply.ts";
import { evaluate } from "../../../rules/index.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import { limitsOf, readLimits, usageOf } from "../../limits.ts";
import { personInScope } from "../../roster/index.ts";
import { findClaimant } from "../facts/claimant.ts";
import { explainIn, policyOf } from "../facts/explain-in.ts";
import { factsOfPerson } from "../facts/read-facts.ts";
import { askStaff } from "../questions/ask-staff.ts";
import { readBenefitSlots } from "./benefit-form.ts";

/** 「我能去疗休养吗」: yes or no with the reason; before a group, and for a guest, the policy alone. */
export const answerBenefit: Verb = async (context, slots) => {
  const { tx, world, roomId, actor, today } = context;
  const { benefit, personId, supposed } = readBenefitSlots(slots);
  const rule = world.rules.rules.get(benefit ?? "");
  const person = personInScope(world.directory, actor, personId ?? undefined);
  if (rule === undefined) {
    if (benefit === null || roomId !== null) return { replies: [tell(context, say("relief:not-published"))] };
    const passed = await askStaff(context, benefit);
    return { ...passed, replies: [say("relief:not-published"), ...passed.replies] };
  }
  if (roomId !== null || person === undefined)
    return { replies: [tell(context, say("relief:policy", policyOf(world, rule.code)))] };
  const facts = { ...factsOfPerson(world, person.id), ...supposed };
  const claimant = await findClaimant(tx, person.id, facts, today);
  const limits = limitsOf(rule, facts as never, today);
  const usage = usageOf(await readLimits(tx, rule.code, limits, claimant));
  const answer = evaluate(rule, facts as never, { on: today, usage, trace: true });
  const unpublished =
    (answer.answer === "yes" && answer.result.kind === "not-configured") ||
    (answer.answer === "ask" && answer.unconfigured.length > 0);
  const passed = unpublished ? await askStaff(context, rule.code) : { replies: [], notices: [] };
  const supposing = Object.keys(supposed).length > 0 ? [say("relief:supposing")] : [];
  return {
    replies: [
      say("relief:answer", { lines: [...supposing, explainIn(world, rule, answer), ...passed.replies] }),
    ],
    notices: passed.notices,
    audit: person.id === actor.personId ? [] : [{ action: "answer-benefit", subject: `person:${person.id}` }],
  };
};

const tell = ({ roomId }: VerbContext, reply: Reply): Reply =>
  roomId === null ? reply : sayPublicly(reply.key, reply.params);
