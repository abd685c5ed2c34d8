import { sql } from "drizzle-orm";

import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";
import { readShippedRules } from "../../../src/adapters/rulebook/read-shipped-rules.ts";
import type { LocalDate } from "../../../src/domain/local-date.ts";
import { queryRows, type Tx } from "../../../src/features/database.ts";
import { loadShipped, type ShippedBook } from "../../../src/features/rule-changes/index.ts";
import { amendVersion, compileStored, type Figures } from "../../../src/rules/index.ts";
import { keepVersion } from "../../../src/features/rule-changes/store/keep-version.ts";
import { readLibrary, readVersions } from "../../../src/features/rule-changes/store/read-versions.ts";

export const NOW = new Date("2026-11-27T02:00:00Z");
export const TODAY = "2026-11-27" as LocalDate;

export const load = (
  { db }: Pick<OpenDatabase, "db">,
  book: ShippedBook = readShippedRules(),
): ReturnType<typeof loadShipped> => db.transaction((tx) => loadShipped(tx as Tx, book, NOW, TODAY));

/** Writes the draft of a change, as staff do by chat. @returns its id */
export async function draft(
  { db }: Pick<OpenDatabase, "db">,
  code: string,
  from: string,
  figures: Figures,
  by = "staff",
): Promise<string> {
  const rows = await readVersions(db, sql`v.rule_code = ${code}`);
  const stored = rows.findLast(({ status }) => status === "approved");
  if (stored === undefined) throw new Error(`no ${code}`);
  const library = await readLibrary(db);
  const compiled = compileStored(stored, library);
  const next = amendVersion({ stored, compiled }, library, { version: rows.length + 1, from, figures });
  if (!next.ok) throw new Error(JSON.stringify(next.refusal));
  const count = next.value.next.cases.length;
  return keepVersion(db as Tx, next.value.next, {
    origin: "chat",
    by,
    at: NOW,
    cases: { run: count, green: count },
    approvedBy: null,
    receipt: null,
  });
}

/** Runs a statement that the database must refuse, and says with which words. */
export async function refusalOf(
  { db }: Pick<OpenDatabase, "db">,
  statement: ReturnType<typeof sql>,
): Promise<string> {
  try {
    await db.transaction(async (tx) => {
      await tx.execute(statement);
    });
    return "done";
  } catch (error) {
    return error instanceof Error ? String(error.cause ?? error) : String(error);
  }
}

export const count = async (
  { db }: Pick<OpenDatabase, "db">,
  condition: ReturnType<typeof sql>,
): Promise<number> => {
  const [row] = await queryRows<{ count: number }>(
    db,
    sql`select count(*)::int as count from rule_versions where ${condition}`,
  );
  return row?.count ?? -1;
};
