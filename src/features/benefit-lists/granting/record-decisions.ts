import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Answer, type CompiledRule, evaluate, type Facts } from "../../../rules/index.ts";
import { queryRows } from "../../database.ts";
import type { JobContext } from "../../feature.ts";
import type { Granting, ItemRange, ListLimit } from "./grant-items.ts";
import type { World } from "../../world.ts";
import type { ListRow } from "../show-list.ts";

/** Sealed and written at a time. */
const PAGE = 2_000;

interface Item {
  readonly id: string;
  readonly personId: string;
  readonly amount: string;
  readonly factsSealed: string;
}

/**
 * Every grant of a stretch of a list as a decision of its own: facts, version and trace by which its amount can be come to again,
 * as an application's is.
 */
export async function recordDecisions(
  { tx, world }: Pick<JobContext, "tx" | "world">,
  list: ListRow,
  limit: ListLimit | null,
  range: ItemRange,
  { bindingId, at }: Granting,
): Promise<void> {
  const rule = world.rules.rules.get(list.kind);
  if (rule === undefined) return;
  const usage = limit === null ? {} : { [limit.name]: { times: 0, amount: "0.00" } };
  let { after } = range;
  for (;;) {
    const items = await queryRows<Item>(
      tx,
      sql`select id, person_id as "personId", amount::text, facts_sealed as "factsSealed" from list_items
        where list_id = ${list.id}::uuid and exception is null and amount is not null
          and id > ${after}::uuid and id <= ${range.upTo}::uuid
        order by id limit ${PAGE}`,
    );
    const decisions = items.flatMap((item) => {
      const facts = openFacts(world, item);
      const answer = answerBehind(rule, facts, list.asOf, item.amount);
      if (answer.answer === "invalid" || answer.version === null) return [];
      const id = newId();
      const seal = (column: string, value: unknown): string =>
        world.vault.seal(JSON.stringify(value), { table: "decisions", column, row: id });
      const sealed = { facts: seal("facts", facts), trace: seal("trace", answer.trace ?? null) };
      const { amount, id: item_id, personId: person } = item;
      return [{ id, version: answer.version, item_id, person, amount, ...sealed }];
    });
    await tx.execute(sql`insert into decisions (id, rule_code, rule_version, subject, subject_id, person_id, on_date,
        facts_sealed, usage, answer, amount, trace_sealed, decided_by, decided_at)
      select id, ${rule.code}, version, 'list-item', item_id, person, ${list.asOf}::date, facts,
        ${JSON.stringify(usage)}::jsonb, 'yes', amount, trace, ${bindingId}::uuid, ${at.toISOString()}::timestamptz
      from json_to_recordset(${JSON.stringify(decisions)}::json)
        as r(id uuid, version int, item_id uuid, person uuid, amount numeric, facts text, trace text)`);
    after = items.at(-1)?.id ?? after;
    if (items.length < PAGE) return;
  }
}

const openFacts = (world: World, { factsSealed, id }: Item): Facts =>
  JSON.parse(world.vault.open(factsSealed, { table: "list_items", column: "facts", row: id })) as Facts;

/**
 * The version that gave the amount: the one that answers now, unless one approved since the list was built says otherwise.
 * Whom staff put on a list although the rule says no stands there with what the rule said.
 */
function answerBehind(rule: CompiledRule, facts: Facts, on: string, amount: string): Answer {
  const now = evaluate(rule, facts, { on, trace: true });
  const gave = (answer: Answer): boolean => answer.answer === "yes" && answer.amount === amount;
  if (gave(now)) return now;
  const alone = rule.versions
    .toReversed()
    .map((version) => ({ ...version, rule: { ...version.rule, from: null, to: null } }))
    .map((version) => evaluate({ ...rule, versions: [version] }, facts, { on, trace: true }));
  return alone.find(gave) ?? now;
}
