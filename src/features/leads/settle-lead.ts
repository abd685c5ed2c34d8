import { sql } from "drizzle-orm";

import type { FormSlots } from "../../conversation/form.ts";
import { type Reply, say } from "../../conversation/reply.ts";
import { dateInZone } from "../../domain/local-date.ts";
import { asSystem } from "../acting.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext, VerbResult } from "../feature.ts";
import { namePerson, type PersonSummary } from "../roster/index.ts";
import type { LeadOrigin } from "./schema.ts";

interface OpenLead {
  readonly id: string;
  readonly number: number;
  readonly origin: LeadOrigin;
  readonly kind: string;
  readonly personIds: readonly string[];
  readonly unionId: string | null;
  readonly detailsSealed: string;
  readonly tellerContactId: string;
  readonly receivedAt: string;
}

/** 「线索」「更正申请」: what waits to be looked at, an officer's own people only. */
export const listLeads: Verb = async (context) => {
  const leads = await findOpen(context);
  const audit = [{ action: "list-leads", subject: null }];
  if (leads.length === 0) return { replies: [say("leads:none")], audit };
  const lines = leads.slice(0, 20).map(({ lead, people }) =>
    say("leads:line", {
      number: lead.number,
      origin: say(`leads:origin.${lead.origin}`),
      kind: context.world.changeKinds.name(lead.kind),
      date: dateInZone(new Date(lead.receivedAt)),
      people: people.map((person) => namePerson(context.world.directory, person.id)),
    }),
  );
  return { replies: [say("leads:list", { count: leads.length, lines })], audit };
};

/** 「线索12属实」: opens the report that it is, with what is known; the lead closes when that is confirmed. */
export const confirmLead: Verb = async (context) => {
  const chosen = await chooseLead(context);
  if ("replies" in chosen) return chosen;
  const { lead, people } = chosen;
  const { world } = context;
  const place = { table: "leads", column: "details", row: lead.id };
  const details = JSON.parse(world.vault.open(lead.detailsSealed, place)) as FormSlots;
  const destination =
    lead.origin === "arrival" ? (world.directory.unions.get(lead.unionId ?? "") ?? null) : null;
  return {
    replies: [],
    audit: [{ action: "confirm-lead", subject: `lead:${lead.id}` }],
    dialogue: {
      next: "begin",
      form: "change",
      slots: {
        ...details,
        kind: lead.kind,
        people: people.map((person) => person.id),
        personName: people[0]?.name ?? "",
        leadId: lead.id,
        ...(destination === null ? {} : { toUnionId: destination.id, toUnionName: destination.name }),
      },
    },
  };
};

/** 「线索12不属实」: staff close it; an officer takes the own people out of it, and closes it when nobody is left. */
export const dismissLead: Verb = async (context) => {
  const chosen = await chooseLead(context);
  if ("replies" in chosen) return chosen;
  const { lead, people } = chosen;
  const { tx, actor, now } = context;
  const own = new Set(people.map((person) => person.id));
  const left = lead.personIds.filter((id) => !own.has(id));
  const at = now.toISOString();
  // Without the own people in it, it is out of the officer's reach.
  await asSystem(tx, async () => {
    await tx.execute(
      left.length === 0
        ? sql`update leads set status = 'dismissed', closed_at = ${at}::timestamptz, closed_by = ${actor.bindingId}::uuid
            where id = ${lead.id}::uuid`
        : sql`update leads set person_ids = ${JSON.stringify(left)}::jsonb where id = ${lead.id}::uuid`,
    );
  });
  const asked = { kind: "contact", contactId: lead.tellerContactId } as const;
  const reply = say("leads:request-declined", { number: lead.number });
  return {
    replies: [say("leads:dismissed", { number: lead.number })],
    // Only a request about the own record is answered: whoever left a lead learns nothing.
    notices: lead.origin === "self" ? [{ to: asked, reply, once: `request:${lead.id}` }] : [],
    audit: [{ action: "dismiss-lead", subject: `lead:${lead.id}` }],
  };
};

interface InScope {
  readonly lead: OpenLead;
  readonly people: readonly PersonSummary[];
}

async function findOpen({ tx, world, actor }: VerbContext): Promise<InScope[]> {
  const leads = await queryRows<OpenLead>(
    tx,
    sql`select id, number, origin, kind, person_ids as "personIds", union_id as "unionId", details_sealed as "detailsSealed",
        teller_contact_id as "tellerContactId", received_at::text as "receivedAt"
      from leads where status = 'open' order by number limit 1000`,
  );
  return leads.flatMap((lead) => {
    const people = lead.personIds
      .flatMap((id) => world.directory.people.get(id) ?? [])
      .filter((person) => actor.role !== "officer" || person.unionId === actor.unionId);
    return people.length === 0 ? [] : [{ lead, people }];
  });
}

/** By its number, or the only one there is. */
async function chooseLead(context: VerbContext): Promise<InScope | VerbResult> {
  const open = await findOpen(context);
  const { choice } = context.frame.slots;
  const chosen =
    choice === undefined && open.length === 1 ? open[0] : open.find(({ lead }) => lead.number === choice);
  if (chosen !== undefined) return chosen;
  const reply: Reply =
    choice === undefined && open.length > 0
      ? say("leads:which")
      : say("leads:no-such", { number: choice ?? "" });
  return { replies: [reply] };
}
