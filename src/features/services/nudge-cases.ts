import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Job } from "../feature.ts";
import { namePerson } from "../roster/index.ts";

/** Days without a stamp after which the owner is asked, again and again until it is resolved. */
const DAYS = 7;

/** 督促: an unresolved case that has not moved for a week is brought back to its owner, once a week. */
export const nudgeCases: Job = {
  name: "nudge-cases",
  async run({ tx, world, now }) {
    const waiting = await queryRows<{ id: string; personId: string; contactId: string; weeks: number }>(
      tx,
      sql`select c.id, c.person_id as "personId", b.contact_id as "contactId",
          floor(extract(epoch from ${now.toISOString()}::timestamptz - c.moved_at) / ${DAYS * 86_400})::int as weeks
        from care_cases c join bindings b on b.id = c.owner_binding_id and b.revoked_at is null
        where c.resolved_at is null and c.moved_at <= ${now.toISOString()}::timestamptz - make_interval(days => ${DAYS})`,
    );
    return {
      notices: waiting.map(({ id, personId, contactId, weeks }) => ({
        to: { kind: "contact", contactId },
        reply: say("services:case.nudge", {
          person: namePerson(world.directory, personId),
          days: weeks * DAYS,
        }),
        once: `case-nudge:${id}:${weeks}`,
      })),
      audit: [],
    };
  },
};
