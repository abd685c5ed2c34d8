import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { dateInZone } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";

interface Look {
  readonly at: string;
  readonly action: string;
  readonly name: string | null;
  readonly role: "model-worker" | "officer" | "staff" | "director" | null;
}

/** What the audit calls it → what the person is told. Anything else that touched the record is 「办理」. */
const LOOKS = ["lookup-person", "list-union", "my-info", "show-history", "record-change", "export"] as const;

/** 「谁看过我的信息」: who looked at or changed the own record, from the audit trail (domain §7.6). */
export const whoLooked: Verb = async ({ tx, actor, world }) => {
  const person = world.directory.people.get(actor.personId ?? "");
  if (person === undefined) return { replies: [say("archive:nobody-looked")] };
  const rows = await queryRows<Look>(
    tx,
    sql`select a.at::text as at, a.action, a.name, a.role from audit_trail a
      where a.subjects && array[${`person:${person.id}`}, ${`union:${person.unionId}`}]::text[]
        and (a.subjects && array[${`person:${person.id}`}]::text[] or a.action = 'list-union')
      order by a.seq desc limit 20`,
  );
  if (rows.length === 0) return { replies: [say("archive:nobody-looked")] };
  const lines = rows.map((row) => {
    const action = LOOKS.find((known) => known === row.action) ?? "other";
    return say("archive:look", {
      date: dateInZone(new Date(row.at)),
      who: row.name === null ? say("archive:by-system") : say("changes:text", { text: row.name }),
      role: say(`roster:role.${row.role ?? "system"}`),
      action: say(`archive:action.${action}`),
    });
  });
  return { replies: [say("archive:looks", { lines })], audit: [{ action: "who-looked", subject: null }] };
};
