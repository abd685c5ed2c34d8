import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { nameOn } from "../../../rules/index.ts";
import { queryRows } from "../../database.ts";
import type { Notice, VerbContext } from "../../feature.ts";
import { movePayables } from "../../ledger.ts";
import { type BatchRow, FROM_THE_START, SLICE } from "./batch-row.ts";

interface Booked {
  readonly done: boolean;
  readonly notices: readonly Notice[];
}

/** Books the next payments of a batch as arrived, and whoever they are for hears of it; after the last it is settled. */
export async function bookSlice(
  context: Pick<VerbContext, "tx" | "now" | "world">,
  batch: BatchRow,
): Promise<Booked> {
  const { tx, now } = context;
  const { id, goOnAfter, settledBy, settledOn } = batch;
  const slice = await queryRows<{ id: string }>(
    tx,
    sql`select id from payables where batch_id = ${id}::uuid and status = 'batched'
      and id > ${goOnAfter ?? FROM_THE_START}::uuid order by id limit ${SLICE}`,
  );
  const by = { bindingId: settledBy, at: now, ...(settledOn === null ? {} : { paidOn: settledOn }) };
  const paid = await movePayables(
    tx,
    slice.map((payable) => payable.id),
    "paid",
    by,
  );
  const notices = await tellPaid(context, batch, paid);
  const done = slice.length < SLICE;
  await tx.execute(sql`update payment_batches b set go_on_after = ${done ? null : (slice.at(-1)?.id ?? null)}::uuid,
      status = ${done ? "settled" : "settling"}, payments = case when ${done} then t.count else b.payments end,
      sum = case when ${done} then t.sum else b.sum end
    from (select count(*)::int as count, coalesce(sum(amount), 0) as sum from payables
      where batch_id = ${id}::uuid and status = 'paid') t
    where b.id = ${id}::uuid`);
  return { done, notices };
}

/** Applications move on with their money, and whoever can be written to has a receipt. */
async function tellPaid(
  { tx, now, world }: Pick<VerbContext, "tx" | "now" | "world">,
  { id: batchId, settledBy, settledOn }: BatchRow,
  paid: readonly string[],
): Promise<Notice[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await queryRows<{ personId: string; id: string; item: string; amount: string }>(
    tx,
    sql`with booked as (
      select p.id, p.person_id, p.item, p.amount, p.source, p.source_id from payables p
      where p.id in (select value::uuid from json_array_elements_text(${JSON.stringify(paid)}::json))
    ), applied as (
      update applications a set status = 'paid', version = a.version + 1, moved_at = ${at}
      from booked p where p.source = 'application' and a.id = p.source_id and a.status = 'approved'
      returning a.id, a.version
    ), step as (
      insert into application_steps (id, application_id, version, step, by_binding_id, at)
      select gen_random_uuid(), id, version, 'paid', ${settledBy}::uuid, ${at} from applied returning 1
    ) select p.person_id as "personId", p.id, p.item, p.amount::text from booked p
      where exists (select 1 from bindings b where b.person_id = p.person_id and b.revoked_at is null) order by p.id`,
  );
  return rows.map(({ personId, id, item, amount }) => ({
    to: { kind: "person", personId },
    reply: say("payments:receipt", {
      item: nameOn(world.rules, item, world.today),
      amount,
      date: settledOn ?? world.today,
    }),
    once: `paid:${id}:${batchId}`,
  }));
}
