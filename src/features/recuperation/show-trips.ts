import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { evaluate } from "../../rules/index.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { namePerson } from "../roster/index.ts";
import { readQueue, tripsAttended, upcomingTrips } from "./queue.ts";
import { explainPlace, tripSaid } from "./sign-up.ts";

const MOST_LINES = 40;

/** 「疗休养安排」: trips to come, and one's own place in their queues. */
export const showTrips: Verb = async ({ tx, actor, today }) => {
  const trips = await upcomingTrips(tx, today);
  if (trips.length === 0) return { replies: [say("services:trip.none")] };
  const lines: Reply[] = [];
  for (const trip of trips.slice(0, 10)) {
    const queue = await readQueue(tx, trip.id);
    const own = queue.find(({ personId }) => personId === actor.personId);
    lines.push(
      say("services:trip.line", {
        number: trip.number,
        date: trip.startsOn,
        seats: trip.seats,
        signed: queue.length,
        place: own === undefined ? [] : [explainPlace(own, trip)],
      }),
    );
  }
  return { replies: [say("services:trip.list", { lines })] };
};

/** 「报名名单」: the queue of a trip, an officer's own people only. */
export const showRoll: Verb = async (context) => {
  const { tx, world, actor } = context;
  const trip = await tripSaid(context);
  if (trip === undefined) return { replies: [say("services:trip.none")] };
  const queue = (await readQueue(tx, trip.id)).filter(
    ({ personId }) =>
      actor.role !== "officer" || world.directory.people.get(personId)?.unionId === actor.unionId,
  );
  const lines = queue.slice(0, MOST_LINES).map((place) =>
    say("services:trip.roll-line", {
      person: namePerson(world.directory, place.personId),
      place: explainPlace(place, trip),
    }),
  );
  return {
    replies: [say("services:trip.roll", { number: trip.number, date: trip.startsOn, lines })],
    audit: [{ action: "show-roll", subject: null, details: { tripId: trip.id } }],
  };
};

/** 「谁该疗休养」: in service with a tier, and none in this or the previous calendar year (domain §5). */
export const showDue: Verb = async ({ tx, world, actor, today }) => {
  const rule = world.rules.rules.get("recuperation-due");
  if (rule === undefined) return { replies: [say("services:trip.no-rule")] };
  const last = new Map(
    (
      await queryRows<{ personId: string; year: number }>(
        tx,
        sql`select person_id as "personId", max(year)::int as year from ${tripsAttended} a group by person_id`,
      )
    ).map(({ personId, year }) => [personId, year]),
  );
  const due = [...world.directory.people.values()]
    .filter((person) => person.life === "alive" && person.standing === "good")
    .filter((person) => actor.role !== "officer" || person.unionId === actor.unionId)
    .filter((person) => {
      const facts = {
        tier: person.tier ?? "none",
        service: person.employment === "in-service" ? "in-service" : "retired",
        "last-year": String(last.get(person.id) ?? 0),
      };
      return evaluate(rule, facts, { on: today }).answer === "yes";
    })
    .toSorted(
      (a, b) => (last.get(a.id) ?? 0) - (last.get(b.id) ?? 0) || a.name.localeCompare(b.name, "zh-CN"),
    );
  const lines = due.slice(0, MOST_LINES).map(({ id }) => {
    const year = last.get(id);
    return say("services:trip.due-line", {
      person: namePerson(world.directory, id),
      why: year === undefined ? say("services:trip.never-been") : say("services:trip.been", { year }),
    });
  });
  return { replies: [say("services:trip.due", { year: yearOf(today), count: due.length, lines })] };
};
