import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import type { Job, JobContext, Notice } from "../../feature.ts";
import { type BatchRow, findBatch } from "./batch-row.ts";
import { bookSlice } from "./book-slice.ts";
import { describeHeld, takeSlice, waitingFor } from "./take-slice.ts";

/** Long batches go on where they stand, slice by slice, and say how far they are. */
export const continueBatches: Job = {
  name: "continue-batches",
  async run(context) {
    const { tx } = context;
    const batch = await findBatch(tx, sql`status in ('building', 'settling')`);
    if (batch === undefined) return { notices: [], audit: [] };
    const notices =
      batch.status === "building" ? await goOnBuilding(context, batch) : await goOnBooking(context, batch);
    const again = (await findBatch(tx, sql`status in ('building', 'settling')`)) !== undefined;
    return { notices, audit: [], again };
  },
};

async function goOnBuilding({ tx, world }: JobContext, batch: BatchRow): Promise<Notice[]> {
  const waiting = waitingFor(null);
  const done = await takeSlice(tx, batch, waiting);
  const { number, payments: count, sum } = (await findBatch(tx, sql`id = ${batch.id}::uuid`)) ?? batch;
  const once = `batch-building:${batch.id}:${count}`;
  if (!done)
    return [{ to: { kind: "staff" }, reply: say("payments:batch-building", { number, count }), once }];
  const held = await describeHeld(tx, world, waiting);
  const said = [say("payments:batch-built", { number, count, sum }), ...held];
  return said.map((reply, at) => ({ to: { kind: "staff" }, reply, once: `batch-built:${batch.id}:${at}` }));
}

async function goOnBooking(context: JobContext, batch: BatchRow): Promise<readonly Notice[]> {
  const { done, notices } = await bookSlice(context, batch);
  if (!done) return notices;
  const {
    number,
    payments: count,
    sum,
  } = (await findBatch(context.tx, sql`id = ${batch.id}::uuid`)) ?? batch;
  const reply = say("payments:batch-settled", { number, count, sum });
  return [...notices, { to: { kind: "staff" }, reply, once: `batch-settled:${batch.id}` }];
}
