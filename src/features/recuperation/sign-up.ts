import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type LocalText, type Reply, say } from "../../conversation/reply.ts";
import { LOCALES } from "../../domain/locale.ts";
import { evaluate, explain } from "../../rules/index.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { namePerson, personInScope, type PersonSummary } from "../roster/index.ts";
import { type Place, readQueue, type Trip, upcomingTrips } from "./queue.ts";

/** 「报名疗休养」: for oneself, or an officer for the unit's people; the place in the queue is explained. */
export const signUp: Verb = async (context) => {
  const { tx, world, actor, now, today } = context;
  const person = personSaid(context);
  if (person === undefined || actor.bindingId === null) return { replies: [say("services:who")] };
  const refusal = refuseIneligible(context, person);
  if (refusal !== null) return { replies: [refusal] };
  const trip = await tripSaid(context);
  if (trip === undefined) return { replies: [say("services:trip.none")] };
  // Whoever signs up at the same moment is queued by the moment, not by luck.
  await tx.execute(sql`insert into trip_sign_ups (id, trip_id, person_id, signed_by, signed_at)
    values (${newId()}::uuid, ${trip.id}::uuid, ${person.id}::uuid, ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)
    on conflict (trip_id, person_id) do update set status = 'signed', signed_at = excluded.signed_at
      where trip_sign_ups.status = 'withdrawn'`);
  const place = (await readQueue(tx, trip.id)).find(({ personId }) => personId === person.id);
  return {
    replies: [
      say("services:trip.signed", {
        person: namePerson(world.directory, person.id),
        number: trip.number,
        date: trip.startsOn,
        place: place === undefined ? [] : [explainPlace(place, trip)],
      }),
    ],
    audit: [{ action: "sign-up", subject: `person:${person.id}`, details: { tripId: trip.id, on: today } }],
  };
};

/** 「取消报名」: the seat goes to the next in the queue, who hears of it. */
export const signOff: Verb = async (context) => {
  const { tx, world } = context;
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
  const next = (await readQueue(tx, trip.id)).find(
    ({ personId, position }) =>
      position <= trip.seats && (before.find((one) => one.personId === personId)?.position ?? 0) > trip.seats,
  );
  return {
    replies: [
      say("services:trip.signed-off", {
        person: namePerson(world.directory, person.id),
        number: trip.number,
      }),
    ],
    notices:
      next === undefined
        ? []
        : [
            {
              to: { kind: "person", personId: next.personId },
              reply: say("services:trip.moved-up", { number: trip.number, date: trip.startsOn }),
              once: `moved-up:${trip.id}:${next.personId}:${left.id}`,
            },
          ],
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
