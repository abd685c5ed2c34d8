import { sql } from "drizzle-orm";

import { queryRows } from "../../../src/features/database.ts";
import type { House } from "../../../src/pipeline/house.ts";
import { type Facts, replayDecisions, type StoredDecision } from "../../../src/rules/index.ts";

interface Row {
  readonly id: string;
  readonly rule: string;
  readonly version: number;
  readonly on: string;
  readonly facts: string;
  readonly usage: NonNullable<StoredDecision["usage"]>;
  readonly amount: string | null;
  readonly table: string;
}

/**
 * Every decision but people's own refusals asked again of the version it was made under, with its stored facts; and so is every row of a list,
 * whose facts and version stand with it. @returns those that come out otherwise
 */
export async function findIrreproducible(house: House): Promise<string[]> {
  const kept = await queryRows<Row>(
    house.db,
    sql`select id, rule_code as rule, rule_version as version, on_date::text as on, facts_sealed as facts, usage,
      amount::text, 'decisions' as "table" from decisions d
      where not (answer = 'no' and exists (select 1 from application_steps s
        where s.application_id = d.subject_id and s.step = 'refused' and s.at = d.decided_at))
    union all select i.id, l.kind, l.rule_version, l.as_of::text, i.facts_sealed, '{}', i.amount::text, 'list_items'
      from list_items i join benefit_lists l on l.id = i.list_id where i.amount is not null`,
  );
  return kept.flatMap((row) => askAgain(house, row));
}

function askAgain({ vault, rules }: House, row: Row): string[] {
  const { id, rule, version, on, facts, usage, amount, table } = row;
  const under = rules.current.rules.get(rule)?.versions.find((each) => each.rule.version === version);
  if (under === undefined) return [`${rule}: version ${version} is gone`];
  const known = JSON.parse(vault.open(facts, { table, column: "facts", row: id })) as Facts;
  const { changed, open } = replayDecisions(under, [{ id, on, facts: known, usage, amount }]);
  return changed + open === 0 ? [] : [`${table} ${rule} ${id}: not ${amount} again`];
}
