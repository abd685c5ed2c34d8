import { sql } from "drizzle-orm";

import { type LocalDate, parseLocalDate } from "../domain/local-date.ts";
import { queryRows, type Tx } from "./database.ts";
import type { Claimant } from "./limits.ts";

/** Who would use the limits of a rule: the person, the household if the spouse is on the roster too, the member who is ill. */
export async function findClaimant(
  tx: Tx,
  personId: string,
  facts: Claimant["facts"],
  today: LocalDate,
): Promise<Claimant> {
  const [couple] = await queryRows<{ household: string }>(
    tx,
    sql`select one_person_id as household from couples
      where ended_at is null and ${personId}::uuid in (one_person_id, other_person_id)`,
  );
  const event = facts["event-date"];
  const on = (typeof event === "string" ? parseLocalDate(event) : undefined) ?? today;
  const householdId = couple?.household ?? personId;
  return { personId, householdId, memberKey: memberKey(personId, facts), on, facts };
}

/** A spouse is one; children are told apart by their birthdays. */
function memberKey(personId: string, facts: Claimant["facts"]): string {
  const { relation, born } = facts;
  if (relation !== "spouse" && relation !== "child") return personId;
  return relation === "spouse"
    ? `${personId}:spouse`
    : `${personId}:child:${typeof born === "string" ? born : ""}`;
}
