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
}

/** Every decision but people's own refusals asked again of the version it was made under, with its stored facts. @returns those that come out otherwise */
export async function findIrreproducible({ db, vault, rules }: House): Promise<string[]> {
  const rows = await queryRows<Row>(
    db,
    sql`select id, rule_code as rule, rule_version as version, on_date::text as on, facts_sealed as facts, usage,
      amount::text from decisions d where not (answer = 'no' and exists (
        select 1 from application_steps s
        where s.application_id = d.subject_id and s.step = 'refused' and s.at = d.decided_at))`,
  );
  return rows.flatMap(({ id, rule, version, on, facts, usage, amount }) => {
    const under = rules.current.rules.get(rule)?.versions.find((each) => each.rule.version === version);
    if (under === undefined) return [`${rule}: version ${version} is gone`];
    const known = JSON.parse(vault.open(facts, { table: "decisions", column: "facts", row: id })) as Facts;
    const { changed, open } = replayDecisions(under, [{ id, on, facts: known, usage, amount }]);
    return changed + open === 0 ? [] : [`${rule} ${id}: not ${amount} again`];
  });
}
