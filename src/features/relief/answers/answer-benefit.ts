import { type Reply, say, sayPublicly } from "../../../conversation/reply.ts";
import { evaluate } from "../../../rules/index.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import { personInScope } from "../../roster/index.ts";
import { explainIn, policyOf } from "../facts/explain-in.ts";
import { firstScreen } from "../facts/first-screen.ts";
import { usedOf } from "../facts/used-of.ts";
import { askStaff } from "../questions/ask-staff.ts";
import { readBenefitSlots } from "./benefit-form.ts";
import { isUnpublished } from "./judge-standing.ts";
import { standingFacts } from "./standing-facts.ts";

/** 「我能去疗休养吗」: yes or no with the reason; before a group, and for a guest, the policy alone. */
export const answerBenefit: Verb = async (context, slots) => {
  const { tx, world, roomId, actor, today } = context;
  const { benefit, personId, supposed, isSupposed, why } = readBenefitSlots(slots);
  const rule = world.rules.rules.get(benefit ?? "");
  const person = personInScope(world.directory, actor, personId ?? undefined);
  if (benefit === null) return { replies: [tell(context, say("relief:which-benefit"))] };
  if (rule === undefined) {
    if (roomId !== null) return { replies: [tell(context, say("relief:not-published"))] };
    const passed = await askStaff(context, benefit);
    return { ...passed, replies: [say("relief:not-published"), ...passed.replies] };
  }
  if (roomId !== null || person === undefined)
    return { replies: [tell(context, say("relief:policy", policyOf(world, rule.code)))] };
  const facts = { ...(await standingFacts(tx, world, person.id, today)), ...supposed };
  const usage = await usedOf(context, rule, person.id, facts);
  const answer = evaluate(rule, facts as never, { on: today, usage, trace: true });
  const passed = isUnpublished(answer) ? await askStaff(context, rule.code) : { replies: [], notices: [] };
  const supposing = isSupposed ? [say("relief:supposing")] : [];
  const said = why
    ? [explainIn(world, rule, answer)]
    : [...firstScreen(world, rule, answer), ...passed.replies, say("relief:screen.why")];
  return {
    replies: [say("relief:answer", { lines: [...supposing, ...said] })],
    notices: passed.notices,
    audit: person.id === actor.personId ? [] : [{ action: "answer-benefit", subject: `person:${person.id}` }],
  };
};

const tell = ({ roomId }: VerbContext, reply: Reply): Reply =>
  roomId === null ? reply : sayPublicly(reply.key, reply.params);
