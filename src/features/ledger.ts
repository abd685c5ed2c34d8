import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { ZONE } from "../domain/local-date.ts";
import { Yuan } from "../domain/money.ts";
import { queryRows, type Tx } from "./database.ts";

/** Money that was approved for somebody. */
export interface Grant {
  readonly source: "application" | "list-item";
  readonly sourceId: string;
  readonly personId: string;
  /** Code of the rule. */
  readonly item: string;
  readonly year: number;
  /** Yuan with two decimals. */
  readonly amount: string;
}

interface By {
  readonly bindingId: string | null;
  readonly at: Date;
}

/** What a year may spend, has promised and has paid; `allotted` null: not set. Yuan with two decimals. */
export interface BudgetLine {
  readonly allotted: string | null;
  readonly committed: string;
  readonly paid: string;
}

/**
 * The line that bears an item of a year, locked until the transaction ends: approvals of one line queue here, so that
 * what is left is the same when it is asked and when it is taken. The item's own line if there is one, else the year's.
 */
export async function lockBudget(tx: Tx, year: number, item: string): Promise<BudgetLine> {
  await tx.execute(
    sql`insert into budget_lines (year, item) values (${year}, '') on conflict (year, item) do nothing`,
  );
  // Always in the same order, so that two approvals never wait for each other.
  const own = await bearingLine(tx, year, item, true);
  if (own === null) throw new Error("the line of the year was just inserted");
  return own;
}

/** The item's own line if it has money of its own, else the year's; `committed` with what approved lists have yet to take. */
async function bearingLine(tx: Tx, year: number, item: string, lock: boolean): Promise<BudgetLine | null> {
  const lines = await queryRows<BudgetLine & { item: string }>(
    tx,
    sql`select item, allotted::text, committed::text, paid::text from budget_lines
      where year = ${year} and item in ('', ${item}) order by item ${lock ? sql`for update` : sql``}`,
  );
  const own = lines.find((line) => line.item === item && line.allotted !== null) ?? lines[0];
  if (own === undefined) return null;
  // A long list is made owed slice by slice: what is approved is promised from the first one on.
  const [waiting] = await queryRows<{ sum: string }>(
    tx,
    sql`select coalesce(sum(total - granted_sum), 0)::text as sum from benefit_lists where status = 'approving'
      and extract(year from approved_at at time zone ${ZONE}::text) = ${year} and ${own.item} in ('', kind)`,
  );
  const committed = new Yuan(own.committed).plus(waiting?.sum ?? "0").toFixed(2);
  return { allotted: own.allotted, committed, paid: own.paid };
}

/**
 * Promises a grant: the payable, its entry in the ledger and the budget lines, in one statement. The caller holds the
 * lines' lock. @returns id of the payable; null if the thing was promised before
 */
export async function commitGrant(tx: Tx, grant: Grant, by: By): Promise<string | null> {
  const id = newId();
  const [row] = await queryRows<{ id: string }>(
    tx,
    sql`with payable as (
      insert into payables (id, source, source_id, person_id, item, year, amount, approved_at)
      values (${id}::uuid, ${grant.source}, ${grant.sourceId}::uuid, ${grant.personId}::uuid, ${grant.item},
        ${grant.year}, ${grant.amount}::numeric, ${by.at.toISOString()}::timestamptz)
      on conflict (source, source_id) do nothing returning id, amount, year, item, attempt
    ), entry as (
      insert into ledger_entries (id, payable_id, kind, attempt, amount, year, item, at, by_binding_id)
      select gen_random_uuid(), id, 'committed', 1, amount, year, item, ${by.at.toISOString()}::timestamptz,
        ${by.bindingId}::uuid from payable returning 1
    ), line as (
      update budget_lines l set committed = l.committed + payable.amount from payable
      where l.year = payable.year and l.item in ('', payable.item) returning 1
    ) select id from payable`,
  );
  return row?.id ?? null;
}

/** What moves a payable, and what the ledger and the lines make of it. */
const MOVES = {
  paid: { from: ["batched"], to: "paid", committed: 0, paid: 1 },
  returned: { from: ["paid", "batched"], to: "returned", committed: 0, paid: -1 },
  released: { from: ["payable", "returned"], to: "cancelled", committed: -1, paid: 0 },
} as const;
export type Move = keyof typeof MOVES;

/**
 * Moves payables that stand where they must; the others are left alone and are not among the ids returned. What was
 * not paid yet is not taken off the paid sum when the bank returns it.
 */
export async function movePayables(
  tx: Tx,
  ids: readonly string[],
  move: Move,
  by: Moving,
): Promise<string[]> {
  const moved: string[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE)
    moved.push(...(await moveSome(tx, ids.slice(start, start + AT_ONCE), move, by)));
  return moved;
}

type Moving = By & { readonly paidOn?: string; readonly reasons?: ReadonlyMap<string, string> };

/** Moved in one statement: few enough to be done long before a statement must end. */
const AT_ONCE = 10_000;

async function moveSome(tx: Tx, ids: readonly string[], move: Move, by: Moving): Promise<string[]> {
  const { from, to, committed, paid } = MOVES[move];
  const reasons = JSON.stringify(Object.fromEntries(by.reasons ?? []));
  const rows = await queryRows<{ id: string }>(
    tx,
    sql`with wanted as (
      select p.id, p.status as before from payables p
      where p.id in ${uuids(ids)} and p.status in ${texts(from)} order by p.id for update
    ), moved as (
      update payables p set status = ${to},
        attempt = p.attempt + ${move === "returned" ? 1 : 0},
        batch_id = case when ${to} in ('returned', 'cancelled') then null else p.batch_id end,
        paid_on = ${to === "paid" ? (by.paidOn ?? null) : null}::date,
        reason_sealed = coalesce(${reasons}::json ->> p.id::text, p.reason_sealed)
      from wanted where p.id = wanted.id
      returning p.id, p.amount, p.year, p.item, p.attempt, wanted.before
    ), entry as (
      insert into ledger_entries (id, payable_id, kind, attempt, amount, year, item, at, by_binding_id)
      select gen_random_uuid(), id, ${move}, attempt - ${move === "returned" ? 1 : 0}, amount, year, item,
        ${by.at.toISOString()}::timestamptz, ${by.bindingId}::uuid
      from moved where ${move} <> 'returned' or before = 'paid' returning 1
    ), sums as (
      select m.year, l.item, sum(m.amount) as amount,
        sum(m.amount) filter (where ${move} <> 'returned' or m.before = 'paid') as paid_amount
      from moved m join budget_lines l on l.year = m.year and l.item in ('', m.item)
      group by m.year, l.item
    ), line as (
      update budget_lines l set committed = l.committed + ${committed}::int * sums.amount,
        paid = l.paid + ${paid}::int * coalesce(sums.paid_amount, 0)
      from sums where l.year = sums.year and l.item = sums.item returning 1
    ) select id from moved`,
  );
  return rows.map((row) => row.id);
}

const uuids = (ids: readonly string[]) =>
  sql`(select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))`;
const texts = (values: readonly string[]) =>
  sql`(select value from json_array_elements_text(${JSON.stringify(values)}::json))`;

/** What a year's line says, without holding it: for a card. */
export async function readBudget(tx: Tx, year: number, item: string): Promise<BudgetLine> {
  return (await bearingLine(tx, year, item, false)) ?? { allotted: null, committed: "0.00", paid: "0.00" };
}
