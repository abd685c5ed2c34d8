import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { namePerson, personInScope } from "../roster/index.ts";

/** 「撤回推荐张伟」: counts no more; that it was there stays. */
export const withdrawNomination: Verb = async ({ tx, world, actor, frame, now }) => {
  const person = personInScope(world.directory, actor, frame.slots.person?.ids[0]);
  if (person === undefined) return { replies: [say("nominations:what")] };
  const codes = frame.slots.honour?.codes ?? null;
  const withdrawn = await queryRows<{ id: string }>(
    tx,
    sql`update nominations set withdrawn_at = ${now.toISOString()}::timestamptz
      where person_id = ${person.id}::uuid and withdrawn_at is null and (${codes === null} or title_code in (
        select value from json_array_elements_text(${JSON.stringify(codes ?? [])}::json))) returning id`,
  );
  const said = { person: namePerson(world.directory, person.id) };
  return {
    replies: [say(withdrawn.length === 0 ? "nominations:nothing" : "nominations:withdrawn", said)],
    audit: [{ action: "withdraw-nomination", subject: `person:${person.id}` }],
  };
};
