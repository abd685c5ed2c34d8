import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../../conversation/reply.ts";
import { addDays, yearOf } from "../../../domain/local-date.ts";
import { queryRows } from "../../database.ts";
import type { Verb } from "../../feature.ts";
import { findBatch } from "../batch/batch-row.ts";

/** Days after which the file is to be destroyed. */
const DAYS_KEPT = 7;

/** 「导出批次FK2026-0001」: whole card numbers leave the house only when a second person allows it (domain §7.5). */
export const requestExport: Verb = async ({ tx, actor, frame, now, today }) => {
  const { receipt } = frame.slots;
  // A list goes to the bank as a batch, once it is approved.
  if (receipt?.startsWith("MD") === true) return { replies: [say("payments:export.list-first")] };
  const batch = await findBatch(tx, receipt === undefined ? sql`true` : sql`number = ${receipt}`);
  if (batch === undefined) return { replies: [say("payments:no-batch")] };
  if (batch.status === "building")
    return {
      replies: [say("payments:batch-building", { number: batch.number, count: batch.payments })],
    };
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
