import { sql } from "drizzle-orm";

import { type Database, queryRows } from "../../src/features/database.ts";

/**
 * The one statement that brings a database back to what it holds now, just migrated: every table emptied past its
 * triggers, the rows that migrations bring put back, numbers counted from the beginning. For a superuser.
 */
export async function wayBack(db: Database): Promise<string> {
  const named = await queryRows<{ name: string }>(
    db,
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const tables = named.map(({ name }) => `"${name}"`);
  const brought = await queryRows<{ name: string; rows: string | null }>(
    db,
    sql.raw(
      tables
        .map((name) => `select '${name}' as name, (select jsonb_agg(t) from ${name} t)::text as rows`)
        .join(" union all "),
    ),
  );
  return [
    "do $back$ begin",
    "perform set_config('session_replication_role', 'replica', true);",
    ...tables.map((name) => `delete from ${name};`),
    ...brought.flatMap(({ name, rows }) =>
      rows === null
        ? []
        : [`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $rows$${rows}$rows$);`],
    ),
    "perform setval(seqrelid, seqstart, false) from pg_sequence",
    "join pg_class c on c.oid = seqrelid where c.relnamespace = 'public'::regnamespace;",
    "end $back$",
  ].join("\n");
}
