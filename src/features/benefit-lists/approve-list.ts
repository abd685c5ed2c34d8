import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { Yuan } from "../../domain/money.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext, VerbResult } from "../feature.ts";
import { lockBudget } from "../ledger.ts";
import { carryOut, nextRange, tellApproved } from "./granting/carry-out.ts";
import { dropChanged, limitOf } from "./granting/grant-items.ts";
import { findList, type ListRow } from "./show-list.ts";

/**
 * 「批准名单」 by a second person: decided here and now, once. A short list is owed in the same transaction; a long one is
 * made owed slice by slice afterwards, and nothing of it goes to the bank before the last slice.
 */
export const approveList: Verb = async (context) => {
  const { tx, actor, frame, now, today } = context;
  const list = await findList(tx, frame.slots.receipt, true);
  if (list === undefined) return { replies: [say("lists:none")] };
  const { number } = list;
  if (list.status !== "proposed") return { replies: [say("lists:approved-before", { number })] };
  if (list.builtBy === actor.bindingId) return { replies: [say("lists:own")] };
  if (list.total === null || actor.bindingId === null)
    return { replies: [say("lists:cannot-approve", { number })] };
  const range = await nextRange(tx, list);
  if (range !== null) await dropChanged(tx, list, limitOf(context.world, list), range);
  const line = await lockBudget(tx, yearOf(today), list.kind);
  const { sum } = await stillOn(context, list);
  const over = line.allotted !== null && new Yuan(line.committed).plus(sum).gt(line.allotted);
  if (over && frame.slots.facts?.["budget"] !== "over") {
    const left = new Yuan(line.allotted ?? "0").minus(line.committed).toFixed(2);
    return { replies: [say("lists:over", { number, sum, left })] };
  }
  await tx.execute(sql`update benefit_lists set status = 'approving', approved_by = ${actor.bindingId}::uuid,
      approved_at = ${now.toISOString()}::timestamptz, total = ${sum}::numeric where id = ${list.id}::uuid`);
  const done = await carryOut(context, { list, approvedBy: actor.bindingId, approvedAt: now });
  const audit = [{ action: "approve-list", subject: null, details: { listId: list.id, sum, over } }];
  return { ...(await tellOutcome(context, list, done)), audit };
};

async function stillOn(
  { tx }: VerbContext,
  { id }: ListRow,
): Promise<{ readonly sum: string; readonly count: number }> {
  const [rest] = await queryRows<{ sum: string; count: number }>(
    tx,
    sql`select coalesce(sum(amount), 0)::text as sum, count(*)::int as count from list_items
      where list_id = ${id}::uuid and exception is null`,
  );
  return rest ?? { sum: "0.00", count: 0 };
}

async function tellOutcome(context: VerbContext, list: ListRow, done: boolean): Promise<VerbResult> {
  const { number } = list;
  const { sum, count } = await stillOn(context, list);
  if (!done) return { replies: [say("lists:approving", { number, count, sum })], wake: true };
  return {
    replies: [say("lists:approved", { number, count, sum })],
    notices: tellApproved(list, context.actor.name ?? ""),
  };
}
