import { say } from "../../../conversation/reply.ts";
import type { Cell } from "../../enclosure.ts";
import type { ExportRequest, ExportSource, Table } from "../export-request.ts";
import { kindCell, readReports, type ReportRow, valuesOf } from "./change-rows.ts";

/** Lines of the form even where less is to be said: there is room to write. */
const FEWEST_LINES = 8;

/** 变动情况报告表: one page for each unit, with 无变动 where nothing changed. */
export async function formTables(source: ExportSource, request: ExportRequest): Promise<Table[]> {
  const reports = await readReports(source, request);
  const byUnion = new Map<string, ReportRow[]>();
  for (const row of reports) byUnion.set(row.unionId, [...(byUnion.get(row.unionId) ?? []), row]);
  const { directory } = source;
  const unions =
    request.unionId === null
      ? directory.grassroots()
      : [directory.unions.get(request.unionId)].filter((union) => union !== undefined);
  return unions.map(({ id, name }) => formOf(source, name, byUnion.get(id) ?? [], request.masked));
}

const column = (
  name: "number" | "name" | "sex" | "honour-year" | "kind" | "date" | "old" | "new" | "receipt",
  width: number,
) => ({ header: say(`exports:column.${name}`), width });

function formOf(source: ExportSource, union: string, reports: readonly ReportRow[], masked: boolean): Table {
  const { directory } = source;
  const rows = reports.map((row, index): Cell[] => {
    const person = directory.people.get(row.personId ?? "");
    const values = valuesOf(source, row, masked);
    return [
      String(index + 1),
      person?.name ?? "",
      person?.sex == null ? "" : say(`archive:sex.${person.sex}`),
      person?.honourYear == null ? "" : String(person.honourYear),
      kindCell(source, row.kind, masked),
      row.eventDate,
      values.old,
      values.new,
      row.receipt,
    ];
  });
  if (rows.length === 0) rows.push(["", say("exports:no-change"), "", "", "", "", "", "", ""]);
  while (rows.length < FEWEST_LINES) rows.push(["", "", "", "", "", "", "", "", ""]);
  return {
    union,
    columns: [
      column("number", 6),
      column("name", 11),
      column("sex", 6),
      column("honour-year", 10),
      column("kind", 13),
      column("date", 13),
      column("old", 20),
      column("new", 20),
      column("receipt", 15),
    ],
    rows,
  };
}
