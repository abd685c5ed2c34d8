import { type Reply, say } from "../../conversation/reply.ts";
import { findCard, findPhone, readAddress } from "../../domain/numbers/personal-numbers.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { keptSlots, type LeadSlots, readLeadSlots } from "./lead-slots.ts";
import { storeLead } from "./store-lead.ts";
import { noticesOfLead } from "./tell-lead.ts";

/** What a person says of the own record goes to the unit's officer as a request; the record changes when they report it. */
export const requestCorrection: Verb = async (context, formSlots) => {
  const { world, actor } = context;
  const person = world.directory.people.get(actor.personId ?? "");
  if (person === undefined) return { replies: [say("dialogue:not-allowed")] };
  const slots = readRequest(context, readLeadSlots(formSlots));
  const kind = slots.kind ?? "other";
  const lead = await storeLead(context, {
    origin: "self",
    kind,
    people: [person],
    holds: false,
    details: keptSlots(slots),
  });
  return {
    replies: [say("leads:request-taken", { number: lead.number }), ...reliefFor(kind)],
    notices: noticesOfLead(context, lead),
    audit: [{ action: "request-correction", subject: `person:${person.id}` }],
  };
};

/** Who tells of an illness or a loss may not know that there is relief for it (domain §3). */
const reliefFor = (kind: string): Reply[] =>
  kind === "health" || kind === "disaster" ? [say(`leads:relief.${kind}`)] : [];

/** The new number, card or address is kept apart, so that the officer need not type it again. */
function readRequest({ world, frame, source }: VerbContext, said: LeadSlots): LeadSlots {
  const kind = said.kind ?? frame.slots.kind;
  const card = findCard(source.text);
  if (card !== null) return { ...said, kind: "bank-card", card, value: card };
  const phone = findPhone(source.text);
  if (phone !== null) return { ...said, kind: "contact", phone, value: phone };
  const rule = world.changeKinds.get(kind);
  const address = rule?.code === "contact" ? readAddress(said.value ?? source.text) : null;
  if (address !== null) return { ...said, kind: "contact", address, value: address };
  return { ...said, kind: rule?.code ?? "other", value: said.value ?? source.text };
}
