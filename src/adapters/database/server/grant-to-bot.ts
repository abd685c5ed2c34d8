import { type SQL, sql } from "drizzle-orm";

import { type Database, queryRows, type Tx } from "../../../features/database.ts";

/** Rows that the program itself takes away: what was only proposed, what has served its time. */
const MAY_DELETE: ReadonlySet<string> = new Set([
  "archive_keepers",
  "bills",
  "binding_codes",
  "honours",
  "outgoing_files",
  "paper_chunks",
]);

interface TableFacts {
  readonly name: string;
  readonly kind: "table" | "view";
  /** Row-level security is on: a table without it is closed to the bot. */
  readonly walled: boolean;
  /** A trigger refuses to change or remove rows (bits 8 and 16 of its type). */
  readonly appendOnly: boolean;
}

/**
 * Gives the bot's login what it needs and takes everything else away: no DDL, no truncate, nothing of the audit trail but
 * adding to it. Run by the owner after each migration; as often as wanted.
 */
export async function grantToBot(db: Database, login: string): Promise<void> {
  const bot = sql.identifier(login);
  await db.transaction(async (transaction) => {
    const tx = transaction as Tx;
    await tx.execute(sql`revoke all on all tables in schema public from ${bot}`);
    await tx.execute(sql`revoke create on schema public from ${bot}`);
    await tx.execute(sql`grant usage on schema public, drizzle to ${bot}`);
    await tx.execute(sql`grant select on drizzle.__drizzle_migrations to ${bot}`);
    await tx.execute(sql`grant usage on all sequences in schema public to ${bot}`);
    for (const table of await listFacts(tx)) {
      const rights = rightsOn(table);
      if (rights !== null) await tx.execute(sql`grant ${rights} on ${sql.identifier(table.name)} to ${bot}`);
    }
  });
}

function rightsOn({ name, kind, walled, appendOnly }: TableFacts): SQL | null {
  if (kind === "view") return sql`select`;
  if (!walled) return null;
  if (name === "audit") return sql`insert`;
  if (appendOnly) return sql`select, insert`;
  return MAY_DELETE.has(name) ? sql`select, insert, update, delete` : sql`select, insert, update`;
}

function listFacts(tx: Tx): Promise<TableFacts[]> {
  return queryRows<TableFacts>(
    tx,
    sql`select c.relname as name, case c.relkind when 'v' then 'view' else 'table' end as kind, c.relrowsecurity as walled,
        exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
          where t.tgrelid = c.oid and t.tgtype::int & 24 <> 0 and p.proname in ('refuse_change', 'refuse_change_of_facts')) as "appendOnly"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'v') order by c.relname`,
  );
}
