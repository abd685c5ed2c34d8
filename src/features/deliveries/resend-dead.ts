import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";

/** 「重发死信」: all of them are due again, one every two seconds, with all their tries. */
export const resendDead: Verb = async ({ tx, now }) => {
  const rows = await queryRows<{ id: string }>(
    tx,
    sql`with dead as (
        select id, row_number() over (order by dead_at, id) as place from outbox where dead_at is not null)
      update outbox set dead_at = null, attempts = 0, leased_until = null,
        due_at = ${now.toISOString()}::timestamptz + make_interval(secs => 2 * dead.place::int)
      from dead where dead.id = outbox.id returning outbox.id`,
  );
  if (rows.length === 0) return { replies: [say("deliveries:none")] };
  return {
    replies: [say("deliveries:resent", { total: rows.length })],
    audit: [{ action: "resend-dead", subject: null, details: { lines: rows.length } }],
  };
};
