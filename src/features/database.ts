import type { SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** PGlite or PostgreSQL, through drizzle. Verbs receive a `Tx` only: PGlite has one connection, and the outer one would wait for itself. */
export type Database = PgDatabase<PgQueryResultHKT>;
export type Tx = Database;

/** Rows of a raw statement: the drivers answer with an object or an array. */
export async function queryRows<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(statement);
  return (Array.isArray(result) ? [...result] : (result as { rows: Row[] }).rows) as Row[];
}
