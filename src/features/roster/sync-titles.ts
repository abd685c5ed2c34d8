import { sql } from "drizzle-orm";

import type { Tx } from "../database.ts";
import { titles } from "./schema.ts";

export type TitleRow = typeof titles.$inferInsert;

/** Brings the title catalogue in step with the rule book: new titles are added, known ones follow it; none is removed. */
export async function syncTitles(tx: Tx, rows: readonly TitleRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(titles)
    .values([...rows])
    .onConflictDoUpdate({
      target: titles.code,
      set: {
        names: sql`excluded.names`,
        level: sql`excluded.level`,
        collective: sql`excluded.collective`,
        tier: sql`excluded.tier`,
        tierByReading: sql`excluded.tier_by_reading`,
        validFrom: sql`excluded.valid_from`,
        clause: sql`excluded.clause`,
      },
    });
}
