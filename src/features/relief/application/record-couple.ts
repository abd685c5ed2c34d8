import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Verb } from "../../feature.ts";
import { namePerson, personInScope } from "../../roster/index.ts";

/** 「陈静和张伟是夫妻」: both on the roster are one household, with one household grant (domain §3). */
export const recordCouple: Verb = async ({ tx, world, actor, frame, now, source }) => {
  const named = frame.slots.people ?? [];
  const ids = [...new Set(named.flatMap(({ ids: [first] }) => first ?? []))].toSorted();
  const [one, other] = ids.map((id) => world.directory.people.get(id));
  const inScope = [one, other].some(
    (person) => personInScope(world.directory, actor, person?.id) !== undefined,
  );
  if (one === undefined || other === undefined || ids.length !== 2 || !inScope)
    return { replies: [say("relief:couple.who")] };
  const [recorded] = await queryRows<{ id: string }>(
    tx,
    sql`insert into couples (id, one_person_id, other_person_id, recorded_by, recorded_at)
      select ${newId()}::uuid, ${one.id}::uuid, ${other.id}::uuid, ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz
      where not exists (select 1 from couples where ended_at is null
        and (one_person_id in (${one.id}::uuid, ${other.id}::uuid) or other_person_id in (${one.id}::uuid, ${other.id}::uuid)))
      returning id`,
  );
  const said = { one: namePerson(world.directory, one.id), other: namePerson(world.directory, other.id) };
  return {
    replies: [say(recorded === undefined ? "relief:couple.before" : "relief:couple.recorded", said)],
    audit: [
      { action: "record-couple", subject: `person:${one.id}`, details: { inbox: source.inboxId } },
      { action: "record-couple", subject: `person:${other.id}` },
    ],
  };
};
