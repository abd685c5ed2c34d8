import { sql } from "drizzle-orm";

import { queryRows, type Tx } from "../database.ts";
import type { SheetRow } from "../sheet-reader.ts";
import type { World } from "../world.ts";
import { type Change, compareRoster } from "./compare-roster.ts";
import { findKnown, indexRow } from "./find-known.ts";
import type { ImportSummary } from "./import-summary.ts";
import { parseRoster } from "./parse-roster.ts";
import type { IndexedRow, RowError } from "./roster-row.ts";

/** What an import would do, worked out against the archive as it stands. */
export interface ImportPlan {
  readonly summary: ImportSummary;
  readonly added: readonly IndexedRow[];
  readonly changed: readonly Change[];
  readonly errors: readonly RowError[];
  /** Unions to be made first; empty unless that was allowed. */
  readonly newUnions: readonly { readonly id: string; readonly name: string }[];
}

export interface ImportOptions {
  /** Makes a grassroots union for a name that nobody knows; without it such a row is an error. Gives new ids. */
  readonly newUnionId?: () => string;
}

type Asker = { readonly tx: Tx; readonly world: Pick<World, "directory" | "vault" | "today"> };

/** Reads, checks and compares a sheet. `null` where it has no heading with 姓名 and 单位. Nothing is written. */
export async function planImport(
  { tx, world }: Asker,
  sheet: readonly SheetRow[],
  options: ImportOptions = {},
): Promise<ImportPlan | null> {
  const titles = await readTitles(tx);
  const unions = new Map(
    [...world.directory.unions.values()]
      .filter((union) => union.status === "active")
      .flatMap((union) => [union.name, ...union.aliases].map((name) => [fold(name), union.id] as const)),
  );
  const made = new Map<string, { id: string; name: string }>();
  const { newUnionId } = options;
  const unionOf = (name: string): string | undefined => {
    const known = unions.get(fold(name)) ?? made.get(fold(name))?.id;
    if (known !== undefined || newUnionId === undefined) return known;
    const id = newUnionId();
    made.set(fold(name), { id, name });
    return id;
  };
  const parsed = parseRoster(sheet, {
    unionOf,
    titleOf: (name) => titles.get(fold(name)),
    today: world.today,
  });
  if (parsed === null) return null;
  const rows = parsed.rows.map((row) => indexRow(row, world.vault));
  const compared = compareRoster(rows, await findKnown(tx, rows, world.vault));
  const errors = [...parsed.errors, ...compared.errors].toSorted((a, b) => a.number - b.number);
  return {
    summary: {
      rows: rows.length + new Set(parsed.errors.map(({ number }) => number)).size,
      added: compared.added.length,
      changed: compared.changed.length,
      unchanged: compared.unchanged,
      newUnions: made.size,
      errors: errors.length,
    },
    added: compared.added,
    changed: compared.changed,
    errors,
    newUnions: [...made.values()],
  };
}

/** 「红星百货 工会」 and 「红星百货工会」 are one. */
const fold = (name: string): string => name.normalize("NFKC").replaceAll(/\s+/g, "").toLowerCase();

/** Titles that a person can hold, by every name. */
async function readTitles(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await queryRows<{ code: string; names: string[] }>(
    tx,
    sql`select code, to_json(names) as names from titles where not collective`,
  );
  return new Map(
    rows.flatMap(({ code, names }) => [code, ...names].map((name) => [fold(name), code] as const)),
  );
}
