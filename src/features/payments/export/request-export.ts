import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../../conversation/reply.ts";
import { addDays, yearOf } from "../../../domain/local-date.ts";
import { queryRows } from "../../database.ts";
import type { Verb } from "../../feature.ts";

/** Days after which the file is to be destroyed. */
const DAYS_KEPT = 7;

/** 「导出批次FK2026-0001」: whole card numbers leave the house only when a second person allows it (domain §7.5). */
export const requestExport: Verb = async ({ tx, actor, frame, now, today }) => {
  const { receipt } = frame.slots;
  // A list goes to the bank as a batch, once it is approved.
  if (receipt?.startsWith("MD") === true) return { replies: [say("payments:export.list-first")] };
  const [batch] = await queryRows<{ id: string; number: string }>(
    tx,
    sql`select id, number from payment_batches
      where ${receipt === undefined ? sql`true` : sql`number = ${receipt}`} order by built_at desc limit 1`,
  );
  if (batch === undefined) return { replies: [say("payments:no-batch")] };
  const id = newId();
  const [asked] = await queryRows<{ number: string }>(
    tx,
    sql`insert into payment_exports (id, number, batch_id, requested_by, requested_at, expires_on)
      values (${id}::uuid, 'DC' || ${String(yearOf(today))}::text || '-' || lpad(nextval('payment_export_number')::text, 4, '0'),
        ${batch.id}::uuid, ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz, ${addDays(today, DAYS_KEPT)}::date)
      on conflict (batch_id) where status = 'requested' do nothing returning number`,
  );
  if (asked === undefined) return { replies: [say("payments:export.asked-before", { batch: batch.number })] };
  return {
    replies: [say("payments:export.asked", { batch: batch.number, number: asked.number })],
    notices: [
      {
        to: { kind: "director" },
        reply: say("payments:export.to-allow", {
          batch: batch.number,
          number: asked.number,
          person: actor.name ?? "",
        }),
        once: `payment-export:${id}`,
      },
    ],
    audit: [
      { action: "request-payment-export", subject: null, details: { exportId: id, batchId: batch.id } },
    ],
  };
};
