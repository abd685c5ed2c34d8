import { sql } from "drizzle-orm";

import { type Database, queryRows, type Tx } from "../../features/database.ts";
import type { AesVault } from "./aes-vault.ts";

const ROWS_AT_ONCE = 500;

interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** Columns of the primary key, in order. */
  readonly key: readonly string[];
}

export interface Resealed {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
}

/**
 * Seals everything with the current key. Each batch is a transaction of its own and finds what is left by the key's name
 * in front of the text, so that a run that was ended goes on where it stopped.
 */
export async function resealAll(db: Database, vault: AesVault, current: string): Promise<Resealed[]> {
  const done: Resealed[] = [];
  for (const column of await listSealedColumns(db)) {
    let rows = 0;
    for (;;) {
      const batch = await db.transaction((tx) => resealBatch(tx as Tx, vault, current, column));
      rows += batch;
      if (batch < ROWS_AT_ONCE) break;
    }
    if (rows > 0) done.push({ table: column.table, column: column.column, rows });
  }
  return done;
}

/** Which keys are in use, and in how many cells. */
export async function countByKey(db: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column } of await listSealedColumns(db)) {
    const cell = sql.identifier(column);
    const rows = await queryRows<{ key: string; cells: number }>(
      db,
      sql`select split_part(${cell}, '.', 1) as key, count(*)::int as cells from ${sql.identifier(table)}
        where ${cell} like '%.%' group by 1`,
    );
    for (const { key, cells } of rows) counts.set(key, (counts.get(key) ?? 0) + cells);
  }
  return counts;
}

/** Sealed columns end on `_sealed`, in every table of the house: the name is the rule (see `columns.ts`). */
export async function listSealedColumns(db: Database): Promise<SealedColumn[]> {
  return queryRows<SealedColumn>(
    db,
    sql`select c.relname as table, a.attname as column, (
        select json_agg(k.attname order by i.at) from unnest(p.indkey::int2[]) with ordinality as i (num, at)
          join pg_attribute k on k.attrelid = c.oid and k.attnum = i.num
      ) as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        join pg_attribute a on a.attrelid = c.oid and a.attname like '%\\_sealed' and not a.attisdropped
        join pg_index p on p.indrelid = c.oid and p.indisprimary
      where c.relkind = 'r' order by c.relname, a.attname`,
  );
}

async function resealBatch(tx: Tx, vault: AesVault, current: string, at: SealedColumn): Promise<number> {
  const [table, cell, key] = [sql.identifier(at.table), sql.identifier(at.column), keyOf(at)];
  const rows = await queryRows<{ key: string; row: string; sealed: string }>(
    tx,
    sql`select ${key} as key, ${rowOf(at)} as row, ${cell} as sealed from ${table}
      where ${cell} like '%.%' and ${cell} not like ${`${current}.%`} limit ${ROWS_AT_ONCE} for update`,
  );
  if (rows.length === 0) return 0;
  const column = at.column.slice(0, -"_sealed".length);
  const fresh = rows.map((row) => {
    const place = { table: at.table, column, row: row.row };
    return { key: row.key, sealed: vault.sealBytes(vault.openBytes(row.sealed, place), place) };
  });
  await tx.execute(
    sql`update ${table} set ${cell} = f.sealed
      from json_to_recordset(${JSON.stringify(fresh)}::json) as f(key text, sealed text)
      where ${key} = f.key`,
  );
  return rows.length;
}

/** The primary key as one text: of a piece of a file, the file's and the piece's place in it. */
const keyOf = ({ table, key }: SealedColumn) =>
  sql`concat_ws(':', ${sql.join(
    key.map((column) => sql`${sql.identifier(table)}.${sql.identifier(column)}`),
    sql`, `,
  )})`;

/** What the place of a cell names as its row: the primary key; of the audit, whose key is given by the database, its source. */
function rowOf(at: SealedColumn) {
  return at.table === "audit"
    ? sql`coalesce(payload::jsonb ->> 'inbox', action || ':' || (payload::jsonb ->> 'at'))`
    : keyOf(at);
}
