import { sql } from "drizzle-orm";

import type { ChangeKind } from "../../language/frame.ts";
import { queryRows, type Tx } from "../database.ts";

/** A change that a union's return of a year covers. */
export interface Covered {
  readonly receipt: string;
  readonly personId: string;
  readonly kind: ChangeKind;
  readonly date: string;
}

/** Changes of the union's people in the year that stand, in the order of their days. */
export function findCovered(tx: Tx, unionId: string, year: number): Promise<Covered[]> {
  return queryRows<Covered>(
    tx,
    sql`select receipt, person_id as "personId", kind, event_date::text as date from change_reports
      where union_id = ${unionId}::uuid and status in ('recorded', 'scheduled', 'awaiting-acceptance', 'disputed')
        and event_date between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
      order by event_date, receipt`,
  );
}
