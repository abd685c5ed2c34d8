import { say } from "../../conversation/reply.ts";
import type { Verb, VerbContext, VerbResult } from "../feature.ts";
import type { PersonSummary } from "../roster/index.ts";
import { keptSlots, type LeadSlots, readLeadSlots } from "./lead-slots.ts";
import type { LeadOrigin } from "./schema.ts";
import { storeLead } from "./store-lead.ts";
import { noticesOfLead } from "./tell-lead.ts";

/** 线索: told by somebody who may not report it. Nobody's record changes, and the sender learns nothing (domain §2). */
export const takeLead: Verb = async (context, formSlots) => {
  const slots = readLeadSlots(formSlots);
  const noted = await note(context, slots, "outsider", namesakes(context, slots));
  const consoles = context.world.changeKinds.get(slots.kind)?.condolence === true;
  return { ...noted, replies: [say(consoles ? "leads:condolence" : "leads:thanks")] };
};

/**
 * An officer names somebody who is not in the own unit, or nobody knows: the same words for both, byte for byte. If it
 * is a major event of a person somewhere else in the district, those responsible hear of it.
 */
export const refuseUnknown: Verb = async (context, formSlots) => {
  const slots = readLeadSlots(formSlots);
  const isMajor = context.world.changeKinds.get(slots.kind)?.major === true;
  const noted = isMajor ? await note(context, slots, "unit", namesakes(context, slots)) : {};
  return { ...noted, replies: [say("changes:person-not-found", { name: slots.personName ?? "" })] };
};

/** A kind that only the district reports: passed on to staff, with the people it may be about. */
export const referToStaff: Verb = async (context, formSlots) => {
  const slots = readLeadSlots(formSlots);
  const noted = await note(context, slots, "unit", namesakes(context, slots));
  return { ...noted, replies: [say("leads:referred")] };
};

/**
 * 调入: an officer says that somebody has come from another unit. That unit confirms, and the person moves at once. The
 * answer is the same whether there is such a person or not.
 */
export const announceArrival: Verb = async (context, formSlots) => {
  const slots = readLeadSlots(formSlots);
  const elsewhere = namesakes(context, slots).filter(
    (person) =>
      person.unionId !== context.actor.unionId &&
      (slots.fromUnionId === undefined || person.unionId === slots.fromUnionId),
  );
  const noted = await note(context, slots, "arrival", elsewhere);
  return { ...noted, replies: [say("leads:arrival-taken", { name: slots.personName ?? "" })] };
};

function namesakes({ world }: VerbContext, slots: LeadSlots): PersonSummary[] {
  if (slots.people !== undefined && slots.people.length > 0)
    return slots.people.flatMap((id) => world.directory.people.get(id) ?? []);
  return slots.personName === undefined ? [] : world.directory.named(slots.personName);
}

async function note(
  context: VerbContext,
  slots: LeadSlots,
  origin: LeadOrigin,
  people: readonly PersonSummary[],
): Promise<Omit<VerbResult, "replies">> {
  const rule = context.world.changeKinds.get(slots.kind);
  if (rule === undefined || people.length === 0) return {};
  const holds = rule.major && origin !== "arrival";
  const lead = await storeLead(context, {
    origin,
    kind: rule.code,
    people,
    holds,
    details: keptSlots(slots),
  });
  return {
    notices: noticesOfLead(context, lead),
    audit: [{ action: "take-lead", subject: `lead:${lead.id}` }],
  };
}
