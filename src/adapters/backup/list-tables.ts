import { sql } from "drizzle-orm";

import { type Database, queryRows } from "../../features/database.ts";

export interface TableShape {
  readonly name: string;
  /** Those that can be written: generated ones are made again. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Rows hold whole files: few at a time. */
  readonly heavy: boolean;
}

interface Row extends TableShape {
  readonly needs: readonly string[] | null;
}

/** Every table of the house, those that others refer to first. */
export async function listTables(db: Database): Promise<TableShape[]> {
  const rows = await queryRows<Row>(
    db,
    sql`select c.relname as name,
        (select json_agg(a.attname order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        (select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
          join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey) where i.indrelid = c.oid and i.indisprimary) as key,
        exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname like '%content%') as heavy,
        (select json_agg(distinct t.relname) from pg_constraint f join pg_class t on t.oid = f.confrelid
          where f.conrelid = c.oid and f.contype = 'f' and t.oid <> c.oid) as needs
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' order by c.relname`,
  );
  return inOrder(rows);
}

function inOrder(rows: readonly Row[]): TableShape[] {
  const ordered: Row[] = [];
  const left = new Set(rows);
  while (left.size > 0) {
    const ready = [...left].filter(({ needs }) =>
      (needs ?? []).every((name) => ordered.some((table) => table.name === name)),
    );
    if (ready.length === 0)
      throw new Error(`tables refer to each other: ${[...left].map(({ name }) => name).join(", ")}`);
    for (const table of ready) {
      ordered.push(table);
      left.delete(table);
    }
  }
  return ordered;
}
