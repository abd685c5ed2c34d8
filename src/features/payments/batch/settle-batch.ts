import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import type { Verb } from "../../feature.ts";
import { findBatch } from "./batch-row.ts";
import { bookSlice } from "./book-slice.ts";

/**
 * 「批次 FK2026-0001 已到账」: paid, written into the ledger, and a receipt to each person. Said twice, it was done once. A
 * long batch is booked slice by slice; it all arrived on the day it was said.
 */
export const settleBatch: Verb = async (context) => {
  const { tx, actor, frame, now } = context;
  const { receipt } = frame.slots;
  const batch = await findBatch(
    tx,
    receipt === undefined ? sql`status in ('sent', 'settling')` : sql`number = ${receipt}`,
  );
  if (batch === undefined) return { replies: [say("payments:no-batch")] };
  const { id, number, payments: count } = batch;
  if (batch.status === "building") return { replies: [say("payments:batch-building", { number, count })] };
  if (batch.status !== "sent") return { replies: [say(`payments:${batch.status}-before`, { number })] };
  await tx.execute(sql`update payment_batches set status = 'settling', go_on_after = null,
      settled_by = ${actor.bindingId}::uuid, settled_at = ${now.toISOString()}::timestamptz where id = ${id}::uuid`);
  const settling = await findBatch(tx, sql`id = ${id}::uuid`);
  if (settling === undefined) throw new Error("the batch was just there");
  const { done, notices } = await bookSlice(context, settling);
  const audit = [{ action: "settle-batch", subject: null, details: { batchId: id, count } }];
  if (!done)
    return { replies: [say("payments:batch-settling", { number, count })], notices, audit, wake: true };
  const { payments, sum } = (await findBatch(tx, sql`id = ${id}::uuid`)) ?? settling;
  return { replies: [say("payments:batch-settled", { number, count: payments, sum })], notices, audit };
};
