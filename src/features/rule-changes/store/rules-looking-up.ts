import { sql } from "drizzle-orm";

import {
  type CompiledRule,
  compileStored,
  joinReferences,
  joinVersions,
  type StoredVersion,
} from "../../../rules/index.ts";
import type { Tx } from "../../database.ts";
import { readLibrary, readVersions, type VersionRow } from "./read-versions.ts";

/** The approved rules that look a published figure up, as they would answer if this version of it were approved. */
export async function rulesLookingUp(tx: Tx, figure: StoredVersion): Promise<readonly CompiledRule[]> {
  const { code } = figure;
  const library = await readLibrary(tx);
  const published = await readVersions(tx, sql`v.rule_code = ${code} and v.status = 'approved'`);
  const references = { ...library.references, ...joinReferences(withDraft(published, figure)) };
  const rows = await readVersions(
    tx,
    sql`v.status = 'approved' and v.body::json -> 'parts' -> 'references' -> ${code}::text is not null`,
  );
  const codes = [...new Set(rows.map((row) => row.code))];
  return codes.flatMap((each) => {
    const versions = rows
      .filter((row) => row.code === each)
      .map((row) => compileStored({ ...row, cases: [] }, { ...library, references }));
    const rule = joinVersions(each, versions);
    return rule === undefined ? [] : [rule];
  });
}

/** What stands published, with the draft in its place: the one before ends where it begins, and it where the next one does. */
function withDraft(published: readonly VersionRow[], draft: StoredVersion): readonly StoredVersion[] {
  const start = draft.from ?? "";
  const others = published.filter(({ from }) => (from ?? "") !== start);
  const later = others.map(({ from }) => from ?? "").filter((from) => from > start);
  const before = others.map((row): StoredVersion => {
    const ends = (row.from ?? "") < start && (row.to === null || row.to > start);
    return ends ? { ...row, to: start } : row;
  });
  return [...before, { ...draft, to: later.toSorted()[0] ?? null }];
}
