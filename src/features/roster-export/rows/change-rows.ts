import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Cell } from "../../enclosure.ts";
import { type ArchiveField, ruleOf, showValue } from "../../roster/index.ts";
import type { ExportRequest, ExportSource, Table } from "../export-request.ts";

export interface ReportRow {
  readonly id: string;
  readonly receipt: string;
  readonly unionId: string;
  readonly personId: string | null;
  readonly kind: string;
  readonly eventDate: string;
  readonly reportedOn: string;
  readonly reporter: string | null;
  readonly status: "recorded" | "scheduled" | "awaiting-acceptance" | "declined" | "disputed";
  readonly late: boolean;
  readonly historyId: string | null;
  readonly field: string | null;
  readonly old: string | null;
  readonly new: string | null;
  readonly honourYear: number | null;
}

/** Changes of a year that stand, with what they made of the field that tells most. */
export async function readReports(
  { tx, changeKinds }: ExportSource,
  { unionId, year }: Pick<ExportRequest, "unionId" | "year">,
): Promise<ReportRow[]> {
  const shown = JSON.stringify(
    Object.fromEntries(
      changeKinds.all().map(({ code, shows, sets }) => [code, shows ?? sets[0]?.field ?? ""]),
    ),
  );
  return queryRows<ReportRow>(
    tx,
    sql`select r.id, r.receipt, r.union_id as "unionId", r.person_id as "personId", r.kind, r.event_date::text as "eventDate",
        (r.recorded_at at time zone 'Asia/Shanghai')::date::text as "reportedOn", b.name as reporter, r.status, r.late,
        h.id as "historyId", h.field, h.old_sealed as old, h.new_sealed as new,
        (select min(o.year) from honours o where o.person_id = r.person_id) as "honourYear"
      from change_reports r left join signatories b on b.id = r.reporter_binding_id
        join unions u on u.id = r.union_id
        left join lateral (select f.id, f.field, f.old_sealed, f.new_sealed from field_history f
          where f.report_id = r.id and f.field = ${shown}::json ->> r.kind order by f.at, f.id limit 1) h on true
      where r.status in ('recorded', 'scheduled', 'awaiting-acceptance', 'declined', 'disputed')
        and r.event_date between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
        and ${unionId === null ? sql`true` : sql`r.union_id = ${unionId}::uuid`}
      order by u.name collate "C", r.event_date, r.receipt`,
  );
}

/** Matters for few eyes are not named in a file that goes from hand to hand. */
export function kindCell({ changeKinds }: ExportSource, kind: string, masked: boolean): Cell {
  return masked && changeKinds.get(kind)?.confidential === true
    ? say("exports:confidential")
    : changeKinds.name(kind);
}

/** Old and new value as people may see them. */
export function valuesOf(source: ExportSource, row: ReportRow, masked: boolean): { old: Cell; new: Cell } {
  const { vault, directory, changeKinds } = source;
  const { historyId, field } = row;
  const hidden = masked && changeKinds.get(row.kind)?.confidential === true;
  if (historyId === null || field === null || hidden) return { old: "", new: "" };
  const show = (sealed: string | null, column: "old" | "new"): Cell => {
    if (sealed === null) return "";
    const value = vault.open(sealed, { table: "field_history", column, row: historyId });
    const secrecy = ruleOf(field as ArchiveField).secrecy;
    return secrecy === "health"
      ? say("archive:on-record")
      : showValue(directory, field as ArchiveField, value);
  };
  return { old: show(row.old, "old"), new: show(row.new, "new") };
}

const head = (name: Parameters<typeof nameOfColumn>[0], width: number) => ({
  header: nameOfColumn(name),
  width,
});
const nameOfColumn = (
  name:
    | "receipt"
    | "union"
    | "name"
    | "kind"
    | "date"
    | "reported-on"
    | "reporter"
    | "status"
    | "late"
    | "old"
    | "new",
): Reply => say(`exports:column.${name}`);

/** 全年变动. */
export async function changeRows(source: ExportSource, request: ExportRequest): Promise<Table> {
  const rows = await readReports(source, request);
  return {
    columns: [
      head("receipt", 14),
      head("union", 24),
      head("name", 10),
      head("kind", 12),
      head("date", 12),
      head("old", 18),
      head("new", 18),
      head("reported-on", 12),
      head("reporter", 10),
      head("status", 10),
      head("late", 6),
    ],
    rows: rows.map((row) => {
      const values = valuesOf(source, row, request.masked);
      return [
        row.receipt,
        source.directory.unions.get(row.unionId)?.name ?? "",
        source.directory.people.get(row.personId ?? "")?.name ?? "",
        kindCell(source, row.kind, request.masked),
        row.eventDate,
        values.old,
        values.new,
        row.reportedOn,
        row.reporter ?? "",
        say(`exports:status.${row.status}`),
        row.late ? say("exports:yes") : "",
      ];
    }),
  };
}
