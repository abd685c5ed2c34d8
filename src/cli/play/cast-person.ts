import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Database, queryRows } from "../../features/database.ts";
import type { CastRole } from "./parse-talk.ts";
import { contactOf } from "./stage.ts";

/** Binds somebody to a part, with the notice consented to: for talks about people who are not in the demo district. */
export async function castPerson(db: Database, who: string, role: CastRole, union: string): Promise<null> {
  const contactId = contactOf(who);
  const bound = role === "deputy" ? "officer" : role;
  const rows = await queryRows(
    db,
    sql`insert into bindings (id, contact_id, role, name, union_id, deputy, bound_at)
      select ${newId()}::uuid, ${contactId}, ${bound}, ${who}, id, ${role === "deputy"}, '2026-01-01T00:00:00Z' from unions
      where name = ${union} returning 1`,
  );
  if (rows.length === 0) throw new Error(`there is no union ${union}`);
  await db.execute(sql`insert into consents (id, contact_id, purpose, version, given_at)
    values (${newId()}::uuid, ${contactId}, 'notice', 1, '2026-01-01T00:00:00Z')`);
  return null;
}
