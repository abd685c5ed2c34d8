import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { namePerson, peopleSaid, type PersonSummary } from "../roster/index.ts";
import { readQueue, type Trip } from "./queue.ts";

/**
 * 「第1期都参加了，陈静没去」: everyone with a seat was there but those named; 「张伟参加了疗休养」: those named. On the
 * trip of that number, else the latest that has begun. 「张伟2024年参加过」 goes on record for the queue and the due list.
 */
export const recordAttendance: Verb = async (context) => {
  const { world, actor, frame, today } = context;
  const { clear, unclear } = peopleSaid(world, actor, frame);
  const absent = frame.slots.facts?.["attendance"] === "absent";
  const year = frame.slots.date?.start?.slice(0, 4);
  const earlier = year !== undefined && Number(year) < yearOf(today) && !absent;
  if (earlier && clear.length > 0) return recordEarlier(context, clear, Number(year));
  const trip = await begunTrip(context);
  if (trip === undefined) return { replies: [say("services:trip.not-begun")] };
  const everybody = frame.slots.all === true && actor.role !== "officer";
  if (clear.length === 0 && !everybody) return { replies: [say("services:who")] };
  const replies: Reply[] = [];
  const audit = [];
  if (everybody) {
    const seated = (await readQueue(context.tx, trip.id)).filter(({ position }) => position <= trip.seats);
    const here = seated.filter(({ personId }) => !(absent && clear.some(({ id }) => id === personId)));
    const ids = here.map(({ personId }) => personId);
    await mark(context, trip, ids, "attended");
    replies.push(say("services:trip.all-attended", { number: trip.number, count: ids.length }));
    audit.push({
      action: "record-attendance",
      subject: null,
      details: { tripId: trip.id, count: ids.length },
    });
  }
  const status = absent ? "absent" : "attended";
  const known = await mark(
    context,
    trip,
    clear.map(({ id }) => id),
    status,
  );
  for (const { id } of clear) {
    const said = { person: namePerson(world.directory, id), number: trip.number };
    replies.push(say(known.has(id) ? `services:trip.${status}` : "services:trip.not-signed-up", said));
    audit.push({ action: "record-attendance", subject: `person:${id}`, details: { status } });
  }
  if (unclear.length > 0) replies.push(say("services:unclear", { names: unclear.join("、") }));
  return { replies: [say("services:lines", { lines: replies })], audit };
};

/** The trip of the number said, else the latest that has begun and that anybody named signed up for. */
async function begunTrip({ tx, frame, today }: VerbContext): Promise<Trip | undefined> {
  const { choice } = frame.slots;
  const [trip] = await queryRows<Trip>(
    tx,
    sql`select id, number, starts_on::text as "startsOn", seats from trips where starts_on <= ${today}::date
      and ${choice === undefined ? sql`true` : sql`number = ${choice}`} order by starts_on desc, number desc limit 1`,
  );
  return trip;
}

/** @returns those who had signed up */
async function mark(
  { tx }: VerbContext,
  trip: Trip,
  ids: readonly string[],
  status: "attended" | "absent",
): Promise<ReadonlySet<string>> {
  const marked = await queryRows<{ id: string }>(
    tx,
    sql`update trip_sign_ups set status = ${status} where trip_id = ${trip.id}::uuid and status <> 'withdrawn'
      and person_id in (select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))
      returning person_id as id`,
  );
  return new Set(marked.map(({ id }) => id));
}

async function recordEarlier(
  { tx, world, actor, now }: VerbContext,
  people: readonly PersonSummary[],
  year: number,
) {
  for (const { id } of people)
    await tx.execute(sql`insert into earlier_trips (id, person_id, year, recorded_by, recorded_at)
      values (${newId()}::uuid, ${id}::uuid, ${year}, ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)
      on conflict (person_id, year) do nothing`);
  const lines = people.map(({ id }) =>
    say("services:trip.earlier", { person: namePerson(world.directory, id), year }),
  );
  return {
    replies: [say("services:lines", { lines })],
    audit: people.map(({ id }) => ({
      action: "record-earlier-trip",
      subject: `person:${id}`,
      details: { year },
    })),
  };
}
