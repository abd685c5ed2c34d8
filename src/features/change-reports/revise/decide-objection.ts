import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Notice, Verb, VerbContext, VerbResult } from "../../feature.ts";
import { namePerson } from "../../roster/index.ts";
import type { CompleteChange } from "../record/complete-change.ts";
import { loadReport, type StoredReport } from "./load-report.ts";
import { auditOf, describeReport } from "./undo-report.ts";

interface Dispute {
  readonly receipt: string;
  readonly personId: string | null;
  readonly kind: string;
  readonly first: string;
  readonly second: string | null;
}

function findDisputes({ tx }: VerbContext): Promise<Dispute[]> {
  return queryRows<Dispute>(
    tx,
    sql`select r.receipt, r.person_id as "personId", r.kind, r.event_date::text as first, o.claimed_date::text as second
      from objections o join change_reports r on r.id = o.report_id
      where o.status = 'open' order by o.raised_at limit 20`,
  );
}

/** What waits for the decision of staff. */
export async function listDisputes(context: VerbContext): Promise<VerbResult> {
  const { world } = context;
  const disputes = await findDisputes(context);
  if (disputes.length === 0) return { replies: [say("changes:no-disputes")] };
  const lines = disputes.map(({ receipt, personId, kind, first, second }) =>
    say("changes:dispute-line", {
      receipt,
      person: namePerson(world.directory, personId ?? ""),
      kind: world.changeKinds.name(kind),
      first,
      second: second ?? first,
    }),
  );
  return { replies: [say("changes:disputes", { lines })] };
}

/** 维持: the first report stands. 「2026-000001 改为11月19日」 is a correction by staff, and decides it the other way. */
export const upholdReport: Verb = async (context) => {
  const disputes = await findDisputes(context);
  const receipts = new Set(disputes.map((dispute) => dispute.receipt));
  const receipt = context.frame.slots.receipt ?? (receipts.size === 1 ? [...receipts][0] : undefined);
  if (receipt === undefined) return listDisputes(context);
  const report = await loadReport(context, receipt);
  if (report === undefined || !receipts.has(receipt))
    return { replies: [say("changes:no-such-report", { receipt })] };
  // What was disputed before its day came is not in the archive yet: the job of that day puts it there.
  await context.tx.execute(sql`
    update change_reports r set status = case when exists (select 1 from field_history where report_id = r.id)
      then 'recorded' else 'scheduled' end
    where id = ${report.id}::uuid and status = 'disputed'`);
  const notices = await closeObjections(context, report, "upheld", null);
  return {
    replies: [say("changes:upheld", describeReport(context, report))],
    notices,
    audit: [auditOf(context, "uphold-report", report)],
  };
};

/** Both sides hear what was decided. */
export async function closeObjections(
  context: VerbContext,
  report: StoredReport,
  status: "upheld" | "overruled",
  change: CompleteChange | null,
): Promise<Notice[]> {
  const { tx, actor, now } = context;
  const parties = await queryRows<{ contactId: string }>(
    tx,
    sql`with closed as (
        update objections set status = ${status}, decided_at = ${now.toISOString()}::timestamptz, decided_by = ${actor.bindingId}::uuid
        where report_id = ${report.id}::uuid and status = 'open' returning binding_id)
      select distinct b.contact_id as "contactId" from bindings b
      where b.revoked_at is null and b.id in (select binding_id from closed union select ${report.reporterBindingId}::uuid)`,
  );
  const said = describeReport(context, report);
  const reply = say(status === "upheld" ? "changes:upheld-notice" : "changes:overruled-notice", {
    ...said,
    date: change?.date ?? report.eventDate,
  });
  return parties.map(({ contactId }) => ({
    to: { kind: "contact", contactId },
    reply,
    once: `decided:${report.id}:${now.getTime()}`,
  }));
}
