import { done, type Outcome, refused } from "../../../domain/outcome.ts";
import type { Tx } from "../../database.ts";
import type { Sheet, SheetRefusal } from "../../sheet-reader.ts";
import type { World } from "../../world.ts";
import { type Names, RosterParser } from "../sheet/parse-roster.ts";
import type { RowError } from "../sheet/roster-row.ts";
import { Comparison, type ShownChange } from "./comparison.ts";
import { findKnown, indexRow } from "./find-known.ts";
import type { ImportSummary } from "./import-summary.ts";
import { sortKnown } from "./known-people.ts";
import { type MadeUnion, readNames } from "./known-names.ts";

/** What an import would do, worked out against the archive as it stands: a few figures a row, and no row itself. */
export interface ImportPlan {
  readonly summary: ImportSummary;
  /** Row → the person whom it changes; null: somebody new. */
  readonly decisions: ReadonlyMap<number, string | null>;
  /** The first of what changes. */
  readonly shown: readonly ShownChange[];
  readonly errors: readonly RowError[];
  /** Unions to be made first; empty unless that was allowed. */
  readonly newUnions: readonly MadeUnion[];
  /** As they were understood, for reading the sheet again. */
  readonly names: Names;
}

export interface ImportOptions {
  /** Makes a grassroots union for a name that nobody knows; without it such a row is an error. Gives new ids. */
  readonly newUnionId?: () => string;
}

type Asker = { readonly tx: Tx; readonly world: Pick<World, "directory" | "vault" | "today"> };

/** Reads, checks and compares a sheet part by part. Nothing is written. `no-heading`: none with 姓名 and 单位. */
export async function planImport(
  { tx, world }: Asker,
  sheet: Sheet,
  { newUnionId }: ImportOptions = {},
): Promise<Outcome<ImportPlan, SheetRefusal | "no-heading">> {
  const { names, made } = await readNames(tx, world, newUnionId);
  const parser = new RosterParser(names);
  const comparison = new Comparison();
  const misread: RowError[] = [];
  let rows = 0;
  const read = await sheet(async (part) => {
    const parsed = parser.take(part);
    const indexed = parsed.rows.map((row) => indexRow(row, world.vault));
    comparison.take(indexed, sortKnown(await findKnown(tx, indexed, world.vault)));
    misread.push(...parsed.errors);
    rows += indexed.length + new Set(parsed.errors.map(({ number }) => number)).size;
  });
  if (!read.ok) return read;
  if (!parser.headed) return refused("no-heading");
  const { added, changed, unchanged, decisions, shown } = comparison;
  const errors = [...misread, ...comparison.errors].toSorted((a, b) => a.number - b.number);
  return done({
    summary: { rows, added, changed, unchanged, newUnions: made.length, errors: errors.length },
    decisions,
    shown,
    errors,
    newUnions: made,
    names,
  });
}
