import { type SQL, sql } from "drizzle-orm";

import { queryRows, type Tx } from "../../database.ts";
import type { BATCH_STATUSES } from "../schema.ts";

/** A batch as it is worked on: its row is locked until the transaction ends. */
export interface BatchRow {
  readonly id: string;
  readonly number: string;
  readonly status: (typeof BATCH_STATUSES)[number];
  readonly goOnAfter: string | null;
  readonly payments: number;
  readonly sum: string;
  readonly settledBy: string | null;
  /** ISO day on which it arrived. */
  readonly settledOn: string | null;
}

/** Payments of a slice: few enough to be written long before a transaction must end. */
export const SLICE = 10_000;
export const FROM_THE_START = "00000000-0000-0000-0000-000000000000";

/** The latest batch that fits, its row locked. */
export async function findBatch(tx: Tx, condition: SQL): Promise<BatchRow | undefined> {
  const [batch] = await queryRows<BatchRow>(
    tx,
    sql`select id, number, status, go_on_after as "goOnAfter", payments, sum::text, settled_by as "settledBy",
        to_char(settled_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "settledOn"
      from payment_batches where ${condition} order by built_at desc limit 1 for update`,
  );
  return batch;
}
