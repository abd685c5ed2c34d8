import { sql, type SQL } from "drizzle-orm";
import { numeric, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Row ids are made by the program, before insertion: a sealed column is bound to its row's id. */
export const rowId = () => uuid("id").primaryKey();

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** Yuan and fen, exact. */
export const money = (name: string) => numeric(name, { precision: 14, scale: 2 });

/** Text sealed by the vault; the name says so wherever it is read. */
export const sealed = (name: string) => text(name);

/** `column in ('a', 'b')` for a CHECK: the same array that types the column guards it in the database. */
export function oneOf(column: string, values: readonly string[]): SQL {
  return sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(", ")})`);
}
