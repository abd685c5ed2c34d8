import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Job } from "../feature.ts";

/** Whoever asked for the own record to be corrected hears that it was. */
export const tellRequesters: Job = {
  name: "tell-requesters",
  async run({ tx, now }) {
    const since = new Date(now.getTime() - 3 * 86_400_000).toISOString();
    const rows = await queryRows<{ id: string; number: number; contactId: string }>(
      tx,
      sql`select id, number, teller_contact_id as "contactId" from leads
        where origin = 'self' and status = 'confirmed' and closed_at > ${since}::timestamptz`,
    );
    return {
      notices: rows.map(({ id, number, contactId }) => ({
        to: { kind: "contact", contactId },
        reply: say("leads:request-done", { number }),
        once: `request:${id}`,
      })),
      audit: [],
    };
  },
};
