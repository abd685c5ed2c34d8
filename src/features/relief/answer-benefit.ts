import { type Reply, say, sayPublicly } from "../../conversation/reply.ts";
import { type CompiledRule, evaluate } from "../../rules/index.ts";
import type { LocalText } from "../../conversation/reply.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { personInScope } from "../roster/index.ts";
import type { World } from "../world.ts";
import { explainIn } from "./answer-estimate.ts";
import { factsOfFrame, factsOfPerson } from "./read-facts.ts";

/** 「我能去疗休养吗」: yes or no with the reason; before a group, and for a guest, the policy alone. */
export const answerBenefit: Verb = async (context) => {
  const { world, frame, roomId, actor } = context;
  const benefit = frame.slots.benefit;
  const rule = world.rules.rules.get(benefit ?? "");
  const personId = subjectOf(context);
  if (rule === undefined) return { replies: [tell(context, say("relief:not-published"))] };
  if (roomId !== null || personId === null)
    return { replies: [tell(context, say("relief:policy", policyOf(world, rule)))] };
  const facts = { ...factsOfPerson(world, personId), ...factsOfFrame(frame, null) };
  const answer = evaluate(rule, facts as never, { on: world.today, trace: true });
  return {
    replies: [explainIn(world, rule, answer)],
    audit: personId === actor.personId ? [] : [{ action: "answer-benefit", subject: `person:${personId}` }],
  };
};

/** The person asked about, where the actor may see them; oneself otherwise. */
function subjectOf({ world, actor, frame }: VerbContext): string | null {
  const named = frame.slots.person?.ids[0];
  return named === undefined ? actor.personId : (personInScope(world.directory, actor, named)?.id ?? null);
}

const tell = ({ roomId }: VerbContext, reply: Reply): Reply =>
  roomId === null ? reply : sayPublicly(reply.key, reply.params);

/** The clause word for word: what anyone may know. */
export function policyOf(world: World, rule: CompiledRule): { name: LocalText; clauses: string } {
  const version = rule.versions.at(-1)?.rule;
  const clauses = (version?.clauses ?? []).map((code) => world.rules.book.clauses.get(code)?.text ?? "");
  return { name: version?.name ?? { "zh-CN": rule.code, en: rule.code }, clauses: clauses.join("\n") };
}
