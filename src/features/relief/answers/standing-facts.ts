import { sql } from "drizzle-orm";

import type { LocalDate } from "../../../domain/local-date.ts";
import { queryRows, type Tx } from "../../database.ts";
import { type Festival, nextFestivalDay } from "../../../domain/festival-day.ts";
import type { World } from "../../world.ts";
import { type Facts, factsOfPerson } from "../facts/read-facts.ts";

/** The festivals on which the subsidy is paid. */
const SUBSIDISED: readonly Festival[] = ["spring", "may-day", "national-day"];

/** What the archive and the calendar tell of a person for a question about standing benefits: nothing of it is asked. */
export async function standingFacts(
  tx: Tx,
  world: World,
  personId: string,
  today: LocalDate,
): Promise<Facts> {
  const [row] = await queryRows<{ birthday: string | null; diedOn: string | null; card: boolean }>(
    tx,
    sql`select birthday::text, died_on::text as "diedOn",
        card_index is not null and coalesce(card_status, 'active') = 'active' as card
      from people where id = ${personId}::uuid`,
  );
  const [next] = SUBSIDISED.map((festival) => ({ festival, day: nextFestivalDay(festival, today) })).toSorted(
    (a, b) => (a.day < b.day ? -1 : 1),
  );
  const year = world.directory.people.get(personId);
  return {
    ...factsOfPerson(world, personId),
    ...(next === undefined ? {} : { festival: next.festival }),
    ...(row?.birthday == null ? {} : { born: row.birthday }),
    ...(row?.diedOn == null ? {} : { "event-date": row.diedOn }),
    ...(year === undefined ? {} : { card: row?.card ?? false }),
    "festival-day": nextFestivalDay("double-ninth", today),
  };
}
