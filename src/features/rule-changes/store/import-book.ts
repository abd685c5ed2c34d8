import { sql } from "drizzle-orm";

import type { LocalDate } from "../../../domain/local-date.ts";
import { yearOf } from "../../../domain/local-date.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { Problem, StoredVersion } from "../../../rules/index.ts";
import type { Tx } from "../../database.ts";
import { INSTALLATION } from "../schema.ts";
import { keepLibrary, keepVersion, nextReceipt, nextVersion } from "./keep-version.ts";
import type { ShippedBook } from "./load-shipped.ts";
import { readVersions, type VersionRow } from "./read-versions.ts";
import { saysTheSame } from "./says-the-same.ts";

export interface Importing {
  readonly by: string;
  readonly at: Date;
  readonly today: LocalDate;
  /** Rules that are not known yet hold at once. */
  readonly inForce: boolean;
}

export interface ImportedVersion {
  readonly rule: string;
  readonly version: number;
  readonly from: string | null;
  readonly status: "unchanged" | "proposed" | "approved";
  readonly receipt: string | null;
}

/**
 * Takes a checked book in: versions that are kept already stay as they are, others become proposals. Refused as a whole
 * when a clause is worded otherwise, a version has no case, or one would change what is approved for the same first day.
 */
export async function importBook(
  tx: Tx,
  { library, versions }: ShippedBook,
  importing: Importing,
): Promise<Outcome<readonly ImportedVersion[], readonly Problem[]>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nuanxin:shipped-rules'))`);
  const kept = await readVersions(tx, sql`v.status in ('proposed', 'approved')`);
  const reworded = await keepLibrary(tx, library);
  const problems = [
    ...reworded.map((code): Problem => ({
      place: `clauses.${code}.text`,
      key: "duplicate-name",
      params: { name: code },
    })),
    ...versions.flatMap((version) => problemsOf(version, kept)),
  ];
  if (problems.length > 0) return refused(problems);
  const imported: ImportedVersion[] = [];
  for (const version of versions) imported.push(await take(tx, version, kept, importing));
  return done(imported);
}

async function take(
  tx: Tx,
  version: StoredVersion,
  kept: readonly VersionRow[],
  { at, by, inForce, today }: Importing,
): Promise<ImportedVersion> {
  const { code: rule, from } = version;
  const same = kept.find((row) => row.from === from && saysTheSame(row, version));
  if (same !== undefined)
    return { rule, version: same.version, from, status: "unchanged", receipt: same.receipt };
  const isNew = !kept.some(({ code }) => code === rule);
  const holds = inForce && isNew;
  const receipt = holds ? null : await nextReceipt(tx, yearOf(today));
  const number = isNew ? version.version : await nextVersion(tx, rule);
  const cases = { run: version.cases.length, green: version.cases.length };
  const next = { ...version, version: number, to: holds ? version.to : null };
  await keepVersion(tx, next, {
    origin: "book",
    by,
    at,
    cases,
    approvedBy: holds ? INSTALLATION : null,
    receipt,
  });
  return { rule, version: number, from, status: holds ? "approved" : "proposed", receipt };
}

function problemsOf(version: StoredVersion, kept: readonly VersionRow[]): readonly Problem[] {
  const place = `rules.${version.code}`;
  if (version.cases.length === 0) return [{ place: `${place}.cases`, key: "missing", params: {} }];
  const taken = kept.find(
    ({ code, from, status }) => status === "approved" && code === version.code && from === version.from,
  );
  if (taken === undefined || saysTheSame(taken, version)) return [];
  const params = {
    version: String(version.version),
    other: String(taken.version),
    otherPlace: "database",
    otherDates: `[${taken.from ?? ""}, ${taken.to ?? ""})`,
  };
  return [{ place: `${place}.from`, key: "overlapping-dates", params }];
}
