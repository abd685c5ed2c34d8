import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { nameOn } from "../../../rules/index.ts";
import { queryRows } from "../../database.ts";
import type { StreamedWorkbook } from "../../enclosure.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import { streamBankRows } from "./stream-rows.ts";

interface Waiting {
  readonly id: string;
  readonly number: string;
  readonly batchId: string;
  readonly batch: string;
  readonly requestedBy: string;
  readonly contact: string;
  readonly asker: string;
  readonly expires: string;
  readonly rows: number;
  readonly sum: string;
}

/** The request that is named by its number or its batch's, else the oldest that waits; its row locked. */
async function findWaiting({ tx, frame }: VerbContext): Promise<Waiting | undefined> {
  const { receipt } = frame.slots;
  const [waiting] = await queryRows<Waiting>(
    tx,
    sql`select e.id, e.number, b.id as "batchId", b.number as batch, e.requested_by as "requestedBy",
        r.contact_id as contact, r.name as asker, e.expires_on::text as expires,
        (select count(*)::int from payables where batch_id = b.id) as rows,
        (select coalesce(sum(amount), 0)::text from payables where batch_id = b.id) as sum
      from payment_exports e join payment_batches b on b.id = e.batch_id join bindings r on r.id = e.requested_by
      where e.status = 'requested' and ${receipt === undefined ? sql`true` : sql`${receipt} in (e.number, b.number)`}
      order by e.requested_at limit 1 for update of e`,
  );
  return waiting;
}

/** 「同意导出批次FK2026-0001」 by a second person: the file goes to who asked for it, with its number, purpose and day of destruction. */
export const allowExport: Verb = async (context) => {
  const waiting = await findWaiting(context);
  if (waiting === undefined) return { replies: [say("payments:export.nothing-waits")] };
  const refusal = await decide(context, waiting, "delivered");
  if (refusal !== null) return { replies: [refusal] };
  const { number, batch, rows, sum, contact, id, expires } = waiting;
  return {
    replies: [say("payments:export.allowed", { number, batch, rows, person: waiting.asker })],
    notices: [
      {
        to: { kind: "contact", contactId: contact },
        reply: say("payments:export.delivered", { number, batch, rows, sum, expires }),
        once: `payment-export-file:${id}`,
        file: layOut(context, waiting),
      },
    ],
    audit: [
      {
        action: "allow-payment-export",
        subject: null,
        details: { exportId: id, number, rows, expires, requestedBy: waiting.requestedBy },
      },
    ],
  };
};

/** 「不同意导出批次FK2026-0001」. */
export const refuseExport: Verb = async (context) => {
  const waiting = await findWaiting(context);
  if (waiting === undefined) return { replies: [say("payments:export.nothing-waits")] };
  const refusal = await decide(context, waiting, "refused");
  if (refusal !== null) return { replies: [refusal] };
  const { number, batch, id, contact } = waiting;
  const told = say("payments:export.refused", { number, batch });
  return {
    replies: [told],
    notices: [
      { to: { kind: "contact", contactId: contact }, reply: told, once: `payment-export-refused:${id}` },
    ],
    audit: [{ action: "refuse-payment-export", subject: null, details: { exportId: id, number } }],
  };
};

/** Null once it is decided; the own request is for somebody else. */
async function decide(
  { tx, actor, now }: VerbContext,
  { id, requestedBy, rows }: Waiting,
  status: "delivered" | "refused",
): Promise<Reply | null> {
  if (requestedBy === actor.bindingId) return say("payments:export.own");
  await tx.execute(sql`update payment_exports set status = ${status}, decided_by = ${actor.bindingId}::uuid,
      decided_at = ${now.toISOString()}::timestamptz, rows = ${status === "delivered" ? rows : null}
    where id = ${id}::uuid`);
  return null;
}

function layOut({ tx, world, actor, today }: VerbContext, waiting: Waiting): StreamedWorkbook {
  const { number, batch, batchId, rows, sum, asker, expires } = waiting;
  const heading = say("payments:export.heading", { number, batch, rows, sum, date: today });
  const mark = say("payments:export.mark", { number, person: asker, allowed: actor.name ?? "", expires });
  const nameOf = (item: string): string => nameOn(world.rules, item, today)["zh-CN"];
  return {
    kind: "streamed",
    name: say("payments:export.file", { batch }),
    title: say("payments:export.sheet"),
    preface: [heading, mark],
    columns: [
      { header: say("payments:export.column.number"), width: 8 },
      { header: say("payments:export.column.name"), width: 12 },
      { header: say("payments:export.column.card"), width: 24 },
      { header: say("payments:export.column.amount"), width: 14 },
      { header: say("payments:export.column.unit"), width: 26 },
      { header: say("payments:export.column.item"), width: 22 },
      { header: say("payments:export.column.payee"), width: 18 },
    ],
    async *rows() {
      let at = 0;
      for await (const [name, card, amount, unit, item, payee] of streamBankRows(tx, world.vault, batchId))
        yield [String((at += 1)), name, card, amount, unit, nameOf(item), payee];
    },
  };
}
