import { type SQL, sql } from "drizzle-orm";

/** Grassroots unions whose return of the year is not in, or was sent back: `union_id`, `name`, `sent_back`. */
export const missingUnions = (year: number): SQL => sql`
  select u.id as union_id, u.name, r.id is not null as sent_back
  from unions u left join current_returns r on r.union_id = u.id and r.year = ${year}
  where u.level = 'grassroots' and u.status = 'active' and (r.id is null or r.status = 'returned')`;
