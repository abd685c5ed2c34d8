import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { namePerson, personInScope } from "../roster/index.ts";

const MOST_LINES = 40;

/** 「陈静体检了」: once a person and year. */
export const recordCheckup: Verb = async ({ tx, world, actor, frame, now, today }) => {
  const person = personInScope(world.directory, actor, frame.slots.person?.ids[0]);
  if (person === undefined) return { replies: [say("services:who")] };
  const day = frame.slots.date?.start ?? today;
  const [done] = await queryRows<{ id: string }>(
    tx,
    sql`insert into checkups (id, person_id, year, attended_on, recorded_by, recorded_at)
      values (${newId()}::uuid, ${person.id}::uuid, ${Number(day.slice(0, 4))}, ${day}::date, ${actor.bindingId}::uuid,
        ${now.toISOString()}::timestamptz)
      on conflict (person_id, year) do nothing returning id`,
  );
  const said = { person: namePerson(world.directory, person.id), year: Number(day.slice(0, 4)) };
  return {
    replies: [say(done === undefined ? "services:checkup.before" : "services:checkup.recorded", said)],
    audit: [{ action: "record-checkup", subject: `person:${person.id}` }],
  };
};

/** 「体检名册」: how many of the year's roster have been, and who has not. */
export const showCheckups: Verb = async ({ tx, world, actor, today }) => {
  const year = yearOf(today);
  const been = new Set(
    (
      await queryRows<{ personId: string }>(
        tx,
        sql`select person_id as "personId" from checkups where year = ${year}`,
      )
    ).map(({ personId }) => personId),
  );
  const roster = [...world.directory.people.values()].filter(
    (person) =>
      person.tier !== null &&
      person.life === "alive" &&
      person.standing === "good" &&
      (actor.role !== "officer" || person.unionId === actor.unionId),
  );
  const missing = roster
    .filter(({ id }) => !been.has(id))
    .toSorted((a, b) => a.name.localeCompare(b.name, "zh-CN"));
  return {
    replies: [
      say("services:checkup.roll", {
        year,
        count: roster.length,
        been: roster.length - missing.length,
        lines: missing
          .slice(0, MOST_LINES)
          .map(({ id }) => say("services:missing-line", { person: namePerson(world.directory, id) })),
      }),
    ],
  };
};
