import { sql } from "drizzle-orm";

import { queryRows, type Tx } from "../database.ts";
import type { RETURN_STATUSES } from "./schema.ts";

export interface CurrentReturn {
  readonly id: string;
  readonly unionId: string;
  readonly receipt: string;
  readonly version: number;
  readonly status: (typeof RETURN_STATUSES)[number];
  readonly daysLate: number;
}

/** The last version of every union's return of the year, by union. */
export async function currentReturns(tx: Tx, year: number): Promise<ReadonlyMap<string, CurrentReturn>> {
  const rows = await queryRows<CurrentReturn>(
    tx,
    sql`select id, union_id as "unionId", receipt, version, status, days_late as "daysLate"
      from current_returns where year = ${year}`,
  );
  return new Map(rows.map((row) => [row.unionId, row]));
}
