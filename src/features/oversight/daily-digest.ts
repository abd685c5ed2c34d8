import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { hourInZone } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Job } from "../feature.ts";

/** Figures of the hash that people are told: enough to find any change, few enough to compare by eye. */
const SHOWN_FIGURES = 16;
const HOUR = 9;

interface Row {
  readonly seq: number;
  readonly hash: string;
  readonly lately: boolean;
  readonly dead: number;
  readonly aside: number;
}

/**
 * Each morning after a day on which something happened, staff are told the head of the audit chain (审计锚点): a copy that
 * nobody with access to the database can reach. `nuanxin audit verify --anchor` compares it.
 */
export const dailyDigest: Job = {
  name: "daily-digest",
  run: async ({ tx, now, today }) => {
    const nothing = { notices: [], audit: [] };
    if (hourInZone(now) < HOUR) return nothing;
    const [row] = await queryRows<Row>(
      tx,
      sql`select h.seq::float8 as seq, h.hash,
          coalesce((select at > ${now.toISOString()}::timestamptz - interval '1 day' from audit_trail a where a.seq = h.seq), false)
            as lately,
          (select count(*)::int from outbox where dead_at is not null) as dead,
          (select count(*)::int from quarantine) as aside
        from audit_head h`,
    );
    if (row === undefined || !(row.lately || row.dead > 0)) return nothing;
    const reply = say("oversight:digest", {
      day: today,
      seq: row.seq,
      hash: row.hash.slice(0, SHOWN_FIGURES),
      lines: [
        ...(row.dead > 0 ? [say("oversight:dead", { count: row.dead })] : []),
        ...(row.aside > 0 ? [say("oversight:aside", { count: row.aside })] : []),
      ],
    });
    return { notices: [{ to: { kind: "staff" }, reply, once: `audit-anchor:${today}` }], audit: [] };
  },
};
