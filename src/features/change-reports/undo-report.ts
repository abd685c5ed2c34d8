import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext, VerbResult } from "../feature.ts";
import { namePerson } from "../roster/index.ts";
import { applySettings, archiveColumns, type Before } from "./apply-change.ts";
import { type ArchiveField, CHANGE_RULES } from "./change-kinds.ts";
import type { ChangeKind } from "../../language/frame.ts";

const UNDO_HOURS = 24;

interface Undoable {
  readonly id: string;
  readonly receipt: string;
  readonly personId: string;
  readonly kind: ChangeKind;
  readonly recordedAt: string;
  readonly before: Before;
  readonly history: { id: string; field: ArchiveField; old: string | null; new: string | null }[] | null;
}

/** 撤销: takes back one's own last report, or the one whose receipt is named, within 24 hours; everything is restored. */
export const undoReport: Verb = async (context) => {
  const report = await findOwnReport(context);
  if (report === undefined) return { replies: [say("changes:nothing-to-undo")] };
  const age = context.now.getTime() - new Date(report.recordedAt).getTime();
  if (age > UNDO_HOURS * 3_600_000)
    return { replies: [say("changes:too-late-to-undo", { receipt: report.receipt })] };
  const changedSince = (report.history ?? []).some(
    (row) => openValue(context, row, "new") !== report.before[row.field],
  );
  if (changedSince) return { replies: [say("changes:changed-since", { receipt: report.receipt })] };
  return withdraw(context, report);
};

async function findOwnReport({ tx, actor, frame }: VerbContext): Promise<Undoable | undefined> {
  const named = frame.slots.receipt === undefined ? sql`true` : sql`receipt = ${frame.slots.receipt}`;
  const [row] = await queryRows<Undoable>(
    tx,
    sql`
    with report as (
      select id, receipt, person_id, kind, recorded_at from change_reports
      where reporter_binding_id = ${actor.bindingId}::uuid and ${named}
        and status in ('recorded', 'scheduled', 'awaiting-acceptance')
      order by recorded_at desc, id desc limit 1 for update
    ), person as (select ${archiveColumns} from people where id = (select person_id from report) for update)
    select report.id, receipt, person_id as "personId", kind, recorded_at::text as "recordedAt",
      (select to_json(person) from person) as before,
      (select json_agg(json_build_object('id', h.id, 'field', h.field, 'old', h.old_sealed, 'new', h.new_sealed))
        from field_history h where h.report_id = report.id) as history
    from report`,
  );
  return row;
}

function openValue(
  { world }: VerbContext,
  row: { id: string; old: string | null; new: string | null },
  side: "old" | "new",
): string | null {
  const sealed = row[side];
  return sealed === null
    ? null
    : world.vault.open(sealed, { table: "field_history", column: side, row: row.id });
}

async function withdraw(context: VerbContext, report: Undoable): Promise<VerbResult> {
  const { tx, world, actor, now, source } = context;
  const restored = new Map(
    (report.history ?? []).map((row) => [row.field, openValue(context, row, "old")] as const),
  );
  const by = { reportId: report.id, actorBindingId: actor.bindingId, inboxId: source.inboxId, at: now };
  const parts = [
    sql`report as (update change_reports set status = 'withdrawn', closed_at = ${now.toISOString()}::timestamptz
      where id = ${report.id}::uuid returning 1)`,
    ...applySettings(report.personId, restored, report.before, by, world.vault),
  ];
  await tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
  const said = {
    receipt: report.receipt,
    person: namePerson(world.directory, report.personId),
    kind: say(`changes:kind.${report.kind}`),
  };
  return {
    replies: [say("changes:undone", said)],
    notices: CHANGE_RULES[report.kind].major
      ? [{ to: { kind: "staff" }, reply: say("changes:undone-notice", said), once: `undone:${report.id}` }]
      : [],
    audit: [
      { action: "undo-report", subject: `person:${report.personId}`, details: { reportId: report.id } },
    ],
  };
}
