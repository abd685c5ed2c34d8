import { sql } from "drizzle-orm";

import { queryRows, type Tx } from "../database.ts";

/** One item of one year: how often, and how much money; `amount` null: a service. Yuan with two decimals. */
export interface Figure {
  readonly item: string;
  readonly year: number;
  readonly times: number;
  readonly amount: string | null;
}

/**
 * What the records hold of the years from `first` to `last`: payments by the day the money arrived, what the bank
 * returned taken off again, and services by the day they took place. Of the time before the house kept accounts a year's
 * total, where there is one, holds whatever is known of it one by one.
 */
export function countRecords(tx: Tx, first: number, last: number): Promise<Figure[]> {
  const between = (year: ReturnType<typeof sql>) => sql`${year} between ${first} and ${last}`;
  return queryRows(
    tx,
    sql`select item, year, sum(times)::int as times, sum(amount::numeric)::text as amount from (
        select e.item,
          case p.source when 'earlier' then e.year else extract(year from e.at at time zone 'Asia/Shanghai')::int end as year,
          sum(case e.kind when 'paid' then 1 else -1 end)::int as times,
          sum(case e.kind when 'paid' then e.amount else -e.amount end)::text as amount
        from ledger_entries e join payables p on p.id = e.payable_id where e.kind in ('paid', 'returned')
          and (p.source <> 'earlier' or not exists (select 1 from earlier_totals t
            where t.replaced_at is null and t.year = e.year and t.item = e.item)) group by 1, 2
        union all
        select item, year, times, amount::text from earlier_totals where replaced_at is null and item <> 'recuperation'
        union all
        select 'checkup', year, count(*)::int, null from checkups group by year
        union all
        select 'home-visit', extract(year from visited_on)::int as year, count(*)::int, null from visits group by 2
        union all
        select 'recuperation', year, count(*)::int, null from (
          select extract(year from t.starts_on)::int as year from trip_sign_ups s join trips t on t.id = s.trip_id
          where s.status = 'attended' union all select year from earlier_trips e where not exists (
            select 1 from earlier_totals t where t.replaced_at is null and t.item = 'recuperation' and t.year = e.year)
          ) attended group by year
        union all
        select item, year, times, null from earlier_totals where replaced_at is null and item = 'recuperation'
      ) figures where times <> 0 and ${between(sql`year`)} group by item, year order by item, year`,
  );
}
