import { sql } from "drizzle-orm";

import type { LocalDate } from "../../domain/local-date.ts";
import type { VerbContext } from "../feature.ts";
import { limitKey, limitsOf } from "../limits.ts";
import type { ListRow } from "./show-list.ts";

/** The limit that a list's people share the shape of: its name, its stretch of time, how often. */
export interface ListLimit {
  readonly name: string;
  readonly span: string;
  readonly times: number | null;
}

export function limitOf({ world }: VerbContext, list: ListRow): ListLimit | null {
  const rule = world.rules.rules.get(list.kind);
  const [limit] = rule === undefined ? [] : limitsOf(rule, {}, list.asOf);
  if (limit === undefined) return null;
  const claimant = {
    personId: "",
    householdId: "",
    memberKey: "",
    on: list.asOf as LocalDate,
    facts: { festival: list.festival, "festival-day": list.asOf },
  };
  return { name: limit.name, span: limitKey(limit, claimant).span, times: limit.times };
}

/** Died, suspended, gone, or granted elsewhere since it was built: they leave the list, and it says why. */
export async function dropChanged(
  { tx }: VerbContext,
  { id, kind }: ListRow,
  limit: ListLimit | null,
): Promise<void> {
  const gone =
    kind === "death-grant"
      ? sql`p.standing <> 'good' or p.life = 'alive'`
      : sql`p.life = 'deceased' or p.standing <> 'good' or p.whereabouts <> 'known'`;
  // Shared until the transaction ends: a death reported just now comes wholly before or wholly after.
  await tx.execute(sql`with gone as (
      select i.id, (${gone}) as gone from list_items i join people p on p.id = i.person_id
      where i.list_id = ${id}::uuid and i.exception is null and i.added_by is null order by p.id for share of p
    ) update list_items i set exception = 'changed-since' from gone where gone.gone and i.id = gone.id`);
  if (limit === null || limit.times === null) return;
  await tx.execute(sql`update list_items i set exception = 'had-before' from limit_totals t
    where i.list_id = ${id}::uuid and i.exception is null and t.rule_code = ${kind} and t.limit_name = ${limit.name}
      and t.subject = i.person_id::text and t.span = ${limit.span} and t.times >= ${limit.times}`);
}

/** Everyone on the list is owed: payables, ledger, limits and the budget lines, in one statement. */
export async function grantItems(
  { tx, actor, now }: VerbContext,
  list: ListRow,
  limit: ListLimit | null,
  year: number,
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(sql`with payable as (
      insert into payables (id, source, source_id, person_id, item, year, amount, approved_at)
      select gen_random_uuid(), 'list-item', i.id, i.person_id, ${list.kind}, ${year}, i.amount, ${at}
      from list_items i where i.list_id = ${list.id}::uuid and i.exception is null and i.amount is not null
      returning id, person_id, amount, year, item
    ), entry as (
      insert into ledger_entries (id, payable_id, kind, attempt, amount, year, item, at, by_binding_id)
      select gen_random_uuid(), id, 'committed', 1, amount, year, item, ${at}, ${actor.bindingId}::uuid
      from payable returning 1
    ), total as (
      insert into limit_totals (id, rule_code, limit_name, subject, span, times, amount, most_times)
      select gen_random_uuid(), ${list.kind}, ${limit?.name ?? ""}, person_id::text, ${limit?.span ?? ""}, 1, amount,
        ${limit?.times ?? null}::int from payable where ${limit !== null}::boolean
      on conflict (rule_code, limit_name, subject, span) do update
        set times = limit_totals.times + 1, amount = limit_totals.amount + excluded.amount, most_times = excluded.most_times
      returning id, subject
    ), used as (
      insert into limit_uses (id, total_id, payable_id, amount, at)
      select gen_random_uuid(), total.id, payable.id, payable.amount, ${at}
      from total join payable on payable.person_id::text = total.subject returning 1
    ), summed as (select coalesce(sum(amount), 0) as sum from payable)
    update budget_lines l set committed = l.committed + summed.sum from summed
      where l.year = ${year} and l.item in ('', ${list.kind})`);
}
