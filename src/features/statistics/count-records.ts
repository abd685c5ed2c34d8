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
 * returned taken off again, and services by the day they took place.
 */
export function countRecords(tx: Tx, first: number, last: number): Promise<Figure[]> {
  const between = (year: ReturnType<typeof sql>) => sql`${year} between ${first} and ${last}`;
  return queryRows(
    tx,
    sql`select item, year, times, amount from (
        select e.item, extract(year from e.at at time zone 'Asia/Shanghai')::int as year,
          sum(case e.kind when 'paid' then 1 else -1 end)::int as times,
          sum(case e.kind when 'paid' then e.amount else -e.amount end)::text as amount
        from ledger_entries e where e.kind in ('paid', 'returned') group by 1, 2
        union all
        select 'checkup', year, count(*)::int, null from checkups group by year
        union all
        select 'home-visit', extract(year from visited_on)::int as year, count(*)::int, null from visits group by 2
        union all
        select 'recuperation', year, count(*)::int, null from (
          select extract(year from t.starts_on)::int as year from trip_sign_ups s join trips t on t.id = s.trip_id
          where s.status = 'attended' union all select year from earlier_trips) attended group by year
      ) figures where times <> 0 and ${between(sql`year`)} order by item, year`,
  );
}
