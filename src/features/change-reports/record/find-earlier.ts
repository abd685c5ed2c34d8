import { type SQL, sql } from "drizzle-orm";

import type { Vault } from "../../../domain/vault.ts";
import { queryRows, type Tx } from "../../database.ts";
import type { ReportStatus } from "../schema.ts";
import { aboutOf, type CompleteChange, eventKeyOf } from "./complete-change.ts";
import { STANDING } from "../schema.ts";

/** A report of the same person, kind and event that still stands. */
export interface EarlierReport {
  readonly id: string;
  readonly receipt: string;
  readonly status: ReportStatus;
  readonly eventDate: string;
  readonly reporterBindingId: string;
}

/** As one JSON object, to be joined into the statement that locks the person. Null when there is none. */
export function earlierReport(change: CompleteChange, vault: Vault): SQL {
  const subject = change.person?.id ?? change.union.id;
  const { rule, date } = change;
  const sameEvent =
    rule.sameBy === "once"
      ? sql`true`
      : rule.sameBy === "date"
        ? sql`event_key = ${eventKeyOf(change, vault)}`
        : sql`about = ${aboutOf(change, vault)} and abs(event_date - ${date}::date) <= ${rule.withinDays}::int`;
  return sql`(select json_build_object('id', id, 'receipt', receipt, 'status', status, 'eventDate', event_date::text,
      'reporterBindingId', reporter_binding_id)
    from change_reports where coalesce(person_id, union_id) = ${subject}::uuid and kind = ${rule.code} and ${sameEvent}
      and status in ${STANDING}
    order by abs(event_date - ${date}::date), recorded_at limit 1)`;
}

export async function findEarlier(
  tx: Tx,
  change: CompleteChange,
  vault: Vault,
): Promise<EarlierReport | null> {
  const [row] = await queryRows<{ earlier: EarlierReport | null }>(
    tx,
    sql`select ${earlierReport(change, vault)} as earlier`,
  );
  return row?.earlier ?? null;
}

/** Told again, and not otherwise: the same day, or a kind whose day is only that of the message. */
export const saysTheSame = (change: CompleteChange, earlier: EarlierReport): boolean =>
  earlier.eventDate === change.date || change.rule.dateIsToday;
