import { sql } from "drizzle-orm";

import { asSystem } from "../../acting.ts";
import { queryRows, type Tx } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import {
  type ArchiveField,
  type ChangeSource,
  foldHistory,
  type HistoryLine,
  HONOUR_FIELD,
  lockArchive,
  noteHonour,
  writeArchive,
  writeHonour,
} from "../../roster/index.ts";
import { type UnionField, writeUnion } from "../record/unit-settings.ts";
import type { ReportStatus } from "../schema.ts";

interface HistoryRow {
  readonly id: string;
  readonly personId: string | null;
  readonly unionId: string | null;
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly reportId: string | null;
  readonly stands: boolean | null;
}

/**
 * Takes a report back: everything it set becomes what it would be had it never been reported. What other reports set,
 * before or since, is left as it is; a value written past the history is newer than it and is left too.
 */
export async function reverseReport(
  context: VerbContext,
  reportId: string,
  status: Extract<ReportStatus, "withdrawn" | "superseded">,
): Promise<void> {
  const { tx, actor, now, source } = context;
  await tx.execute(sql`
    with closed as (
      update change_reports set status = ${status}, closed_at = ${now.toISOString()}::timestamptz,
        closed_by = ${actor.bindingId}::uuid where id = ${reportId}::uuid returning 1
    ) select 1`);
  const by = { reportId, actorBindingId: actor.bindingId, inboxId: source.inboxId, at: now };
  // Whom the report moved away stands outside the reporter's reach, and comes back with it.
  await asSystem(tx, () => restore(context, by));
}

async function restore(
  context: VerbContext,
  by: ChangeSource & { readonly reportId: string },
): Promise<void> {
  await takeHonourBack(context, by);
  const rows = await readTouched(context.tx, by.reportId);
  for (const [subject, lines] of groupBy(rows, (row) => row.personId ?? row.unionId ?? "")) {
    const isPerson = lines[0]?.personId !== null;
    await (isPerson ? restorePerson(context, subject, lines, by) : restoreUnion(context, subject, lines, by));
  }
}

async function takeHonourBack({ tx, world }: VerbContext, by: ChangeSource): Promise<void> {
  const [taken] = await queryRows<{ personId: string; code: string; year: number; document: string | null }>(
    tx,
    sql`delete from honours where report_id = ${by.reportId}::uuid
      returning person_id as "personId", title_code as code, year, document_number as document`,
  );
  if (taken === undefined) return;
  const before = writeHonour(taken.code, taken.year, taken.document);
  await tx.execute(
    sql`with ${noteHonour(taken.personId, { before, after: null }, by, world.vault)} select 1`,
  );
}

/** The whole history of every field that the report set. */
function readTouched(tx: Tx, reportId: string): Promise<HistoryRow[]> {
  return queryRows<HistoryRow>(
    tx,
    sql`select h.id, h.person_id as "personId", h.union_id as "unionId", h.field, h.old_sealed as old, h.new_sealed as new,
        h.report_id as "reportId",
        r.status in ('recorded', 'scheduled', 'awaiting-acceptance', 'declined', 'disputed') as stands
      from (select distinct person_id, union_id, field from field_history where report_id = ${reportId}::uuid) touched
      join field_history h on h.person_id is not distinct from touched.person_id
        and h.union_id is not distinct from touched.union_id and h.field = touched.field
      left join change_reports r on r.id = h.report_id
      order by h.at, h.id`,
  );
}

/** field → what it should hold, and what the history last made of it. */
function foldFields(
  context: VerbContext,
  rows: readonly HistoryRow[],
): Map<string, { value: string | null; last: string | null }> {
  const open = (row: HistoryRow, side: "old" | "new"): string | null => {
    const sealed = row[side];
    const place = { table: "field_history", column: side, row: row.id };
    return sealed === null ? null : context.world.vault.open(sealed, place);
  };
  const folded = new Map<string, { value: string | null; last: string | null }>();
  for (const [field, ofField] of groupBy(rows, (row) => row.field)) {
    const lines = ofField.map((row): HistoryLine => ({
      reportId: row.reportId,
      old: open(row, "old"),
      new: open(row, "new"),
    }));
    const standing = new Set(
      ofField.flatMap((row) => (row.stands === true && row.reportId !== null ? [row.reportId] : [])),
    );
    const value = foldHistory(lines, (id) => standing.has(id));
    folded.set(field, { value, last: lines.at(-1)?.new ?? null });
  }
  return folded;
}

async function restorePerson(
  context: VerbContext,
  personId: string,
  rows: readonly HistoryRow[],
  by: ChangeSource,
): Promise<void> {
  const before = await lockArchive(context.tx, personId, context.world.vault);
  if (before === undefined) return;
  const settings = new Map<ArchiveField, string | null>();
  for (const [name, { value, last }] of foldFields(context, rows)) {
    if (name === HONOUR_FIELD) continue;
    const field = name as ArchiveField;
    if (before[field] === last && before[field] !== value) settings.set(field, value);
  }
  const parts = writeArchive(personId, settings, before, by, context.world.vault);
  if (parts.length > 0) await context.tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
}

async function restoreUnion(
  context: VerbContext,
  unionId: string,
  rows: readonly HistoryRow[],
  by: ChangeSource,
): Promise<void> {
  const union = context.world.directory.unions.get(unionId);
  if (union === undefined) return;
  const settings: Partial<Record<UnionField, string>> = {};
  for (const [field, { value }] of foldFields(context, rows)) {
    if (value !== null) settings[field as UnionField] = value;
  }
  const parts = writeUnion(union, settings, by, context.world.vault);
  await context.tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
