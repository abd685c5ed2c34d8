import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import type { ChangeKind } from "../../language/frame.ts";
import type { Notice, Verb, VerbContext } from "../feature.ts";
import { namePerson, type PersonSummary } from "../roster/index.ts";
import { type ChangeSlots, readSlots } from "./change-form.ts";
import { CHANGE_RULES } from "./change-kinds.ts";

/** 线索: told by somebody who may not report it. Nobody's record changes, and the sender learns nothing (domain §2). */
export const takeLead: Verb = async (context, formSlots) => {
  const lead = await storeLead(context, readSlots(formSlots));
  return {
    replies: [say("changes:lead-thanks")],
    notices: lead,
    audit: [{ action: "take-lead", subject: null }],
  };
};

/**
 * An officer names somebody who is not in the own unit, or nobody knows: the same words for both, byte for byte. If it
 * is a major event of a person somewhere else in the district, those responsible hear of it.
 */
export const refuseUnknown: Verb = async (context, formSlots) => {
  const slots = readSlots(formSlots);
  const notices =
    slots.kind !== undefined && CHANGE_RULES[slots.kind].major ? await storeLead(context, slots) : [];
  return { replies: [say("changes:person-not-found", { name: slots.personName ?? "" })], notices };
};

async function storeLead(context: VerbContext, slots: ChangeSlots): Promise<Notice[]> {
  const { tx, world, now, source } = context;
  const { kind, personName } = slots;
  const namesakes = [...world.directory.people.values()].filter((person) => person.name === personName);
  if (kind === undefined || namesakes.length === 0) return [];
  const id = newId();
  const text = world.vault.seal(source.text, { table: "leads", column: "text", row: id });
  await tx.execute(sql`
    insert into leads (id, kind, person_ids, text_sealed, source_message_id, received_at)
    values (${id}::uuid, ${kind}, ${JSON.stringify(namesakes.map((person) => person.id))}::jsonb, ${text},
      ${source.inboxId}::uuid, ${now.toISOString()}::timestamptz)`);
  return noticesOf(context, id, kind, namesakes);
}

function noticesOf(
  { world }: VerbContext,
  id: string,
  kind: ChangeKind,
  namesakes: readonly PersonSummary[],
): Notice[] {
  const noticeFor = (people: readonly PersonSummary[]) =>
    say("changes:lead-notice", {
      kind: say(`changes:kind.${kind}`),
      lines: people.map((person) => namePerson(world.directory, person.id)),
    });
  const unionIds = [...new Set(namesakes.map((person) => person.unionId))];
  return [
    { to: { kind: "staff" }, reply: noticeFor(namesakes), once: `lead:${id}` },
    ...unionIds.map((unionId): Notice => ({
      to: { kind: "officers", unionId },
      reply: noticeFor(namesakes.filter((person) => person.unionId === unionId)),
      once: `lead:${id}`,
    })),
  ];
}
