import { sql } from "drizzle-orm";

import { queryRows, type Tx } from "../database.ts";

/**
 * People to whom no greeting, list or gift should go for the moment: somebody has said that a person of this name died
 * or is in trouble (an open lead, 线索), and nobody has looked yet. All namesakes are held, for nobody knows which one
 * is meant; their records stay as they are.
 */
export async function heldPeople(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await queryRows<{ id: string }>(
    tx,
    sql`select distinct jsonb_array_elements_text(person_ids) as id from leads where status = 'open' and holds`,
  );
  return new Set(rows.map((row) => row.id));
}
