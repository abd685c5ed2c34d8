import { type SQL, sql } from "drizzle-orm";

import { joinReferences, type Library, type StoredVersion } from "../../../rules/index.ts";
import { type Database, queryRows } from "../../database.ts";
import type { RuleVersionOrigin, RuleVersionStatus } from "../schema.ts";

/** A version as it is kept, with what became of it. */
export interface VersionRow extends StoredVersion {
  readonly id: string;
  readonly receipt: string | null;
  readonly status: RuleVersionStatus;
  readonly origin: RuleVersionOrigin;
  readonly casesRun: number;
  readonly casesGreen: number;
  readonly proposedBy: string;
  readonly proposedOn: string;
  readonly approvedBy: string | null;
  readonly approvedOn: string | null;
}

const day = (column: SQL): SQL => sql`to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** Versions that fit a condition on `v`, by rule, number. */
export function readVersions(db: Database, condition: SQL, lock = false): Promise<VersionRow[]> {
  return queryRows<VersionRow>(
    db,
    sql`select v.id, v.rule_code as code, v.version, v.receipt, v.body::json as body, v.parameters as figures, v.cases,
        v.valid_from::text as "from", v.valid_to::text as "to", v.status, v.origin, v.cases_run as "casesRun",
        v.cases_green as "casesGreen", v.proposed_by as "proposedBy", ${day(sql`v.proposed_at`)} as "proposedOn",
        v.approved_by as "approvedBy", ${day(sql`v.approved_at`)} as "approvedOn"
      from rule_versions v where ${condition} order by v.rule_code, v.version ${lock ? sql`for update` : sql``}`,
  );
}

/** Rules that stand for published figures. */
export const IS_SERIES = sql`v.body::json -> 'series' is not null`;

/** The approved version of a rule on a day: one look into the index that keeps them apart. */
export const versionOn = (code: string, on: string): SQL =>
  sql`v.rule_code = ${code} and v.validity @> ${on}::date and v.status = 'approved'`;

/** Documents, clauses and published figures as a book has them. */
export async function readLibrary(db: Database): Promise<Library> {
  const published = await readVersions(db, sql`v.status = 'approved' and ${IS_SERIES}`);
  const [row] = await queryRows<Library>(
    db,
    sql`select
      (select coalesce(jsonb_object_agg(code, jsonb_strip_nulls(jsonb_build_object('title',
          jsonb_build_object('zh-CN', title, 'en', title_en), 'issued', issued_on::text))), '{}') from rule_documents) as documents,
      (select coalesce(jsonb_object_agg(code, jsonb_build_object('document', document_code, 'text', wording)), '{}')
        from rule_clauses) as clauses`,
  );
  return { documents: {}, clauses: {}, ...row, references: joinReferences(published) };
}
