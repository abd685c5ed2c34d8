import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { Yuan } from "../../domain/money.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { lockBudget } from "../ledger.ts";
import { dropChanged, grantItems, limitOf } from "./grant-items.ts";
import { recordDecisions } from "./record-decisions.ts";
import { findList } from "./show-list.ts";

/** 「批准名单」 by a second person: whoever changed since leaves it, then all of it is owed, or none of it. */
export const approveList: Verb = async (context) => {
  const { tx, actor, frame, now, today } = context;
  const list = await findList(tx, frame.slots.receipt, true);
  if (list === undefined) return { replies: [say("lists:none")] };
  const { number } = list;
  if (list.status !== "proposed") return { replies: [say("lists:approved-before", { number })] };
  if (list.builtBy === actor.bindingId) return { replies: [say("lists:own")] };
  if (list.total === null) return { replies: [say("lists:cannot-approve", { number })] };
  const limit = limitOf(context, list);
  await dropChanged(context, list, limit);
  const year = yearOf(today);
  const line = await lockBudget(tx, year, list.kind);
  const [rest] = await queryRows<{ sum: string; count: number }>(
    tx,
    sql`select coalesce(sum(amount), 0)::text as sum, count(*)::int as count from list_items
      where list_id = ${list.id}::uuid and exception is null`,
  );
  const { sum, count } = rest ?? { sum: "0.00", count: 0 };
  const over = line.allotted !== null && new Yuan(line.committed).plus(sum).gt(line.allotted);
  if (over && frame.slots.facts?.["budget"] !== "over") {
    const left = new Yuan(line.allotted ?? "0").minus(line.committed).toFixed(2);
    return { replies: [say("lists:over", { number, sum, left })] };
  }
  await grantItems(context, list, limit, year);
  await recordDecisions(context, list, limit);
  await tx.execute(sql`update benefit_lists set status = 'approved', approved_by = ${actor.bindingId}::uuid,
      approved_at = ${now.toISOString()}::timestamptz, included = ${count}, total = ${sum}::numeric,
      excepted = (select count(*) from list_items where list_id = ${list.id}::uuid and exception is not null)
    where id = ${list.id}::uuid`);
  return {
    replies: [say("lists:approved", { number, count, sum })],
    notices: [
      {
        to: { kind: "staff" },
        reply: say("lists:approved-notice", { number, person: actor.name ?? "" }),
        once: `list-approved:${list.id}`,
      },
    ],
    audit: [{ action: "approve-list", subject: null, details: { listId: list.id, count, sum, over } }],
  };
};
