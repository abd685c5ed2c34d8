import { type SQL, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { yearOf } from "../../../domain/local-date.ts";
import { asSystem } from "../../acting.ts";
import { queryRows } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import {
  type ArchiveValues,
  archiveColumns,
  openArchive,
  type RawArchive,
  writeArchive,
} from "../../roster/index.ts";
import type { ReportStatus } from "../schema.ts";
import { aboutOf, type CompleteChange, detailsOf, eventKeyOf, settingsOf } from "./complete-change.ts";
import { type EarlierReport, earlierReport } from "./find-earlier.ts";
import { formatReceipt } from "./receipt.ts";
import { unitSettings } from "./unit-settings.ts";

/** What recording depends on, read in one statement with the subject's row locked. */
export interface Found {
  readonly number: string;
  /** Null for a change of the union itself. */
  readonly before: ArchiveValues | null;
  readonly earlier: EarlierReport | null;
  /** The receiving officer has already said that the person came. */
  readonly arrivalId: string | null;
}

export async function lockSubject({ tx, world }: VerbContext, change: CompleteChange): Promise<Found> {
  const { person, union, slots } = change;
  const subject =
    person === null
      ? sql`select id from unions where id = ${union.id}::uuid for update`
      : sql`select ${archiveColumns} from people where id = ${person.id}::uuid for update`;
  const arrival = sql`(select id from leads where status = 'open' and origin = 'arrival'
    and union_id = ${slots.toUnionId ?? null}::uuid and person_ids @> ${JSON.stringify([person?.id ?? ""])}::jsonb limit 1)`;
  const [row] = await queryRows<Omit<Found, "before"> & { readonly raw: RawArchive }>(
    tx,
    sql`with subject as (${subject})
      select nextval('receipt_number')::text as number, to_json(subject) as raw,
        ${earlierReport(change, world.vault)} as earlier, ${arrival} as "arrivalId" from subject`,
  );
  if (row === undefined) throw new Error("who changed is in the directory but not in the archive");
  return { ...row, before: person === null ? null : openArchive(row.raw, person.id, world.vault) };
}

export interface Recorded {
  readonly reportId: string;
  readonly receipt: string;
  readonly status: ReportStatus;
}

/** The report, the archive's new values, their history, and what else follows: one statement. */
export async function insertReport(
  context: VerbContext,
  change: CompleteChange,
  found: Found,
  corrects: string | null = null,
): Promise<Recorded> {
  const { tx, world, actor, now, today, source } = context;
  const reportId = newId();
  const receipt = formatReceipt(today, found.number);
  const status = statusOf(change, found, today);
  const { person, union, rule, date, slots } = change;
  const sealedDetails = world.vault.seal(detailsOf(change), {
    table: "change_reports",
    column: "details",
    row: reportId,
  });
  const at = now.toISOString();
  // A correction does not make a late report punctual, nor a punctual one late.
  const kept = (column: SQL, fresh: SQL): SQL =>
    sql`coalesce((select ${column} from change_reports where id = ${corrects}::uuid), ${fresh})`;
  const report = sql`report as (
    insert into change_reports (id, receipt, person_id, union_id, kind, event_key, about, event_date, major, learned_at, late,
      status, to_union_id, details_sealed, source_message_id, reporter_binding_id, recorded_at, corrects)
    values (${reportId}::uuid, ${receipt}, ${person?.id ?? null}::uuid, ${union.id}::uuid, ${rule.code},
      ${eventKeyOf(change, world.vault)}, ${aboutOf(change, world.vault)}, ${date}::date, ${rule.major},
      ${kept(sql`learned_at`, sql`${change.learnedAt.toISOString()}::timestamptz`)}, ${kept(sql`late`, sql`${change.late}::boolean`)}, ${status}, ${slots.toUnionId ?? null}::uuid,
      ${sealedDetails}, ${source.inboxId}::uuid, ${actor.bindingId}::uuid, ${at}::timestamptz, ${corrects}::uuid) returning 1)`;
  const by = { reportId, actorBindingId: actor.bindingId, inboxId: source.inboxId, at: now };
  const applied = status === "recorded" ? applyParts(context, change, found, by) : [];
  const parts = [report, ...applied, ...leadParts(context, change, found, reportId)];
  const record = async (): Promise<void> => {
    await tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
  };
  // Whoever is taken in already leaves this officer's reach by this very statement.
  await (found.arrivalId === null ? record() : asSystem(tx, record));
  return { reportId, receipt, status };
}

function statusOf({ rule, slots, date }: CompleteChange, found: Found, today: string): ReportStatus {
  const needsAcceptance = (rule.acceptance && slots.toUnionId !== undefined) || slots.unitChange === "merged";
  if (needsAcceptance && found.arrivalId === null) return "awaiting-acceptance";
  return date > today ? "scheduled" : "recorded";
}

function applyParts(
  { world, today }: VerbContext,
  change: CompleteChange,
  { before }: Found,
  by: Parameters<typeof writeArchive>[3],
): SQL[] {
  const { person, rule, date, slots } = change;
  if (person === null || before === null) return unitSettings(change, by, world.vault);
  const parts = writeArchive(person.id, settingsOf(change, before, today), before, by, world.vault);
  if (rule.code !== "honour") return parts;
  const code = slots.honourCode ?? slots.honourCodes?.[0] ?? "";
  return [
    ...parts,
    sql`honour as (insert into honours (id, person_id, title_code, year, document_number, report_id)
      values (${newId()}::uuid, ${person.id}::uuid, ${code}, ${yearOf(date)}, ${slots.documentNumber ?? null}, ${by.reportId}::uuid)
      returning 1)`,
  ];
}

/** Leads that this report answers: the one it was opened from, and the arrival that was announced. */
function leadParts(
  { actor, now }: VerbContext,
  change: CompleteChange,
  found: Found,
  reportId: string,
): SQL[] {
  const ids = [change.slots.leadId, found.arrivalId].filter((id) => typeof id === "string");
  if (ids.length === 0) return [];
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  return [
    sql`leads_closed as (
      update leads set status = 'confirmed', closed_at = ${now.toISOString()}::timestamptz, closed_by = ${actor.bindingId}::uuid,
        report_id = ${reportId}::uuid
      where id in (${list}) and status = 'open' returning 1)`,
  ];
}
