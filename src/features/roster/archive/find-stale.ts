import { sql } from "drizzle-orm";

import { addDays, type LocalDate } from "../../../domain/local-date.ts";
import { queryRows, type Tx } from "../../database.ts";
import { type Dimension, DIMENSIONS } from "./archive-fields.ts";

/** A record that nobody confirmed for this long is stale (domain §2). */
export const STALE_DAYS = 365;

export interface StaleRecord {
  readonly personId: string;
  readonly unionId: string;
  /** Last confirmed, by dimension; only those that are stale. Null: never. */
  readonly since: Readonly<Partial<Record<Dimension, string | null>>>;
}

/** Open archives with a dimension unconfirmed for 365 days, by union and name. `unionId` null: the whole district. */
export async function findStale(tx: Tx, unionId: string | null, today: LocalDate): Promise<StaleRecord[]> {
  const limit = addDays(today, -STALE_DAYS);
  const column = (dimension: Dimension) => sql.identifier(`${dimension}_confirmed_on`);
  const isStale = (dimension: Dimension) =>
    sql`(${column(dimension)} is null or ${column(dimension)} < ${limit}::date)`;
  const rows = await queryRows<
    { id: string; unionId: string } & Record<Dimension, string | null | undefined>
  >(
    tx,
    sql`select id, custodian_union_id as "unionId", ${sql.join(
      DIMENSIONS.map((dimension) => sql`${column(dimension)}::text as ${sql.identifier(dimension)}`),
      sql`, `,
    )} from people
      where closed_on is null and ${unionId === null ? sql`true` : sql`custodian_union_id = ${unionId}::uuid`}
        and (${sql.join(DIMENSIONS.map(isStale), sql` or `)})
      order by custodian_union_id, name, id`,
  );
  return rows.map((row) => ({
    personId: row.id,
    unionId: row.unionId,
    since: Object.fromEntries(
      DIMENSIONS.filter((dimension) => (row[dimension] ?? "") < limit).map((dimension) => [
        dimension,
        row[dimension] ?? null,
      ]),
    ),
  }));
}

/** Somebody looked and it is still so: the day counts for each dimension, and never goes back. */
export async function confirmDimensions(
  tx: Tx,
  personIds: readonly string[],
  dimensions: readonly Dimension[],
  day: LocalDate,
): Promise<void> {
  if (personIds.length === 0 || dimensions.length === 0) return;
  const assignments = dimensions.map((dimension) => {
    const column = sql.identifier(`${dimension}_confirmed_on`);
    return sql`${column} = greatest(${column}, ${day}::date)`;
  });
  await tx.execute(sql`update people set ${sql.join(assignments, sql`, `)}
    where id in (select value::uuid from json_array_elements_text(${JSON.stringify(personIds)}::json))`);
}
