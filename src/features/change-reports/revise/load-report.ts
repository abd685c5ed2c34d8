import { sql } from "drizzle-orm";

import { queryRows } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import type { ChangeSlots } from "../form/change-slots.ts";
import type { ReportStatus } from "../schema.ts";

export interface StoredReport {
  readonly id: string;
  readonly receipt: string;
  readonly personId: string | null;
  readonly unionId: string;
  readonly toUnionId: string | null;
  readonly kind: string;
  readonly eventDate: string;
  readonly status: ReportStatus;
  readonly major: boolean;
  readonly reporterBindingId: string;
  readonly recordedAt: string;
  readonly detailsSealed: string;
}

const columns = sql`id, receipt, person_id as "personId", union_id as "unionId", to_union_id as "toUnionId", kind,
  event_date::text as "eventDate", status, major, reporter_binding_id as "reporterBindingId",
  recorded_at::text as "recordedAt", details_sealed as "detailsSealed"`;

/** Reports that the actor may touch: an officer those of the own unit, and the own ones; the district all. */
const inScope = ({ actor }: VerbContext) =>
  actor.role === "officer"
    ? sql`(union_id = ${actor.unionId}::uuid or reporter_binding_id = ${actor.bindingId}::uuid)`
    : sql`true`;

const standing = sql`status in ('recorded', 'scheduled', 'awaiting-acceptance', 'declined', 'disputed')`;

/** The standing report with this receipt, locked; not there and out of scope are the same undefined. */
export async function loadReport(context: VerbContext, receipt: string): Promise<StoredReport | undefined> {
  const [row] = await queryRows<StoredReport>(
    context.tx,
    sql`select ${columns} from change_reports where receipt = ${receipt} and ${standing} and ${inScope(context)} for update`,
  );
  return row;
}

/** The actor's own last report that stands; with a receipt, that one. */
export async function loadOwnReport(
  context: VerbContext,
  receipt: string | undefined,
): Promise<StoredReport | undefined> {
  const named = receipt === undefined ? sql`true` : sql`receipt = ${receipt}`;
  const [row] = await queryRows<StoredReport>(
    context.tx,
    sql`select ${columns} from change_reports
      where reporter_binding_id = ${context.actor.bindingId}::uuid and ${standing} and ${named}
      order by recorded_at desc, id desc limit 1 for update`,
  );
  return row;
}

/** The slots from which the report was made. */
export function slotsOfReport({ world }: VerbContext, report: StoredReport): ChangeSlots {
  const place = { table: "change_reports", column: "details", row: report.id };
  const details = JSON.parse(world.vault.open(report.detailsSealed, place)) as ChangeSlots;
  return {
    ...details,
    kind: report.kind,
    date: report.eventDate,
    ...(report.personId === null
      ? { fromUnionId: report.unionId }
      : { personId: report.personId, people: [report.personId] }),
  };
}
