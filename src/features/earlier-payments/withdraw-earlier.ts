import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { movePayables } from "../ledger.ts";
import { releaseLimits } from "../limits.ts";
import { namePerson } from "../roster/index.ts";
import { findItem } from "./earlier-row.ts";

/** 「撤销补录张伟2025年本人重大疾病救助」: out of the accounts again by entries of its own, and its limits are free. */
export const withdrawEarlier: Verb = async ({ tx, world, actor, frame, now, source }) => {
  const personId = frame.slots.person?.ids[0];
  if (personId === undefined) return { replies: [say("earlier:whose")] };
  const item = findItem(world, source.text)?.code ?? frame.slots.benefit;
  const { start = null, end = null } = frame.slots.date ?? {};
  const [found] = await queryRows<{
    id: string;
    payableId: string;
    item: string;
    date: string;
    amount: string;
  }>(
    tx,
    sql`select e.id, p.id as "payableId", e.item, e.counted_on::text as date, e.amount::text from earlier_payments e
      join payables p on p.source = 'earlier' and p.source_id = e.id
      where e.person_id = ${personId}::uuid and e.withdrawn_at is null
        and ${item === undefined ? sql`true` : sql`e.item = ${item}`}
        and ${start === null || end === null ? sql`true` : sql`e.counted_on >= ${start}::date and e.counted_on < ${end}::date`}
      order by e.counted_on desc, e.id desc limit 1 for update of e`,
  );
  const person = namePerson(world.directory, personId);
  if (found === undefined) return { replies: [say("earlier:nothing", { person })] };
  const by = { bindingId: actor.bindingId, at: now };
  await movePayables(tx, [found.payableId], "returned", by);
  await movePayables(tx, [found.payableId], "released", by);
  await releaseLimits(tx, [found.payableId], now);
  await tx.execute(sql`update earlier_payments set withdrawn_at = ${now.toISOString()}::timestamptz
    where id = ${found.id}::uuid`);
  const name = world.rules.rules.get(found.item)?.versions.at(-1)?.rule.name ?? {
    "zh-CN": found.item,
    en: found.item,
  };
  const { date, amount } = found;
  return {
    replies: [say("earlier:withdrawn", { person, name, date, amount })],
    audit: [{ action: "withdraw-earlier", subject: `person:${personId}`, details: { earlierId: found.id } }],
  };
};
