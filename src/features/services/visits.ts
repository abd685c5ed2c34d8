import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { namePerson, personInScope } from "../roster/index.ts";

const MOST_LINES = 40;

/** 「入户慰问了周福生，送米面油」: once a person and day; what was given and needed is kept sealed. */
export const recordVisit: Verb = async ({ tx, world, actor, frame, now, today }) => {
  const person = personInScope(world.directory, actor, frame.slots.person?.ids[0]);
  if (person === undefined) return { replies: [say("services:who")] };
  const day = frame.slots.date?.start ?? today;
  const id = newId();
  const note = frame.slots.value ?? "";
  const sealed = world.vault.seal(note, { table: "visits", column: "note", row: id });
  const [done] = await queryRows<{ id: string }>(
    tx,
    sql`insert into visits (id, person_id, visited_on, note_sealed, recorded_by, recorded_at)
      values (${id}::uuid, ${person.id}::uuid, ${day}::date, ${sealed}, ${actor.bindingId}::uuid,
        ${now.toISOString()}::timestamptz)
      on conflict (person_id, visited_on) do nothing returning id`,
  );
  const said = { person: namePerson(world.directory, person.id), date: day, note };
  return {
    replies: [say(done === undefined ? "services:visit.before" : "services:visit.recorded", said)],
    audit: [{ action: "record-visit", subject: `person:${person.id}` }],
  };
};

/** 「慰问覆盖率」: how many of the retired were visited this year, and who was not (100 % first reached in 2012). */
export const showCoverage: Verb = async ({ tx, world, actor, today }) => {
  const year = yearOf(today);
  const visited = new Set(
    (
      await queryRows<{ personId: string }>(
        tx,
        sql`select distinct person_id as "personId" from visits where extract(year from visited_on) = ${year}`,
      )
    ).map(({ personId }) => personId),
  );
  const retired = [...world.directory.people.values()].filter(
    (person) =>
      person.tier !== null &&
      person.employment === "retired" &&
      person.life === "alive" &&
      (actor.role !== "officer" || person.unionId === actor.unionId),
  );
  const missing = retired.filter(({ id }) => !visited.has(id));
  const done = retired.length - missing.length;
  return {
    replies: [
      say("services:visit.coverage", {
        year,
        count: retired.length,
        done,
        percent: retired.length === 0 ? 100 : Math.floor((done * 100) / retired.length),
        lines: missing
          .toSorted((a, b) => a.name.localeCompare(b.name, "zh-CN"))
          .slice(0, MOST_LINES)
          .map(({ id }) => say("services:missing-line", { person: namePerson(world.directory, id) })),
      }),
    ],
  };
};
