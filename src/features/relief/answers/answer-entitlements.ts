import { type Reply, say } from "../../../conversation/reply.ts";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import { namePerson, personInScope } from "../../roster/index.ts";
import { policyOf } from "../facts/explain-in.ts";
import { RELIEF_RULES } from "../facts/read-facts.ts";
import { answerBenefit } from "./answer-benefit.ts";
import { type EntitlementSlots, readEntitlementSlots } from "./entitlements-form.ts";
import { menuFor, policyMenu } from "./entitlement-menu.ts";
import { standingFacts } from "./standing-facts.ts";

/**
 * 「我能领什么」: what one is entitled to now, soon and no longer, and what there is in need, a line each; a number that is
 * answered tells of one of them.
 */
export const answerEntitlements: Verb = async (context, slots) => {
  const { tx, world, actor, today } = context;
  const said = readEntitlementSlots(slots);
  const { personId, supposed } = said;
  const person = personInScope(world.directory, actor, personId ?? undefined);
  // A guest, or somebody who has no record of the own: what there is, and for whom.
  if (person === undefined)
    return { replies: [personId === null ? tellPolicies(context, said) : say("relief:whose")] };
  const facts = { ...(await standingFacts(tx, world, person.id, today)), ...supposed };
  const { sections, codes } = await menuFor(context, person, facts);
  if (said.choice !== null) return tellChosen(context, said, codes);
  const none = sections.length === 0 ? [say("relief:entitlement-none")] : [];
  const supposing = Object.keys(supposed).length > 0 ? [say("relief:supposing")] : [];
  return {
    replies: [
      say("relief:entitlements.all", {
        person: namePerson(world.directory, person.id),
        sections: [...supposing, ...sections, ...none],
      }),
    ],
    audit:
      person.id === actor.personId ? [] : [{ action: "answer-entitlements", subject: `person:${person.id}` }],
  };
};

/** One of the list: a benefit as if it had been asked for by name; of relief its clause, for the figures are not known yet. */
async function tellChosen(
  context: VerbContext,
  { choice, personId, supposed, why }: EntitlementSlots,
  codes: readonly string[],
): Promise<VerbResult> {
  const code = codes[(choice ?? 0) - 1];
  if (code === undefined) return { replies: [say("relief:entitlements.nothing", { number: choice ?? 0 })] };
  if (RELIEF_RULES.some((rule) => rule === code))
    return {
      replies: [say("relief:policy", policyOf(context.world, code)), say("relief:entitlements.how-much")],
    };
  return answerBenefit(context, {
    benefit: code,
    personId,
    supposed,
    isSupposed: Object.keys(supposed).length > 0,
    why,
  });
}

function tellPolicies(context: VerbContext, { choice }: EntitlementSlots): Reply {
  const { lines, codes } = policyMenu(context);
  const chosen = choice === null ? undefined : codes[choice - 1];
  if (chosen !== undefined) return say("relief:policy", policyOf(context.world, chosen));
  if (choice !== null) return say("relief:entitlements.nothing", { number: choice });
  const how = say(context.actor.role === "guest" ? "relief:policy-for-guest" : "relief:whose");
  return say("relief:entitlements.policies", { lines, how });
}
