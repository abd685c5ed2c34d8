import { sql } from "drizzle-orm";

import { checkStored, type Problem } from "../../../rules/index.ts";
import { queryRows, type Tx } from "../../database.ts";
import { readLibrary, readVersions, type VersionRow } from "./read-versions.ts";

export interface By {
  readonly by: string;
  readonly at: Date;
}

/** Why a version was not approved. */
export type ApprovalRefusal =
  /** It was decided before, or is gone. */
  | { readonly kind: "not-open" }
  | { readonly kind: "own" }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "failing"; readonly cases: readonly string[] }
  /** Another approved version begins on the same day. */
  | { readonly kind: "taken"; readonly version: number; readonly from: string | null };

export type Approval =
  | { readonly ok: true; readonly row: VersionRow }
  | ({ readonly ok: false } & ApprovalRefusal);

/** The version with its rule locked: approvals of one rule come one after the other. */
export async function lockVersion(tx: Tx, id: string): Promise<VersionRow | undefined> {
  await queryRows(
    tx,
    sql`select code from rules where code = (select rule_code from rule_versions where id = ${id}::uuid) for update`,
  );
  const [row] = await readVersions(tx, sql`v.id = ${id}::uuid`, true);
  return row;
}

/**
 * Approves a draft: it is checked and all its cases run now, the version before it ends on its first day, and it ends
 * where the next one begins. From its day on it answers, in every process.
 */
export async function approveVersion(tx: Tx, id: string, { at, by }: By): Promise<Approval> {
  const row = await lockVersion(tx, id);
  if (row?.status !== "proposed") return { ok: false, kind: "not-open" };
  if (row.proposedBy === by) return { ok: false, kind: "own" };
  const checked = checkStored(row, await readLibrary(tx));
  if (!checked.ok) return { ok: false, kind: "problems", problems: checked.refusal };
  const { runs } = checked.value;
  const failing = runs.filter(({ differences }) => differences.length > 0).map((run) => run.case.name);
  if (failing.length > 0 || runs.length === 0) return { ok: false, kind: "failing", cases: failing };
  const neighbours = await readVersions(tx, sql`v.rule_code = ${row.code} and v.status = 'approved'`);
  const taken = neighbours.find(({ from }) => from === row.from);
  if (taken !== undefined) return { ok: false, kind: "taken", version: taken.version, from: taken.from };
  const to = firstDayAfter(row, neighbours);
  const before = neighbours.find(
    (other) => isBefore(other, row) && (other.to === null || other.to > (row.from ?? "")),
  );
  if (before !== undefined)
    await tx.execute(
      sql`update rule_versions set valid_to = ${row.from}::date where id = ${before.id}::uuid`,
    );
  await tx.execute(sql`update rule_versions set status = 'approved', valid_to = ${to}::date, cases_run = ${runs.length},
      cases_green = ${runs.length}, approved_by = ${by}, approved_at = ${at.toISOString()}::timestamptz
    where id = ${id}::uuid`);
  return { ok: true, row: { ...row, to, status: "approved", approvedBy: by } };
}

const isBefore = (other: VersionRow, row: VersionRow): boolean =>
  row.from !== null && (other.from === null || other.from < row.from);

/** Where the next approved version begins. */
function firstDayAfter(row: VersionRow, others: readonly VersionRow[]): string | null {
  const later = others.flatMap(({ from }) =>
    from !== null && (row.from === null || from > row.from) ? [from] : [],
  );
  return later.toSorted()[0] ?? null;
}

/**
 * Takes back a draft, or an approved version that has not begun: the one before it goes on
 * @param reasonSealed why, sealed for the row
 */
export async function closeVersion(
  tx: Tx,
  row: VersionRow,
  {
    at,
    by,
    reasonSealed,
    status,
  }: By & { readonly status: "withdrawn" | "refused"; readonly reasonSealed: string | null },
): Promise<void> {
  const reopened = row.status === "approved" ? await endedBy(tx, row) : undefined;
  await tx.execute(sql`update rule_versions set status = ${status}, closed_by = ${by},
      closed_at = ${at.toISOString()}::timestamptz, reason_sealed = ${reasonSealed} where id = ${row.id}::uuid`);
  if (reopened !== undefined)
    await tx.execute(sql`update rule_versions set valid_to = ${row.to}::date where id = ${reopened}::uuid`);
}

/**
 * The version that the approval of this one ended: both rows were stamped by that transaction. One that ended on that day of
 * its own stays as it is. Where a later approval has stamped this one anew, it is taken for ended by it.
 */
async function endedBy(tx: Tx, { code, id }: VersionRow): Promise<string | undefined> {
  const [found] = await queryRows<{ id: string }>(
    tx,
    sql`select p.id from rule_versions p join rule_versions w on w.id = ${id}::uuid and p.valid_to = w.valid_from
      where p.rule_code = ${code} and p.status = 'approved' and (p.revision = w.revision or exists (
        select 1 from rule_versions n
        where n.rule_code = ${code} and n.status = 'approved' and n.valid_from = w.valid_to and n.revision = w.revision))`,
  );
  return found?.id;
}
