import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Library, StoredVersion } from "../../../rules/index.ts";
import { queryRows, type Tx } from "../../database.ts";
import type { RuleVersionOrigin } from "../schema.ts";

/** How a version comes to be kept. */
export interface Keeping {
  readonly origin: RuleVersionOrigin;
  readonly by: string;
  readonly at: Date;
  readonly cases: { readonly run: number; readonly green: number };
  /** Approved at once: only what comes with the program, on an empty database. */
  readonly approvedBy: string | null;
  /** Number of the proposal; null where nobody is to decide. */
  readonly receipt: string | null;
}

/** Keeps a checked version: its rule, the row, and the clauses it reads. @returns its id */
export async function keepVersion(tx: Tx, version: StoredVersion, keeping: Keeping): Promise<string> {
  const id = newId();
  const { approvedBy, at, by, cases, origin, receipt } = keeping;
  const moment = sql`${at.toISOString()}::timestamptz`;
  await tx.execute(sql`insert into rules (code) values (${version.code}) on conflict (code) do nothing`);
  await tx.execute(sql`insert into rule_versions (id, rule_code, version, receipt, body, parameters, cases, valid_from,
      valid_to, status, origin, cases_run, cases_green, proposed_by, proposed_at, approved_by, approved_at)
    values (${id}::uuid, ${version.code}, ${version.version}, ${receipt}, ${JSON.stringify(version.body)},
      ${JSON.stringify(version.figures)}::jsonb, ${JSON.stringify(version.cases)}::jsonb, ${version.from}::date,
      ${version.to}::date, ${approvedBy === null ? "proposed" : "approved"}, ${origin}, ${cases.run}, ${cases.green},
      ${by}, ${moment}, ${approvedBy}, ${approvedBy === null ? sql`null` : moment})`);
  await tx.execute(sql`insert into rule_version_clauses (version_id, clause_code, position)
    select ${id}::uuid, code, position::int
    from jsonb_array_elements_text(${JSON.stringify(clausesOf(version))}::jsonb) with ordinality c(code, position)`);
  return id;
}

/** The next free number of a rule. */
export async function nextVersion(tx: Tx, code: string): Promise<number> {
  const [row] = await queryRows<{ next: number }>(
    tx,
    sql`select coalesce(max(version), 0) + 1 as next from rule_versions where rule_code = ${code}`,
  );
  return row?.next ?? 1;
}

/** The next number of a proposal: `GZ2026-0001`. */
export async function nextReceipt(tx: Tx, year: number): Promise<string> {
  const [row] = await queryRows<{ receipt: string }>(
    tx,
    sql`select 'GZ' || ${String(year)}::text || '-' || lpad(nextval('rule_proposal_number')::text, 4, '0') as receipt`,
  );
  return row?.receipt ?? "";
}

/**
 * Keeps documents and clauses that are not kept yet. @returns codes of clauses that are kept with other words: a clause
 * that is worded otherwise is another clause and needs a code of its own
 */
export async function keepLibrary(tx: Tx, { clauses, documents }: Library): Promise<readonly string[]> {
  await tx.execute(sql`insert into rule_documents (code, title, title_en, issued_on)
    select key, value -> 'title' ->> 'zh-CN', value -> 'title' ->> 'en', (value ->> 'issued')::date
    from jsonb_each(${JSON.stringify(documents)}::jsonb) on conflict (code) do nothing`);
  await tx.execute(sql`insert into rule_clauses (code, document_code, wording)
    select key, value ->> 'document', value ->> 'text'
    from jsonb_each(${JSON.stringify(clauses)}::jsonb) on conflict (code) do nothing`);
  const rows = await queryRows<{ code: string }>(
    tx,
    sql`select c.code from rule_clauses c join jsonb_each(${JSON.stringify(clauses)}::jsonb) b on b.key = c.code
      where c.wording <> b.value ->> 'text' order by c.code`,
  );
  return rows.map(({ code }) => code);
}

/** Clauses of the rule and of its conditions, in reading order. */
function clausesOf({ body }: StoredVersion): readonly string[] {
  const { clauses, when } = body.rule as {
    readonly clauses?: readonly string[];
    readonly when?: readonly { readonly clause?: string }[];
  };
  const read = (when ?? []).flatMap(({ clause }) => (clause === undefined ? [] : [clause]));
  return [...new Set([...(clauses ?? []), ...read])];
}
