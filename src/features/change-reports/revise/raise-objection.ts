import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../../conversation/reply.ts";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import type { CompleteChange } from "../record/complete-change.ts";
import { nameSubject } from "../record/describe-change.ts";
import type { EarlierReport } from "../record/find-earlier.ts";
import { listDisputes } from "./decide-objection.ts";
import { loadReport, slotsOfReport } from "./load-report.ts";
import { completeChange } from "../record/complete-change.ts";

/** 异议: what a second officer says is put down for staff to decide; until then the first value stands (domain §2). */
export async function raiseObjection(
  { tx, world, actor, now, source }: VerbContext,
  change: CompleteChange,
  earlier: Pick<EarlierReport, "id" | "receipt" | "eventDate">,
): Promise<VerbResult> {
  const id = newId();
  const text = world.vault.seal(source.text, { table: "objections", column: "text", row: id });
  await tx.execute(sql`
    with objection as (
      insert into objections (id, report_id, binding_id, claimed_date, text_sealed, source_message_id, raised_at)
      values (${id}::uuid, ${earlier.id}::uuid, ${actor.bindingId}::uuid, ${change.date}::date, ${text}, ${source.inboxId}::uuid,
        ${now.toISOString()}::timestamptz)
      on conflict (report_id, binding_id) where status = 'open' do update
        set claimed_date = excluded.claimed_date, text_sealed = excluded.text_sealed, id = excluded.id returning 1
    ), disputed as (
      update change_reports set status = 'disputed'
      where id = ${earlier.id}::uuid and status in ('recorded', 'scheduled') returning 1)
    select 1`);
  const said = {
    person: nameSubject(change, world),
    kind: say("changes:text", { text: change.rule.names }),
    receipt: earlier.receipt,
    first: earlier.eventDate,
    second: change.date,
    reporter: actor.name ?? "",
  };
  return {
    replies: [say("changes:objection-taken", { receipt: earlier.receipt })],
    notices: [
      { to: { kind: "staff" }, reply: say("changes:objection-notice", said), once: `objection:${id}` },
    ],
    audit: [
      {
        action: "object",
        subject: world.changeKinds.subject(change.rule.code, change.person?.id ?? null, change.union.id),
        details: { reportId: earlier.id, date: change.date },
      },
    ],
  };
}

/** 「我对 2026-000001 有异议，应该是11月19日」; for staff without a number: what waits for their decision. */
export const objectToReport: Verb = async (context) => {
  const { frame, actor, world } = context;
  const { receipt, date } = frame.slots;
  if (receipt === undefined) {
    return actor.role === "officer" ? { replies: [say("changes:object-to-which")] } : listDisputes(context);
  }
  const report = await loadReport(context, receipt);
  if (report === undefined) return { replies: [say("changes:no-such-report", { receipt })] };
  const claimed = date?.start == null ? {} : { date: date.start };
  const change = completeChange({ ...slotsOfReport(context, report), ...claimed }, actor, world);
  if (change === null) return { replies: [say("changes:no-such-report", { receipt })] };
  return raiseObjection(context, change, report);
};
