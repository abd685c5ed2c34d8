import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Cell, Column } from "../../enclosure.ts";
import {
  archiveColumns,
  type ArchiveValues,
  HEADINGS,
  isArchiveField,
  openArchive,
  type RawArchive,
  SHEET_FIELDS,
  type SheetArchiveField,
  showValue,
} from "../../roster/index.ts";
import type { ExportRequest, ExportSource, Table } from "../export-request.ts";

/** What a sheet brings along that the archive does not hold. */
const FIELDS = SHEET_FIELDS.filter((field) => field !== "consent");
const WIDE: ReadonlySet<string> = new Set([
  "custodianUnionId",
  "title",
  "idNumber",
  "workUnit",
  "address",
  "card",
]);

const columns: readonly Column[] = FIELDS.map((field) => ({
  header: HEADINGS[field][0],
  width: WIDE.has(field) ? 22 : 12,
}));

interface Row {
  readonly id: string;
  readonly raw: RawArchive;
  readonly honour: { readonly code: string; readonly year: number; readonly document: string | null } | null;
}

/** 花名册: open archives by unit and name, in the columns that an import reads. */
export async function rosterRows(source: ExportSource, { unionId, masked }: ExportRequest): Promise<Table> {
  const { tx, vault, directory } = source;
  const rows = await queryRows<Row>(
    tx,
    sql`select p.id, to_json(v) as raw, (
          select json_build_object('code', h.title_code, 'year', h.year, 'document', h.document_number)
          from honours h join titles t on t.code = h.title_code where h.person_id = p.id
          order by case t.tier when 'national' then 0 when 'municipal' then 1 else 2 end, h.year limit 1) as honour
      from people p cross join lateral (select ${archiveColumns}) v
      where p.closed_on is null and ${unionId === null ? sql`true` : sql`p.custodian_union_id = ${unionId}::uuid`}
      order by (select u.name from unions u where u.id = p.custodian_union_id) collate "C", p.name collate "C", p.id`,
  );
  const nameOf = new Map(
    source.rules.book.titles.map(({ code, names }) => [code, names["zh-CN"][0] ?? code]),
  );
  return {
    columns,
    rows: rows.map(({ id, raw, honour }) => {
      const values = openArchive(raw, id, vault);
      return FIELDS.map((field): Cell => {
        if (isArchiveField(field)) return masked ? hide(field) : clear(field, values);
        if (honour === null) return "";
        if (field === "title") return nameOf.get(honour.code) ?? honour.code;
        return field === "year" ? String(honour.year) : (honour.document ?? "");
      });

      function hide(field: SheetArchiveField): Cell {
        const value = values[field];
        if (value === null) return "";
        if (field === "birthday") return value.slice(0, 7);
        return isPlainDay(field) ? value : showValue(directory, field, value);
      }
    }),
  };

  function clear(field: SheetArchiveField, values: ArchiveValues): Cell {
    const value = values[field];
    if (value === null) return "";
    switch (field) {
      case "custodianUnionId":
      case "sex":
        return showValue(directory, field, value);
      case "employment":
        return say(`changes:state.${value as "in-service" | "retired" | "early-leave"}`);
      case "cardStatus":
        return say(`changes:state.${value as "active" | "card-lost" | "card-missing"}`);
      default:
        return value;
    }
  }
}

const isPlainDay = (field: SheetArchiveField): boolean => field === "workStartedOn" || field === "retiredOn";
