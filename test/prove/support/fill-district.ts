import { sql } from "drizzle-orm";

import type { Database } from "../../../src/features/database.ts";
import { openTownHouse } from "../../support/town-house.ts";
import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";

const AT_ONCE = 10_000;

/**
 * The demo district after so many reports: for each a message, a report, a line of history, a line that was sent, and a
 * link of the audit chain. Made by statements, for by talking it would take an hour.
 */
export async function fillDistrict(database: OpenDatabase, reports: number): Promise<void> {
  await openTownHouse(database);
  const { db } = database;
  for (let from = 1; from <= reports; from += AT_ONCE) {
    const upTo = Math.min(reports, from + AT_ONCE - 1);
    await db.execute(sql`insert into inbox (id, message_id, contact_id, fingerprint, text_sealed, sent_at, handled_at)
      select ${id("i")}, 'm' || i, 'demo-zhaomin', md5(i::text), ${SEALED}, ${AT}, ${AT} from ${series(from, upTo)}`);
    await db.execute(sql`insert into change_reports (id, receipt, person_id, union_id, kind, event_key, event_date, status,
        details_sealed, source_message_id, reporter_binding_id, recorded_at, closed_at)
      select ${id("r")}, 'T-' || i, p.id, p.custodian_union_id, 'retirement', i::text, '2026-11-20',
        case when i % 3 = 0 then 'withdrawn' else 'recorded' end, ${SEALED}, ${id("i")}, ${id("b")}, ${AT},
        case when i % 3 = 0 then ${AT} end
      from ${series(from, upTo)} join (select id, custodian_union_id, row_number() over (order by id) - 1 as place from people) p
        on p.place = i % (select count(*) from people)`);
    await db.execute(sql`insert into field_history (id, person_id, field, old_sealed, new_sealed, report_id, at)
      select ${id("h")}, r.person_id, 'employment', ${SEALED}, ${SEALED}, r.id, ${AT}
      from ${series(from, upTo)} join change_reports r on r.receipt = 'T-' || i`);
    await db.execute(sql`insert into outbox (id, dedupe_key, contact_id, body_sealed, created_at, due_at, attempts, sent_at, message_id)
      select ${id("o")}, 'k' || i, 'demo-zhaomin', ${SEALED}, ${AT}, ${AT}, 1, ${AT}, 's' || i from ${series(from, upTo)}`);
    await linkAudit(db, from, upTo);
  }
}

/** Each link's hash is made from the one before, as the house makes it. */
const linkAudit = (db: Database, from: number, upTo: number): Promise<unknown> =>
  db.execute(sql`
    with recursive start as (select seq, hash from audit_head), link as (
      select 0 as n, seq, hash::text as hash, ''::text as payload from start
      union all
      select n + 1, seq + 1, encode(sha256(convert_to(hash || ':' || (seq + 1)::text || ':' || p.payload, 'UTF8')), 'hex'), p.payload
      from link cross join lateral (select '{"at":"2026-11-20T02:00:00.000Z","by":"system","inbox":null,"entries":[{"action":"record-change","subject":"report:'
        || (${from} + n)::text || '"}],"details":null}' as payload) p
      where n < ${upTo - from + 1}
    ), added as (
      insert into audit (seq, at, actor, action, subjects, payload, hash)
      select seq, '2026-11-20T02:00:00.000Z'::timestamptz, 'system', 'record-change', array['report:' || (${from} + n - 1)::text], payload, hash
      from link where n > 0 returning seq, hash)
    update audit_head set seq = last.seq, hash = last.hash from (select seq, hash from added order by seq desc limit 1) last`);

const AT = sql`'2026-11-20T02:00:00Z'::timestamptz`;
/** As long as what is really sealed, and as hard to squeeze. */
const SEALED = sql`'k1.' || md5(i::text || 'a') || md5(i::text || 'b') || md5(i::text || 'c') || md5(i::text || 'd')`;
const series = (from: number, upTo: number) => sql`generate_series(${from}::int, ${upTo}::int) i`;
const id = (kind: string) => sql`md5(${kind}::text || i::text)::uuid`;
