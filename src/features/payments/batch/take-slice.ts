import { type SQL, sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { queryRows, type Tx } from "../../database.ts";
import { namePerson } from "../../roster/index.ts";
import type { World } from "../../world.ts";
import { type BatchRow, FROM_THE_START, SLICE } from "./batch-row.ts";

const MOST_NAMES = 40;

/**
 * What waits to go out, as rows `p` of payables joined with `person`; of a list that is still being carried out nothing
 * does. What the bank returned waits until its person is named.
 */
export function waitingFor(personId: string | null): SQL {
  const whose =
    personId === null
      ? sql`p.status = 'payable'`
      : sql`p.status in ('payable', 'returned') and p.person_id = ${personId}::uuid`;
  return sql`${whose} and not (p.source = 'list-item' and p.source_id in (
    select i.id from list_items i join benefit_lists l on l.id = i.list_id where l.status = 'approving'))`;
}

/** Died since with nobody named to receive it, or suspended. */
const held = sql`(person.standing = 'suspended' or (person.life = 'deceased' and p.item not in ('death-grant', 'accident-death')
  and not exists (select 1 from applications a where a.id = p.source_id and a.payee_sealed is not null)))`;

export async function anythingGoes(tx: Tx, waiting: SQL): Promise<boolean> {
  const [row] = await queryRows<{ any: boolean }>(
    tx,
    sql`select exists (select 1 from payables p join people person on person.id = p.person_id
      where ${waiting} and not ${held}) as any`,
  );
  return row?.any === true;
}

/** Takes the next payments into the batch; after the last it is on its way to the bank. @returns whether it is whole */
export async function takeSlice(
  tx: Tx,
  { id, goOnAfter }: Pick<BatchRow, "id" | "goOnAfter">,
  waiting: SQL,
): Promise<boolean> {
  const [taken] = await queryRows<{ seen: number; last: string | null }>(
    tx,
    sql`with slice as (
      select p.id, ${held} as held from payables p join people person on person.id = p.person_id
      where ${waiting} and p.id > ${goOnAfter ?? FROM_THE_START}::uuid order by p.id limit ${SLICE} for update of p
    ), taken as (
      update payables p set status = 'batched', batch_id = ${id}::uuid from slice
      where p.id = slice.id and not slice.held returning p.amount
    ), whole as (select count(*)::int as seen, (array_agg(id order by id desc))[1] as last from slice), noted as (
      update payment_batches b set payments = b.payments + t.count, sum = b.sum + t.sum,
        go_on_after = case when whole.seen = ${SLICE} then whole.last end,
        status = case when whole.seen = ${SLICE} then 'building' else 'sent' end
      from whole, (select count(*)::int as count, coalesce(sum(amount), 0) as sum from taken) t
      where b.id = ${id}::uuid returning 1
    ) select seen, last from whole, noted`,
  );
  return (taken?.seen ?? 0) < SLICE;
}

/** Who is held back, by name. */
export async function describeHeld(tx: Tx, world: World, waiting: SQL): Promise<Reply[]> {
  const rows = await queryRows<{ personId: string }>(
    tx,
    sql`select distinct p.person_id as "personId" from payables p join people person on person.id = p.person_id
      where ${waiting} and ${held} limit ${MOST_NAMES}`,
  );
  if (rows.length === 0) return [];
  return [say("payments:held", { lines: rows.map(({ personId }) => namePerson(world.directory, personId)) })];
}
