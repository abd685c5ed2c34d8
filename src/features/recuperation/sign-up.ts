import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type LocalText, type Reply, say } from "../../conversation/reply.ts";
import { LOCALES } from "../../domain/locale.ts";
import { evaluate, explain } from "../../rules/index.ts";
import { queryRows } from "../database.ts";
import type { Notice, Verb, VerbContext } from "../feature.ts";
import { namePerson, peopleSaid, personInScope, type PersonSummary } from "../roster/index.ts";
import { type Place, readQueue, type Trip, upcomingTrips } from "./queue.ts";

/** 「报名疗休养」: for oneself, or an officer for the unit's people; the place in the queue is explained. */
export const signUp: Verb = async (context) => {
  const { tx, world, actor, frame } = context;
  const said = peopleSaid(world, actor, frame);
  const oneself = personInScope(world.directory, actor, actor.personId ?? undefined);
  const nobodyNamed = frame.slots.person === undefined && (frame.slots.people ?? []).length === 0;
  const people = nobodyNamed && oneself !== undefined ? [oneself] : said.clear;
  if (people.length === 0 || actor.bindingId === null) return { replies: [say("services:who")] };
  const eligible = people.filter((person) => refuseIneligible(context, person) === null);
  const refusals = people.flatMap((person) => refuseIneligible(context, person) ?? []);
  const trip = await tripSaid(context);
  if (trip === undefined && eligible.length > 0) return { replies: [say("services:trip.none")] };
  const lines: Reply[] = [...refusals];
  const notices: Notice[] = [];
  if (trip !== undefined) {
    const before = await readQueue(tx, trip.id);
    for (const person of eligible) await insertSignUp(context, trip, person);
    const after = await readQueue(tx, trip.id);
    for (const person of eligible) lines.push(describeSignUp(context, trip, person, after));
    notices.push(...tellMoved(trip, before, after, context.source.inboxId));
  }
  if (said.unclear.length > 0) lines.push(say("services:unclear", { names: said.unclear.join("、") }));
  return {
    replies: [say("services:lines", { lines })],
    notices,
    audit: eligible.map(({ id }) => ({
      action: "sign-up",
      subject: `person:${id}`,
      details: { tripId: trip?.id },
    })),
  };
};

/** Who signs up at the same moment as another is queued by the moment, not by luck. */
async function insertSignUp(
  { tx, actor, now }: VerbContext,
  trip: Trip,
  { id }: PersonSummary,
): Promise<void> {
  await tx.execute(sql`insert into trip_sign_ups (id, trip_id, person_id, signed_by, signed_at)
    values (${newId()}::uuid, ${trip.id}::uuid, ${id}::uuid, ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)
    on conflict (trip_id, person_id) do update set status = 'signed', signed_at = excluded.signed_at
      where trip_sign_ups.status = 'withdrawn'`);
}

function describeSignUp(
  { world }: VerbContext,
  trip: Trip,
  { id }: PersonSummary,
  queue: readonly Place[],
): Reply {
  const place = queue.find(({ personId }) => personId === id);
  return say("services:trip.signed", {
    person: namePerson(world.directory, id),
    number: trip.number,
    date: trip.startsOn,
    place: place === undefined ? [] : [explainPlace(place, trip)],
  });
}

/** Whose seat came or went by it hears of it: the queue is fair, and nobody is surprised at the bus. */
function tellMoved(
  trip: Trip,
  before: readonly Place[],
  after: readonly Place[],
  occasion: string,
): Notice[] {
  return after.flatMap((place): Notice[] => {
    const { personId, position } = place;
    const was = before.find((one) => one.personId === personId)?.position;
    if (was === undefined || was <= trip.seats === position <= trip.seats) return [];
    const key = position <= trip.seats ? "services:trip.moved-up" : "services:trip.moved-down";
    const said = { number: trip.number, date: trip.startsOn, place: explainPlace(place, trip) };
    return [
      {
        to: { kind: "person", personId },
        reply: say(key, said),
        once: `moved:${trip.id}:${personId}:${occasion}`,
      },
    ];
  });
}

/** 「取消报名」: the seat goes to the next in the queue, who hears of it. */
export const signOff: Verb = async (context) => {
  const { tx, world, source } = context;
  const person = personSaid(context);
  const trip = await tripSaid(context);
  if (person === undefined || trip === undefined) return { replies: [say("services:trip.none")] };
  const before = await readQueue(tx, trip.id);
  const [left] = await queryRows<{ id: string }>(
    tx,
    sql`update trip_sign_ups set status = 'withdrawn' where trip_id = ${trip.id}::uuid
      and person_id = ${person.id}::uuid and status = 'signed' returning id`,
  );
  if (left === undefined) return { replies: [say("services:trip.not-signed")] };
  return {
    replies: [
      say("services:trip.signed-off", {
        person: namePerson(world.directory, person.id),
        number: trip.number,
      }),
    ],
    notices: tellMoved(trip, before, await readQueue(tx, trip.id), source.inboxId),
    audit: [{ action: "sign-off", subject: `person:${person.id}`, details: { tripId: trip.id } }],
  };
};

function personSaid({ world, actor, frame }: VerbContext): PersonSummary | undefined {
  const id = frame.slots.person?.ids[0] ?? actor.personId ?? undefined;
  return personInScope(world.directory, actor, id);
}

export async function tripSaid({ tx, frame, today }: VerbContext): Promise<Trip | undefined> {
  const trips = await upcomingTrips(tx, today);
  const { choice } = frame.slots;
  return choice === undefined ? trips[0] : trips.find(({ number }) => number === choice);
}

function refuseIneligible({ world, today }: VerbContext, person: PersonSummary): Reply | null {
  const rule = world.rules.rules.get("recuperation");
  if (rule === undefined) return say("services:trip.no-rule");
  const facts = {
    tier: person.tier ?? "none",
    service: person.employment === "in-service" ? "in-service" : "retired",
    medal: person.titleCodes.some((code) => code === "capital-medal" || code === "xicheng-medal"),
  };
  const answer = evaluate(rule, facts, { on: today, trace: true });
  if (answer.answer !== "no") return null;
  const reason = Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      explain(rule, answer, locale, (key, params) => world.words(locale, key, params))
        .filter(({ part }) => part === "reason")
        .map(({ text }) => text)
        .join(""),
    ]),
  ) as LocalText;
  return say("services:trip.not-eligible", { reason });
}

/** Why one stands where one stands: never been before those who have, then by how long ago. */
export function explainPlace({ position, lastYear }: Place, { seats }: Trip): Reply {
  const why =
    lastYear === null ? say("services:trip.never-been") : say("services:trip.been", { year: lastYear });
  return position <= seats
    ? say("services:trip.seat", { position, seats, why })
    : say("services:trip.waiting", { position, seats, ahead: position - seats, why });
}
