import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { daysBetween, type LocalDate } from "../../../domain/local-date.ts";
import { queryRows } from "../../database.ts";
import { DIMENSIONS, findStale } from "../../roster/index.ts";
import type { ExportRequest, ExportSource, Table } from "../export-request.ts";

const column = (
  name:
    | "union"
    | "name"
    | "status"
    | "receipt"
    | "version"
    | "headcount"
    | "changes"
    | "days-late"
    | "submitted-on"
    | "to-union"
    | "since"
    | "days",
  width: number,
) => ({ header: say(`exports:column.${name}`), width });

interface ReturnRow {
  readonly union: string;
  readonly status: "submitted" | "returned" | "accepted" | null;
  readonly receipt: string | null;
  readonly version: number | null;
  readonly headcount: number | null;
  readonly changes: number | null;
  readonly daysLate: number | null;
  readonly submittedOn: string | null;
}

/** 年报: every active unit, the missing too. */
export async function returnRows({ tx }: ExportSource, { unionId, year }: ExportRequest): Promise<Table> {
  const rows = await queryRows<ReturnRow>(
    tx,
    sql`select u.name as union, r.status, r.receipt, r.version, r.headcount, r.changes, r.days_late as "daysLate",
        (r.submitted_at at time zone 'Asia/Shanghai')::date::text as "submittedOn"
      from unions u left join current_returns r on r.union_id = u.id and r.year = ${year}
      where u.level = 'grassroots' and u.status = 'active'
        and ${unionId === null ? sql`true` : sql`u.id = ${unionId}::uuid`}
      order by u.name collate "C"`,
  );
  const text = (value: number | null): string => (value === null ? "" : String(value));
  return {
    columns: [
      column("union", 28),
      column("status", 12),
      column("receipt", 16),
      column("version", 8),
      column("headcount", 8),
      column("changes", 8),
      column("days-late", 10),
      column("submitted-on", 14),
    ],
    rows: rows.map((row) => [
      row.union,
      say(`exports:return.${row.status ?? "missing"}`),
      row.receipt ?? "",
      text(row.version),
      text(row.headcount),
      text(row.changes),
      text(row.daysLate),
      row.submittedOn ?? "",
    ]),
  };
}

interface LimboRow {
  readonly receipt: string;
  readonly personId: string | null;
  readonly unionId: string;
  readonly toUnionId: string | null;
  readonly status: "awaiting-acceptance" | "declined";
  readonly since: string;
}

/** 待接收: who waits for whom, and people of closed units whom nobody looks after. */
export async function limboRows(source: ExportSource, { unionId }: ExportRequest): Promise<Table> {
  const { tx, directory, today } = source;
  const waiting = await queryRows<LimboRow>(
    tx,
    sql`select receipt, person_id as "personId", union_id as "unionId", to_union_id as "toUnionId", status,
        (recorded_at at time zone 'Asia/Shanghai')::date::text as since
      from change_reports where status in ('awaiting-acceptance', 'declined')
        and ${unionId === null ? sql`true` : sql`${unionId}::uuid in (union_id, to_union_id)`}
      order by recorded_at, id`,
  );
  const union = (id: string | null): string => directory.unions.get(id ?? "")?.name ?? "";
  const orphans = [...directory.unions.values()]
    .filter(({ id, status }) => status !== "active" && (unionId === null || unionId === id))
    .flatMap(({ id }) => directory.peopleOf(id));
  return {
    columns: [
      column("receipt", 16),
      column("name", 12),
      column("union", 28),
      column("to-union", 28),
      column("status", 12),
      column("since", 12),
      column("days", 8),
    ],
    rows: [
      ...waiting.map((row) => [
        row.receipt,
        row.personId === null ? say("exports:everybody") : (directory.people.get(row.personId)?.name ?? ""),
        union(row.unionId),
        union(row.toUnionId),
        say(`exports:status.${row.status}`),
        row.since,
        String(daysBetween(row.since as LocalDate, today)),
      ]),
      ...orphans.map((person) => ["", person.name, union(person.unionId), "", say("exports:orphan"), "", ""]),
    ],
  };
}

/** 过期档案, with the day on which each dimension was last confirmed. */
export async function staleRows(source: ExportSource, { unionId }: ExportRequest): Promise<Table> {
  const { tx, directory, today } = source;
  const stale = await findStale(tx, unionId, today);
  return {
    columns: [
      column("union", 28),
      column("name", 12),
      ...DIMENSIONS.map((dimension) => ({ header: say(`archive:dimension.${dimension}`), width: 14 })),
    ],
    rows: stale.map((record) => [
      directory.unions.get(record.unionId)?.name ?? "",
      directory.people.get(record.personId)?.name ?? "",
      ...DIMENSIONS.map((dimension) => {
        const since = record.since[dimension];
        return since === undefined ? "" : (since ?? say("archive:never"));
      }),
    ]),
  };
}
