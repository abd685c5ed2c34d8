import { sql } from "drizzle-orm";

import { hourInZone } from "../../domain/local-date.ts";
import { type Database, queryRows } from "../../features/database.ts";
import { LEASE_MS } from "./plan-sends.ts";

/** A line in this process's hands. */
export interface Line {
  readonly id: string;
  readonly contactId: string;
  readonly roomId: string | null;
  readonly bodySealed: string;
  readonly attempts: number;
  /** A try of which nothing was heard again: it may have arrived. */
  readonly perhapsSent: boolean;
  /** Until when nobody else takes it. */
  readonly leasedUntil: Date;
  readonly file: { readonly id: string; readonly contentSealed: string } | null;
}

const BATCH = 20;

/**
 * Takes what is due and in nobody's hands: left by a process that died, failed before, or planned for now. What is for a
 * contact whose binding is frozen waits until it is proved anew: the id may be somebody else's by now.
 */
export async function takeDue(db: Database, now: Date): Promise<Line[]> {
  const at = now.toISOString();
  const leasedUntil = new Date(now.getTime() + LEASE_MS);
  const lines = await queryRows<Omit<Line, "leasedUntil">>(
    db,
    sql`
    with due as (
      select id, leased_until is not null as abandoned from outbox
      where sent_at is null and dead_at is null and due_at <= ${at}::timestamptz
        and (from_hour is null or ${hourInZone(now)} between from_hour and until_hour - 1)
        and (leased_until is null or leased_until < ${at}::timestamptz)
        and (room_id is not null or not exists (select 1 from bindings b
          where b.contact_id = outbox.contact_id and b.revoked_at is null and b.frozen_at is not null))
      order by due_at, id limit ${BATCH} for update skip locked
    ), taken as (
      update outbox set attempts = attempts + 1, leased_until = ${leasedUntil.toISOString()}::timestamptz
      from due where outbox.id = due.id
      returning outbox.id, contact_id, room_id, body_sealed, attempts, due.abandoned, file_id
    )
    select t.id, contact_id as "contactId", room_id as "roomId", body_sealed as "bodySealed", attempts,
      t.abandoned as "perhapsSent",
      case when f.id is null then null else json_build_object('id', f.id, 'contentSealed', f.content_sealed) end as file
    from taken t left join outgoing_files f on f.id = t.file_id
    order by t.id`,
  );
  return lines.map((line) => ({ ...line, leasedUntil }));
}
