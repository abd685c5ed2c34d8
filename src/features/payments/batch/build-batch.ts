import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../../conversation/reply.ts";
import { yearOf } from "../../../domain/local-date.ts";
import { queryRows } from "../../database.ts";
import type { Verb } from "../../feature.ts";
import { findBatch } from "./batch-row.ts";
import { anythingGoes, describeHeld, takeSlice, waitingFor } from "./take-slice.ts";

/**
 * 「生成发放批次」: everything payable goes to the bank together. Who has died since with nobody named to receive it, or
 * is suspended, is held back and named. What the bank returned goes out again for the person that is named. A long batch
 * is put together slice by slice, and is nobody's to export or book before it is whole.
 */
export const buildBatch: Verb = async ({ tx, world, actor, frame, now, today }) => {
  const inHand = await findBatch(tx, sql`status = 'building'`);
  if (inHand !== undefined)
    return { replies: [say("payments:batch-building", { number: inHand.number, count: inHand.payments })] };
  const waiting = waitingFor(frame.slots.person?.ids[0] ?? null);
  if (!(await anythingGoes(tx, waiting)))
    return { replies: [say("payments:nothing-payable"), ...(await describeHeld(tx, world, waiting))] };
  const id = newId();
  await queryRows(
    tx,
    sql`insert into payment_batches (id, number, status, built_by, built_at)
      values (${id}::uuid, 'FK' || ${String(yearOf(today))}::text || '-' || lpad(nextval('payment_batch_number')::text, 4, '0'),
        'building', ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)`,
  );
  const done = await takeSlice(tx, { id, goOnAfter: null }, waiting);
  const built = await findBatch(tx, sql`id = ${id}::uuid`);
  if (built === undefined) throw new Error("the batch was just inserted");
  const { number, payments: count, sum } = built;
  const audit = [{ action: "build-batch", subject: null, details: { batchId: id, count } }];
  if (!done) return { replies: [say("payments:batch-building", { number, count })], audit, wake: true };
  const held = await describeHeld(tx, world, waiting);
  return { replies: [say("payments:batch-built", { number, count, sum }), ...held], audit };
};
