import { type Reply, say } from "../../conversation/reply.ts";
import type { Cell, Sheet, Workbook } from "../enclosure.ts";
import type { ExportRequest, ExportSource, Table } from "./export-request.ts";
import { changeRows } from "./rows/change-rows.ts";
import { limboRows, returnRows, staleRows } from "./rows/desk-rows.ts";
import { formTables } from "./rows/form-rows.ts";
import { rosterRows } from "./rows/roster-rows.ts";
import type { ExportKind } from "./schema.ts";

/** What is printed in the file about itself. */
export interface Stamp {
  readonly number: string;
  /** Who asked for it. */
  readonly by: Cell;
  readonly at: string;
  readonly purpose: string;
  readonly expires: string;
}

type Collect = (source: ExportSource, request: ExportRequest) => Promise<Table | Table[]>;

const COLLECT: Readonly<Record<ExportKind, Collect>> = {
  roster: rosterRows,
  changes: changeRows,
  returns: returnRows,
  limbo: limboRows,
  stale: staleRows,
  form: formTables,
};

export async function collectTables(source: ExportSource, request: ExportRequest): Promise<Table[]> {
  const collected = await COLLECT[request.kind](source, request);
  return Array.isArray(collected) ? collected : [collected];
}

/** Rows handed out, or units of a form. */
export const countRows = ({ kind }: ExportRequest, tables: readonly Table[]): number =>
  kind === "form" ? tables.length : tables.reduce((sum, { rows }) => sum + rows.length, 0);

export const nameScope = (
  { directory }: Pick<ExportSource, "directory">,
  { unionId }: ExportRequest,
): Reply =>
  unionId === null
    ? say("exports:district")
    : say("changes:text", { text: directory.unions.get(unionId)?.name ?? "" });

/** The file: who took it out, for what, how much of it, until when, and the number under which that is on record. */
export function buildWorkbook(
  source: ExportSource,
  request: ExportRequest,
  tables: readonly Table[],
  stamp: Stamp,
): Workbook {
  const { kind, year, masked } = request;
  const scope = nameScope(source, request);
  const said = { ...stamp, year, scope, rows: countRows(request, tables) };
  const mark = say("exports:mark", said);
  const origin = [
    say("exports:origin", { ...said, masked: say(masked ? "exports:masked" : "exports:full") }),
    say("exports:keep", said),
  ];
  const sheet = (table: Table): Sheet => ({
    title: say(`exports:kind.${kind}`),
    preface: [say(`exports:heading.${kind}`, said), ...origin],
    columns: table.columns,
    rows: table.rows,
    mark,
    page: "landscape",
  });
  const form = (table: Table): Sheet => ({
    title: say("changes:text", { text: table.union ?? "" }),
    preface: [
      say("exports:heading.form", said),
      say("exports:form.head", { union: table.union ?? "", year, number: stamp.number }),
    ],
    columns: table.columns,
    rows: table.rows,
    closing: [say("exports:form.note"), say("exports:form.signatures")],
    mark,
    page: "landscape",
    ruled: true,
  });
  return {
    kind: "workbook",
    name: say("exports:file", { ...said, what: say(`exports:kind.${kind}`) }),
    sheets: tables.map(kind === "form" ? form : sheet),
  };
}
