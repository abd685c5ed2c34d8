import { writeFileSync } from "node:fs";

import { sql } from "drizzle-orm";
import { type Command, Option } from "commander";

import { say } from "../../conversation/reply.ts";
import { dateInZone } from "../../domain/local-date.ts";
import { returnYear } from "../../domain/return-year.ts";
import { transactAsSystem } from "../../features/acting.ts";
import { queryRows, type Tx } from "../../features/database.ts";
import type { Workbook } from "../../features/enclosure.ts";
import {
  auditOf,
  buildWorkbook,
  collectTables,
  countRows,
  EXPORT_KINDS,
  type ExportKind,
  type ExportRequest,
  loadExports,
  registerExport,
  sourceOf,
} from "../../features/roster-export/index.ts";
import { readTemplate } from "../../features/roster-import/index.ts";
import { commitDeeds } from "../../pipeline/commit-deeds.ts";
import type { House } from "../../pipeline/house.ts";
import { makeAuditRow } from "../../pipeline/audit/make-audit-row.ts";
import { type OpenedHouse, withHouse } from "./with-house.ts";

interface Options {
  readonly out: string;
  readonly union?: string;
  readonly year?: number;
  readonly purpose?: string;
  readonly full?: true;
  readonly number?: string;
  readonly json?: true;
}

const KINDS = [...EXPORT_KINDS, "template"] as const;

/**
 * `export KIND`: what the chat exports, on the command line, on record like there. Full numbers need a director's consent
 * here too: `--full` asks for it, and `--number` fetches the file once they have said 同意导出.
 */
export function registerExportCommand(program: Command): void {
  program
    .command("export")
    .description(`a sheet (.xlsx) from the archive: ${KINDS.join(" | ")}`)
    .argument("<kind>", KINDS.join(" | "))
    .requiredOption("-o, --out <file>", "where to write it")
    .option("--union <name>", "one union; the district where absent")
    .addOption(new Option("--year <year>", "of the changes or returns").argParser(Number))
    .option("--purpose <text>", "what for; it goes on record and into the file")
    .option("--full", "with full numbers: asks a director, and prints the number of the request")
    .option("--number <number>", "fetch what a director has approved")
    .option("--json", "one JSON object")
    .action((kind: string, options: Options) => withHouse((opened) => exportSheet(opened, kind, options)));
}

interface Exported {
  readonly number: string | null;
  readonly rows: number | null;
  readonly workbook: Workbook | null;
}

async function exportSheet(
  { house, config, tell }: OpenedHouse,
  kind: string,
  options: Options,
): Promise<void> {
  const known = KINDS.find((one) => one === kind);
  const wrong =
    known === undefined || (known !== "template" && (options.purpose ?? options.number) === undefined);
  if (wrong) {
    tell(known === undefined ? "exports:which" : "exports:what-for");
    process.exitCode = 2;
    return;
  }
  const exported = await transactAsSystem(house.db, (tx) => take(house, tx, known, options));
  if (exported === null) {
    tell("exports:none-waits");
    process.exitCode = 1;
    return;
  }
  const { number, rows, workbook } = exported;
  if (workbook !== null) writeFileSync(options.out, (await house.drawFile(workbook, config.locale)).bytes);
  if (options.json === true)
    return console.log(JSON.stringify({ number, rows, file: workbook === null ? null : options.out }));
  if (workbook === null) return tell("exports:asked", { number: number ?? "" });
  tell("exports:written", { file: options.out, number: number ?? "—", rows: rows ?? 0 });
}

async function take(
  house: House,
  tx: Tx,
  kind: (typeof KINDS)[number],
  options: Options,
): Promise<Exported | null> {
  if (kind === "template") return { number: null, rows: 0, workbook: await readTemplate(tx) };
  const now = house.clock.now();
  const unionId = options.union === undefined ? null : await findUnion(tx, options.union);
  if (unionId === undefined) return null;
  const asked: ExportRequest = {
    kind,
    unionId,
    year: options.year ?? returnYear(dateInZone(now)),
    masked: options.full !== true,
  };
  const exported =
    options.number === undefined
      ? await takeNow(house, tx, asked, options.purpose ?? "")
      : await fetchApproved(house, tx, kind, options.number);
  if (exported === null) return null;
  const { number, rows, workbook } = exported;
  const entry = auditOf(asked, number ?? "", rows);
  await commitDeeds(tx, {
    now,
    conversation: null,
    audit: makeAuditRow(
      house,
      "system",
      [workbook === null ? { ...entry, action: "request-export" } : entry],
      { inboxId: null, now },
    ),
    sends: [],
  });
  return exported;
}

async function takeNow(house: House, tx: Tx, request: ExportRequest, purpose: string): Promise<Exported> {
  const at = house.clock.now();
  if (!request.masked) {
    const { number } = await registerExport(tx, house.vault, { request, purpose, by: null, at, rows: null });
    return { number, rows: null, workbook: null };
  }
  const source = sourceOf({ tx, world: { ...house, rules: house.rules.current }, today: dateInZone(at) });
  const tables = await collectTables(source, request);
  const rows = countRows(request, tables);
  const { number, expiresAt } = await registerExport(tx, house.vault, {
    request,
    purpose,
    by: null,
    at,
    rows,
  });
  const stamp = {
    number,
    by: say("exports:command-line"),
    at: dateInZone(at),
    purpose,
    expires: dateInZone(expiresAt),
  };
  return { number, rows, workbook: buildWorkbook(source, request, tables, stamp) };
}

/** Once only: what was approved is handed out, and is then delivered. */
async function fetchApproved(
  house: House,
  tx: Tx,
  kind: ExportKind,
  number: string,
): Promise<Exported | null> {
  const now = house.clock.now();
  const [found] = await loadExports(
    tx,
    sql`e.number = ${number} and e.kind = ${kind} and e.status = 'approved' and e.expires_at > ${now.toISOString()}::timestamptz`,
  );
  if (found === undefined) return null;
  const source = sourceOf({ tx, world: { ...house, rules: house.rules.current }, today: dateInZone(now) });
  const tables = await collectTables(source, found.request);
  const rows = countRows(found.request, tables);
  await tx.execute(sql`update exports set status = 'delivered', rows = ${rows} where id = ${found.id}::uuid`);
  const stamp = {
    number,
    by: say("exports:command-line"),
    at: dateInZone(now),
    purpose: house.vault.open(found.purposeSealed, { table: "exports", column: "purpose", row: found.id }),
    expires: dateInZone(found.expiresAt),
  };
  return { number, rows, workbook: buildWorkbook(source, found.request, tables, stamp) };
}

async function findUnion(tx: Tx, name: string): Promise<string | undefined> {
  const [found] = await queryRows<{ id: string }>(
    tx,
    sql`select id from unions where (name = ${name} or ${name} = any (aliases)) order by status limit 1`,
  );
  return found?.id;
}
