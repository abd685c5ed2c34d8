import { sql } from "drizzle-orm";

import type { ChangeKindList } from "../../change-kinds.ts";
import type { Tx } from "../../database.ts";
import { changeKinds } from "../schema.ts";

/** Brings the table of kinds in step with the list: new kinds are added, known ones follow it; none is removed. */
export async function syncChangeKinds(tx: Tx, list: ChangeKindList): Promise<void> {
  const rows = list
    .all()
    .map(({ code, names, major, from, to }) => ({ code, names, major, validFrom: from, validTo: to }));
  if (rows.length === 0) return;
  await tx
    .insert(changeKinds)
    .values(rows)
    .onConflictDoUpdate({
      target: changeKinds.code,
      set: {
        names: sql`excluded.names`,
        major: sql`excluded.major`,
        validFrom: sql`excluded.valid_from`,
        validTo: sql`excluded.valid_to`,
      },
    });
}
