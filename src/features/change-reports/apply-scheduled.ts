import { sql } from "drizzle-orm";

import { queryRows } from "../database.ts";
import type { Job, JobContext } from "../feature.ts";
import type { ChangeKind } from "../../language/frame.ts";
import { applySettings, archiveColumns, type Before, settingsOf } from "./apply-change.ts";

interface DueReport {
  readonly id: string;
  readonly personId: string;
  readonly kind: ChangeKind;
  readonly eventDate: string;
  readonly detailsSealed: string;
  readonly reporterBindingId: string;
  readonly sourceMessageId: string;
  readonly before: Before;
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
    sql`select r.id, r.person_id as "personId", r.kind, r.event_date::text as "eventDate",
        r.details_sealed as "detailsSealed", r.reporter_binding_id as "reporterBindingId",
        r.source_message_id as "sourceMessageId",
        (select to_json(p) from (select ${archiveColumns} from people where id = r.person_id for update) p) as before
      from change_reports r where r.status = 'scheduled' and r.event_date <= ${today}::date
      order by r.event_date, r.id limit 500 for update of r skip locked`,
  );
}

async function applyOne({ tx, world, now }: JobContext, report: DueReport): Promise<void> {
  const place = { table: "change_reports", column: "details", row: report.id };
  const details = JSON.parse(world.vault.open(report.detailsSealed, place)) as Record<string, string>;
  const settings = settingsOf({
    ...details,
    kind: report.kind,
    personId: report.personId,
    date: report.eventDate,
  });
  const by = {
    reportId: report.id,
    actorBindingId: report.reporterBindingId,
    inboxId: report.sourceMessageId,
    at: now,
  };
  const parts = [
    sql`report as (update change_reports set status = 'recorded' where id = ${report.id}::uuid returning 1)`,
    ...applySettings(report.personId, settings, report.before, by, world.vault),
  ];
  await tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
}
