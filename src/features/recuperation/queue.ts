import { sql } from "drizzle-orm";

import type { LocalDate } from "../../domain/local-date.ts";
import { asSystem } from "../acting.ts";
import { queryRows, type Tx } from "../database.ts";

export interface Trip {
  readonly id: string;
  readonly number: number;
  readonly startsOn: string;
  readonly seats: number;
}

export interface Place {
  readonly personId: string;
  /** From 1; up to the trip's seats it is a seat, beyond it the waiting list. */
  readonly position: number;
  /** Year of the last recuperation; null: never been. */
  readonly lastYear: number | null;
}

/** Who has been in which year: on a trip of the house, or before it kept records. */
export const tripsAttended = sql`(
  select s.person_id, extract(year from t.starts_on)::int as year from trip_sign_ups s join trips t on t.id = s.trip_id
  where s.status = 'attended' union all select person_id, year from earlier_trips)`;

/** Trips to come, soonest first. */
export function upcomingTrips(tx: Tx, today: LocalDate): Promise<Trip[]> {
  return queryRows(
    tx,
    sql`select id, number, starts_on::text as "startsOn", seats from trips
      where starts_on >= ${today}::date order by starts_on, number`,
  );
}

/**
 * The fair queue of a trip (domain §5): never been first, then longest ago, then by the time of signing up. Dead and
 * suspended people leave it, and who has retired meanwhile. A place in it depends on everybody else's: whoever asks is
 * told no more than the own one.
 */
export function readQueue(tx: Tx, tripId: string): Promise<Place[]> {
  return asSystem(tx, () =>
    queryRows(
      tx,
      sql`with last as (
      select person_id, max(year)::int as year from ${tripsAttended} a group by person_id
    ) select s.person_id as "personId", last.year as "lastYear",
        (row_number() over (order by last.year nulls first, s.signed_at, s.id))::int as position
      from trip_sign_ups s join people p on p.id = s.person_id
      left join last on last.person_id = s.person_id
      where s.trip_id = ${tripId}::uuid and s.status in ('signed', 'attended') and p.life = 'alive' and p.standing = 'good'
        and (s.status = 'attended' or p.employment = 'in-service')
      order by position`,
    ),
  );
}
