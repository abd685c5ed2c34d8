import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { dateInZone } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";

const MOST_LINES = 10;

interface DeadRow {
  readonly name: string | null;
  readonly union: string | null;
  readonly lines: number;
  readonly since: string;
  readonly error: string | null;
}

/** 「死信」: to whom, how many, since when and why; never what was said. */
export const listDead: Verb = async ({ tx }) => {
  const rows = await queryRows<DeadRow>(
    tx,
    sql`select b.name, u.name as union, count(*)::int as lines, min(o.dead_at)::text as since, max(o.last_error) as error
      from outbox o left join bindings b on b.contact_id = o.contact_id and b.revoked_at is null
        left join unions u on u.id = b.union_id
      where o.dead_at is not null group by b.id, b.name, u.name order by min(o.dead_at)`,
  );
  const total = rows.reduce((sum, { lines }) => sum + lines, 0);
  if (total === 0) return { replies: [say("deliveries:none")] };
  const lines = rows.slice(0, MOST_LINES).map(({ name, union, lines: count, since, error }) =>
    say("deliveries:line", {
      who: name === null ? say("deliveries:unbound") : say("roster:person", { name, union: union ?? "" }),
      count,
      since: dateInZone(new Date(since)),
      error: error ?? "",
    }),
  );
  return { replies: [say("deliveries:list", { total, lines })] };
};
