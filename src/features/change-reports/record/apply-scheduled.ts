import { sql } from "drizzle-orm";

import { queryRows } from "../../database.ts";
import type { Job, JobContext, VerbContext } from "../../feature.ts";
import { writeArchive, lockArchive } from "../../roster/index.ts";
import type { ChangeSlots } from "../form/change-slots.ts";
import { type CompleteChange, settingsOf } from "./complete-change.ts";

interface DueReport {
  readonly id: string;
  readonly personId: string;
  readonly unionId: string;
  readonly kind: string;
  readonly eventDate: string;
  readonly detailsSealed: string;
  readonly reporterBindingId: string;
  readonly sourceMessageId: string;
}

/** On its day a change that was told beforehand reaches the archive. */
export const applyScheduled: Job = {
  name: "apply-scheduled",
  async run(context) {
    const due = await findDue(context);
    for (const report of due) await applyOne(context, report);
    return {
      notices: [],
      audit: due.map((report) => ({
        action: "apply-scheduled",
        subject: `person:${report.personId}`,
        details: { reportId: report.id },
      })),
    };
  },
};

function findDue({ tx, today }: JobContext): Promise<DueReport[]> {
  return queryRows<DueReport>(
    tx,
    sql`select id, person_id as "personId", union_id as "unionId", kind, event_date::text as "eventDate",
        details_sealed as "detailsSealed", reporter_binding_id as "reporterBindingId", source_message_id as "sourceMessageId"
      from change_reports where status = 'scheduled' and event_date <= ${today}::date and person_id is not null
      order by event_date, id limit 500 for update skip locked`,
  );
}

async function applyOne(context: JobContext, report: DueReport): Promise<void> {
  const { tx, world, now, today } = context;
  const before = await lockArchive(tx, report.personId, world.vault);
  const change = reopen(context, report);
  if (before === undefined || change === null) return;
  const by = {
    reportId: report.id,
    actorBindingId: report.reporterBindingId,
    inboxId: report.sourceMessageId,
    at: now,
  };
  const parts = [
    sql`report as (update change_reports set status = 'recorded' where id = ${report.id}::uuid returning 1)`,
    ...writeArchive(report.personId, settingsOf(change, before, today), before, by, world.vault),
  ];
  await tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
}

/** The change as it was reported, from what is kept of it. Null when its kind or union is gone from the lists. */
export function reopen(
  { world }: Pick<VerbContext, "world">,
  report: Pick<DueReport, "id" | "kind" | "personId" | "unionId" | "eventDate" | "detailsSealed">,
): CompleteChange | null {
  const rule = world.changeKinds.get(report.kind);
  const union = world.directory.unions.get(report.unionId);
  if (rule === undefined || union === undefined) return null;
  const place = { table: "change_reports", column: "details", row: report.id };
  const slots = JSON.parse(world.vault.open(report.detailsSealed, place)) as ChangeSlots;
  return {
    rule,
    slots,
    date: report.eventDate as CompleteChange["date"],
    person: world.directory.people.get(report.personId) ?? null,
    union,
    learnedAt: world.now,
    late: false,
  };
}
