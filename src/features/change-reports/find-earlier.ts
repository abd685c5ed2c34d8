import { sql } from "drizzle-orm";

import { queryRows, type Tx } from "../database.ts";
import { CHANGE_RULES } from "./change-kinds.ts";
import type { CompleteChange } from "./describe-change.ts";

export interface EarlierReport {
  readonly id: string;
  readonly receipt: string;
  readonly eventDate: string;
  readonly reporterBindingId: string;
}

/** Tells two events of one kind apart; empty for what happens once in a life. */
export function eventKeyOf(change: CompleteChange): string {
  if (CHANGE_RULES[change.kind].once) return "";
  return [change.date, change.toUnionName ?? ""].filter((part) => part !== "").join(" ");
}

/** A report of the same person, kind and event that still stands. */
export async function findEarlier(tx: Tx, change: CompleteChange): Promise<EarlierReport | undefined> {
  const [row] = await queryRows<EarlierReport>(
    tx,
    sql`select id, receipt, event_date::text as "eventDate", reporter_binding_id as "reporterBindingId"
      from change_reports
      where person_id = ${change.personId}::uuid and kind = ${change.kind} and event_key = ${eventKeyOf(change)}
        and status in ('recorded', 'scheduled', 'awaiting-acceptance', 'disputed')`,
  );
  return row;
}
