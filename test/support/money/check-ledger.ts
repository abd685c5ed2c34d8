import { sql } from "drizzle-orm";

import { type Database, queryRows } from "../../../src/features/database.ts";

/**
 * Everything that must hold of the money at any moment: budget lines are the sums of the ledger, payables stand where
 * their entries put them, limits hold what their uses add up to, and what was approved is owed once.
 * @returns what does not, in words; empty when all does
 */
export async function findLedgerProblems(db: Database): Promise<string[]> {
  // Behind the wall the planner thinks it dear enough to compile, which takes longer than the statement may.
  await db.execute(sql`select set_config('jit', 'off', true)`);
  const rows = await queryRows<{ problem: string }>(
    db,
    sql`
    with sums as (
      select year, sum(case kind when 'committed' then amount when 'released' then -amount else 0 end) as committed,
        sum(case kind when 'paid' then amount when 'returned' then -amount else 0 end) as paid
      from ledger_entries group by year
    ), entries as (
      select payable_id, count(*) filter (where kind = 'committed') as committed,
        count(*) filter (where kind = 'released') as released,
        count(*) filter (where kind = 'paid') - count(*) filter (where kind = 'returned') as paid
      from ledger_entries group by payable_id
    ), uses as (
      select total_id, count(*) as times, sum(amount) as amount from limit_uses where released_at is null group by total_id
    )
    select 'line of ' || l.year || ': ' || l.committed || '/' || l.paid || ', ledger ' || coalesce(s.committed, 0) || '/' || coalesce(s.paid, 0) as problem
      from budget_lines l left join sums s on s.year = l.year
      where l.item = '' and (l.committed <> coalesce(s.committed, 0) or l.paid <> coalesce(s.paid, 0))
    union all select 'no line for ' || s.year from sums s
      where not exists (select 1 from budget_lines l where l.year = s.year and l.item = '')
    union all select 'payable ' || p.id || ' is ' || p.status || ' with ' || coalesce(e.committed, 0) || ' committed, ' || coalesce(e.paid, 0) || ' paid'
      from payables p left join entries e on e.payable_id = p.id
      where coalesce(e.committed, 0) <> 1 or coalesce(e.paid, 0) <> (p.status = 'paid')::int
        or coalesce(e.released, 0) <> (p.status = 'cancelled')::int
    union all select 'entry of ' || l.payable_id || ' has another amount' from ledger_entries l
      join payables p on p.id = l.payable_id where p.amount <> l.amount or p.year <> l.year or p.item <> l.item
    union all select 'limit ' || t.rule_code || ' ' || t.span || ': ' || t.times || ', uses ' || coalesce(u.times, 0)
      from limit_totals t left join uses u on u.total_id = t.id
      where t.times <> coalesce(u.times, 0) or t.amount <> coalesce(u.amount, 0)
    union all select 'application ' || a.receipt || ' is ' || a.status || ' and owed ' || count(p.id)
      from applications a left join payables p on p.source = 'application' and p.source_id = a.id and p.status <> 'cancelled'
      group by a.id having (a.status in ('approved', 'paid'))::int <> count(p.id)
    union all select 'application ' || a.receipt || ': decided ' || coalesce(d.amount::text, '-') || ', owed ' || p.amount
      from applications a join payables p on p.source = 'application' and p.source_id = a.id
      left join decisions d on d.subject = 'application' and d.subject_id = a.id and d.answer = 'yes'
      where d.amount is distinct from p.amount`,
  );
  return rows.map(({ problem }) => problem);
}
