import { type SQL, sql } from "drizzle-orm";

import type { LocalDate } from "../../../domain/local-date.ts";
import { queryRows, type Tx } from "../../database.ts";
import type { World } from "../../world.ts";
import { limitKey, limitsOf } from "../../limits.ts";
import type { ListRow } from "../show-list.ts";

/** The limit that a list's people share the shape of: its name, its stretch of time, how often. */
export interface ListLimit {
  readonly name: string;
  readonly span: string;
  readonly times: number | null;
}

export function limitOf(world: World, list: ListRow): ListLimit | null {
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

/** Items by their id: (after, upTo]. */
export interface ItemRange {
  readonly after: string;
  readonly upTo: string;
}

const within = ({ after, upTo }: ItemRange): SQL => sql`i.id > ${after}::uuid and i.id <= ${upTo}::uuid`;

/** Died, suspended, gone, or granted elsewhere since it was built: they leave the list, and it says why. */
export async function dropChanged(
  tx: Tx,
  { id, kind }: ListRow,
  limit: ListLimit | null,
  range: ItemRange,
): Promise<void> {
  const gone =
    kind === "death-grant"
      ? sql`p.standing <> 'good' or p.life = 'alive'`
      : sql`p.life = 'deceased' or p.standing <> 'good' or p.whereabouts <> 'known'`;
  // Shared until the transaction ends: a death reported just now comes wholly before or wholly after.
  await tx.execute(sql`with gone as (
      select i.id, (${gone}) as gone from list_items i join people p on p.id = i.person_id
      where i.list_id = ${id}::uuid and ${within(range)} and i.exception is null and i.added_by is null
      order by p.id for share of p
    ) update list_items i set exception = 'changed-since' from gone where gone.gone and i.id = gone.id`);
  if (limit === null || limit.times === null) return;
  // Asked of each by its key: right after a long list was granted the planner knows nothing of the table's size.
  await tx.execute(sql`update list_items i set exception = 'had-before'
    where i.list_id = ${id}::uuid and ${within(range)} and i.exception is null and (
      select t.times from limit_totals t where t.rule_code = ${kind} and t.limit_name = ${limit.name}
        and t.subject = i.person_id::text and t.span = ${limit.span}) >= ${limit.times}`);
}

export interface Granting {
  readonly year: number;
  readonly bindingId: string;
  readonly at: Date;
}

export interface Granted {
  readonly count: number;
  readonly sum: string;
}

/** Everyone of the range who is on the list is owed: payables, ledger, limits and the budget lines, in one statement. */
export async function grantItems(
  tx: Tx,
  list: ListRow,
  limit: ListLimit | null,
  range: ItemRange,
  { year, bindingId, at: now }: Granting,
): Promise<Granted> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [granted] = await queryRows<Granted>(
    tx,
    sql`with item as (
      select i.id, i.person_id, i.amount from list_items i
      where i.list_id = ${list.id}::uuid and ${within(range)} and i.exception is null and i.amount is not null
    ), payable as (
      insert into payables (id, source, source_id, person_id, item, year, amount, approved_at)
      select gen_random_uuid(), 'list-item', id, person_id, ${list.kind}, ${year}, amount, ${at} from item
      returning id, person_id, amount, year, item
    ), entry as (
      insert into ledger_entries (id, payable_id, kind, attempt, amount, year, item, at, by_binding_id)
      select gen_random_uuid(), id, 'committed', 1, amount, year, item, ${at}, ${bindingId}::uuid
      from payable returning 1
    ), total as (
      insert into limit_totals (id, rule_code, limit_name, subject, span, times, amount, most_times)
      select gen_random_uuid(), ${list.kind}, ${limit?.name ?? ""}, person_id::text, ${limit?.span ?? ""}, 1, amount,
        ${limit?.times ?? null}::int from payable where ${limit !== null}::boolean
      on conflict (rule_code, limit_name, subject, span) do update
        set times = limit_totals.times + 1, amount = limit_totals.amount + excluded.amount, most_times = excluded.most_times
      returning 1
    ), line as (
      update budget_lines l set committed = l.committed + summed.sum
      from (select coalesce(sum(amount), 0) as sum from payable) summed
      where l.year = ${year} and l.item in ('', ${list.kind}) returning 1
    ) select count(*)::int as count, coalesce(sum(amount), 0)::text as sum from payable`,
  );
  if (limit !== null) await noteUses(tx, list, limit, range, at);
  return granted ?? { count: 0, sum: "0.00" };
}

/** Which payable took which share: found by their keys, in a statement of its own, when both stand there. */
async function noteUses(
  tx: Tx,
  { id, kind }: ListRow,
  { name, span }: ListLimit,
  range: ItemRange,
  at: SQL,
): Promise<void> {
  await tx.execute(sql`insert into limit_uses (id, total_id, payable_id, amount, at)
    select gen_random_uuid(), (select t.id from limit_totals t where t.rule_code = ${kind} and t.limit_name = ${name}
      and t.subject = y.person_id::text and t.span = ${span}), y.id, y.amount, ${at}
    from list_items i join payables y on y.source = 'list-item' and y.source_id = i.id
    where i.list_id = ${id}::uuid and i.exception is null and ${within(range)}`);
}
