import { sql } from "drizzle-orm";

import { type Database, queryRows } from "../../src/features/database.ts";

/** Tables in which any of the texts stands, in whatever column. */
export async function searchDatabase(db: Database, texts: readonly string[]): Promise<string[]> {
  const tables = await queryRows<{ name: string }>(
    db,
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    for (const text of texts) {
      const [row] = await queryRows<{ hits: number }>(
        db,
        sql`select count(*)::int as hits from ${sql.identifier(name)} t where strpos(to_jsonb(t)::text, ${text}) > 0`,
      );
      if ((row?.hits ?? 0) > 0) found.push(`${name}: ${text}`);
    }
  }
  return found;
}
