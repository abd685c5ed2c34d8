import { sql } from "drizzle-orm";

import type { Clock } from "../../domain/clock.ts";
import { type Database, queryRows } from "../../features/database.ts";
import { withDeadline } from "../database/server/deadline.ts";

/** The state of a running bot in figures: counts and ages in seconds. */
export interface Health {
  readonly database: boolean;
  readonly channel: boolean;
  readonly queue: number;
  readonly spooled: number;
  /** Of the messages that are not handled yet; 0 for none. */
  readonly oldestInboxSeconds: number;
  readonly outboxWaiting: number;
  /** Since it was due; 0 for none. */
  readonly oldestOutboxSeconds: number;
  readonly dead: number;
  readonly quarantined: number;
}

export interface HealthSources {
  /** Null while it is waited for. */
  readonly db: () => Database | null;
  readonly clock: Clock;
  readonly isOnline: () => boolean;
  readonly queue: () => { readonly depth: number; readonly oldestMs: number };
  readonly spooled: () => { readonly count: number; readonly oldest: Date | null };
}

/** A check must answer even when the database does not. */
const PATIENCE_MS = 2_000;

interface Row {
  readonly waiting: number;
  readonly oldest: number | null;
  readonly dead: number;
  readonly quarantined: number;
}

export async function measureHealth({ db, clock, isOnline, queue, spooled }: HealthSources): Promise<Health> {
  const now = clock.now();
  const row = await ask(db(), now);
  const { count, oldest } = spooled();
  const { depth, oldestMs } = queue();
  const spooledMs = oldest === null ? 0 : now.getTime() - oldest.getTime();
  return {
    database: row !== undefined,
    channel: isOnline(),
    queue: depth,
    spooled: count,
    oldestInboxSeconds: Math.max(0, oldestMs, spooledMs) / 1_000,
    outboxWaiting: row?.waiting ?? 0,
    oldestOutboxSeconds: Math.max(0, row?.oldest ?? 0),
    dead: row?.dead ?? 0,
    quarantined: row?.quarantined ?? 0,
  };
}

async function ask(db: Database | null, now: Date): Promise<Row | undefined> {
  if (db === null) return undefined;
  const at = sql`${now.toISOString()}::timestamptz`;
  const asking = queryRows<Row>(
    db,
    sql`select count(*) filter (where due_at <= ${at})::int as waiting,
        extract(epoch from ${at} - min(due_at) filter (where due_at <= ${at}))::float8 as oldest,
        (select count(*)::int from outbox where dead_at is not null) as dead,
        (select count(*)::int from quarantine) as quarantined
      from outbox where sent_at is null and dead_at is null`,
  );
  try {
    const [row] = await withDeadline(asking, PATIENCE_MS, () => {});
    return row;
  } catch {
    return undefined;
  }
}
