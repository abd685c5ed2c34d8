import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Notice, Verb } from "../feature.ts";
import { movePayables } from "../ledger.ts";

/** Above this many a list's people are not written to one by one. */
const MOST_RECEIPTS = 500;

/** 「批次 FK2026-0001 已到账」: paid, written into the ledger, and a receipt to each person. Said twice, it was done once. */
export const settleBatch: Verb = async ({ tx, actor, frame, now, today }) => {
  const { receipt } = frame.slots;
  const [batch] = await queryRows<{ id: string; number: string; status: "sent" | "settled" }>(
    tx,
    sql`select id, number, status from payment_batches
      where ${receipt === undefined ? sql`status = 'sent'` : sql`number = ${receipt}`}
      order by built_at desc limit 1 for update`,
  );
  if (batch === undefined) return { replies: [say("payments:no-batch")] };
  if (batch.status === "settled")
    return { replies: [say("payments:settled-before", { number: batch.number })] };
  const batched = await queryRows<{ id: string }>(
    tx,
    sql`select id from payables where batch_id = ${batch.id}::uuid and status = 'batched'`,
  );
  const paid = await movePayables(
    tx,
    batched.map(({ id }) => id),
    "paid",
    { bindingId: actor.bindingId, at: now, paidOn: today },
  );
  const rows = await queryRows<{ personId: string; id: string; amount: string; sum: string }>(
    tx,
    sql`with batch as (
      update payment_batches set status = 'settled', settled_by = ${actor.bindingId}::uuid,
        settled_at = ${now.toISOString()}::timestamptz where id = ${batch.id}::uuid returning id
    ), applied as (
      update applications a set status = 'paid', version = a.version + 1, moved_at = ${now.toISOString()}::timestamptz
      from payables p, batch where p.batch_id = batch.id and p.status = 'paid' and p.source = 'application'
        and a.id = p.source_id and a.status = 'approved' returning a.id, a.version
    ), step as (
      insert into application_steps (id, application_id, version, step, by_binding_id, at)
      select gen_random_uuid(), id, version, 'paid', ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz
      from applied returning 1
    ) select p.person_id as "personId", p.id, p.amount::text, (sum(p.amount) over ())::text as sum
      from payables p, batch where p.batch_id = batch.id and p.status = 'paid' order by p.id`,
  );
  const notices = rows.slice(0, MOST_RECEIPTS).map(({ personId, id, amount }): Notice => ({
    to: { kind: "person", personId },
    reply: say("payments:receipt", { amount, date: today }),
    once: `paid:${id}:${batch.id}`,
  }));
  return {
    replies: [
      say("payments:batch-settled", {
        number: batch.number,
        count: paid.length,
        sum: rows[0]?.sum ?? "0.00",
      }),
    ],
    notices,
    audit: [{ action: "settle-batch", subject: null, details: { batchId: batch.id, count: paid.length } }],
  };
};
