import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { namePerson, peopleSaid } from "../roster/index.ts";

const MOST_LINES = 40;

/** 「陈静、张伟体检了」: once a person and year. */
export const recordCheckup: Verb = async ({ tx, world, actor, frame, now, today }) => {
  const { clear, unclear } = peopleSaid(world, actor, frame);
  if (clear.length === 0) return { replies: [say("services:who")] };
  const day = frame.slots.date?.start ?? today;
  const year = Number(day.slice(0, 4));
  const lines: Reply[] = [];
  for (const { id } of clear) {
    const [done] = await queryRows<{ id: string }>(
      tx,
      sql`insert into checkups (id, person_id, year, attended_on, recorded_by, recorded_at)
        values (${newId()}::uuid, ${id}::uuid, ${year}, ${day}::date, ${actor.bindingId}::uuid,
          ${now.toISOString()}::timestamptz)
        on conflict (person_id, year) do nothing returning id`,
    );
    const said = { person: namePerson(world.directory, id), year };
    lines.push(say(done === undefined ? "services:checkup.before" : "services:checkup.recorded", said));
  }
  if (unclear.length > 0) lines.push(say("services:unclear", { names: unclear.join("、") }));
  return {
    replies: [say("services:lines", { lines })],
    audit: clear.map(({ id }) => ({ action: "record-checkup", subject: `person:${id}` })),
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
