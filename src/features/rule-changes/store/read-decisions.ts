import { sql } from "drizzle-orm";

import type { Vault } from "../../../domain/vault.ts";
import { DATE_FACT, type Facts, type Rule, type StoredDecision, type Usage } from "../../../rules/index.ts";
import { type Database, queryRows } from "../../database.ts";

/** A decision with its case, as staff know it. */
export interface KeptDecision extends StoredDecision {
  /** Number of the application or the list; empty for a no before there was either. */
  readonly receipt: string;
}

interface Row {
  readonly id: string;
  readonly receipt: string | null;
  readonly on: string;
  readonly factsSealed: string;
  readonly usage: Usage;
  readonly amount: string | null;
}

const PAGE_ROWS = 2_000;
const BEFORE_ALL_IDS = "00000000-0000-0000-0000-000000000000";

/**
 * Every decision of a rule, a page at a time. Left out: one whose facts were erased, for nothing can be said of it, and
 * what people refused though the rule would have granted it, for no figure changes that.
 */
export async function* readDecisions(db: Database, vault: Vault, code: string): AsyncGenerator<KeptDecision> {
  let lastId = BEFORE_ALL_IDS;
  for (;;) {
    const rows = await queryRows<Row>(
      db,
      sql`select d.id, coalesce(a.receipt, l.number) as receipt, d.on_date::text as "on",
          d.facts_sealed as "factsSealed", d.usage, d.amount::text
        from decisions d
        left join applications a on a.id = d.subject_id
        left join list_items i on i.id = d.subject_id
        left join benefit_lists l on l.id = i.list_id
        where d.rule_code = ${code} and d.id > ${lastId}::uuid and not (d.answer = 'no' and exists (
          select 1 from application_steps s
          where s.application_id = d.subject_id and s.step = 'refused' and s.at = d.decided_at))
        order by d.id limit ${PAGE_ROWS}`,
    );
    for (const { factsSealed, receipt, ...row } of rows) {
      if (factsSealed === "") continue;
      const facts = JSON.parse(
        vault.open(factsSealed, { table: "decisions", column: "facts", row: row.id }),
      ) as Facts;
      yield { ...row, facts, receipt: receipt ?? "" };
    }
    if (rows.length < PAGE_ROWS) return;
    lastId = rows.at(-1)?.id ?? lastId;
  }
}

/** The day that picked the version of a decision. */
export function dayThatCounts({ datedBy }: Rule, { facts, on }: StoredDecision): string {
  const fact = datedBy === "application" ? undefined : facts[DATE_FACT[datedBy]];
  return typeof fact === "string" ? fact : on;
}
