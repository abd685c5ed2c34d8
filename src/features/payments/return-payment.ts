import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { movePayables } from "../ledger.ts";
import { namePerson } from "../roster/index.ts";

/** 「银行退回王建国，卡号有误」: owed again, out of the paid sum, and whoever can mend it is told. */
export const returnPayment: Verb = async ({ tx, world, actor, frame, now }) => {
  const person = world.directory.people.get(frame.slots.person?.ids[0] ?? "");
  if (person === undefined) return { replies: [say("payments:returned-whose")] };
  const [latest] = await queryRows<{ id: string; amount: string }>(
    tx,
    sql`select p.id, p.amount::text from payables p join payment_batches b on b.id = p.batch_id
      where p.person_id = ${person.id}::uuid and p.status in ('paid', 'batched')
      order by b.built_at desc, p.id desc limit 1 for update of p`,
  );
  const name = namePerson(world.directory, person.id);
  if (latest === undefined) return { replies: [say("payments:nothing-to-return", { person: name })] };
  const why = frame.slots.value ?? "";
  const sealed = world.vault.seal(why, { table: "payables", column: "reason", row: latest.id });
  const [moved] = await movePayables(tx, [latest.id], "returned", {
    bindingId: actor.bindingId,
    at: now,
    reasons: new Map([[latest.id, sealed]]),
  });
  if (moved === undefined) return { replies: [say("payments:nothing-to-return", { person: name })] };
  await tx.execute(sql`with applied as (
      update applications a set status = 'approved', version = a.version + 1, moved_at = ${now.toISOString()}::timestamptz
      from payables p where p.id = ${latest.id}::uuid and a.id = p.source_id and a.status = 'paid'
      returning a.id, a.version
    ) insert into application_steps (id, application_id, version, step, by_binding_id, at)
      select gen_random_uuid(), id, version, 'payment-returned', ${actor.bindingId}::uuid,
        ${now.toISOString()}::timestamptz from applied`);
  const once = `returned:${latest.id}:${now.toISOString()}`;
  return {
    replies: [say("payments:returned", { person: name, amount: latest.amount })],
    notices: [
      {
        to: { kind: "officers", unionId: person.unionId },
        reply: say("payments:returned-notice", { person: name, why }),
        once,
      },
      { to: { kind: "person", personId: person.id }, reply: say("payments:returned-own"), once },
    ],
    audit: [{ action: "return-payment", subject: `person:${person.id}`, details: { payableId: latest.id } }],
  };
};
