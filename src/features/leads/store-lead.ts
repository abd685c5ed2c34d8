import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { FormSlots } from "../../conversation/form.ts";
import { queryRows } from "../database.ts";
import type { VerbContext } from "../feature.ts";
import type { PersonSummary } from "../roster/index.ts";
import type { LeadOrigin } from "./schema.ts";

export interface NewLead {
  readonly origin: LeadOrigin;
  readonly kind: string;
  readonly people: readonly PersonSummary[];
  readonly holds: boolean;
  readonly details: FormSlots;
}

export interface StoredLead extends NewLead {
  readonly id: string;
  readonly number: number;
}

/** Puts a lead down, with the words in which it came, sealed. */
export async function storeLead(context: VerbContext, lead: NewLead): Promise<StoredLead> {
  const { tx, world, actor, now, source } = context;
  const id = newId();
  const seal = (text: string, column: string): string =>
    world.vault.seal(text, { table: "leads", column, row: id });
  const ids = JSON.stringify(lead.people.map((person) => person.id));
  const [row] = await queryRows<{ number: number }>(
    tx,
    sql`insert into leads (id, number, origin, kind, person_ids, holds, union_id, details_sealed, text_sealed,
        teller_contact_id, source_message_id, received_at)
      values (${id}::uuid, nextval('lead_number')::int, ${lead.origin}, ${lead.kind}, ${ids}::jsonb, ${lead.holds},
        ${actor.unionId}::uuid, ${seal(JSON.stringify(lead.details), "details")}, ${seal(source.text, "text")},
        ${actor.contactId}, ${source.inboxId}::uuid, ${now.toISOString()}::timestamptz)
      returning number`,
  );
  return { ...lead, id, number: row?.number ?? 0 };
}
