import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { namePerson } from "../roster/index.ts";

interface Built {
  readonly number: string | null;
  readonly count: number;
  readonly sum: string | null;
  readonly held: string[] | null;
}

/**
 * 「生成发放批次」: everything payable goes to the bank together. Who has died since with nobody named to receive it, or
 * is suspended, is held back and named. What the bank returned goes out again for the person that is named.
 */
export const buildBatch: Verb = async ({ tx, world, actor, frame, now, today }) => {
  const id = newId();
  const personId = frame.slots.person?.ids[0] ?? null;
  const states = personId === null ? sql`('payable')` : sql`('payable', 'returned')`;
  const [built] = await queryRows<Built>(
    tx,
    sql`with waiting as (
      select p.id, p.person_id, p.amount,
        person.standing = 'suspended' or (person.life = 'deceased' and p.item not in ('death-grant', 'accident-death')
          and not exists (select 1 from applications a where a.id = p.source_id and a.payee_sealed is not null)) as held
      from payables p join people person on person.id = p.person_id
      where p.status in ${states} and ${personId === null ? sql`true` : sql`p.person_id = ${personId}::uuid`}
      order by p.id for update of p
    ), batch as (
      insert into payment_batches (id, number, built_by, built_at)
      select ${id}::uuid, 'FK' || ${String(yearOf(today))}::text || '-' || lpad(nextval('payment_batch_number')::text, 4, '0'),
        ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz
      where exists (select 1 from waiting where not held) returning id, number
    ), taken as (
      update payables p set status = 'batched', batch_id = batch.id from waiting, batch
      where p.id = waiting.id and not waiting.held returning p.amount
    ) select (select number from batch) as number, (select count(*) from taken)::int as count,
        (select sum(amount) from taken)::text as sum, (select array_agg(person_id) from waiting where held) as held`,
  );
  const held = (built?.held ?? []).map((person) => namePerson(world.directory, person));
  const notes = held.length === 0 ? [] : [say("payments:held", { lines: held })];
  if (built === undefined || built.number === null)
    return { replies: [say("payments:nothing-payable"), ...notes] };
  return {
    replies: [
      say("payments:batch-built", { number: built.number, count: built.count, sum: built.sum ?? "0.00" }),
      ...notes,
    ],
    audit: [{ action: "build-batch", subject: null, details: { batchId: id, count: built.count } }],
  };
};
