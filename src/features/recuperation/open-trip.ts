import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { readTripSlots } from "./trip-form.ts";

export const previewTrip: Verb = async (_context, slots) => {
  const { startsOn, seats } = readTripSlots(slots);
  return { replies: [say("services:trip.card", { date: startsOn ?? "", seats: seats ?? 0 })] };
};

export const openTrip: Verb = async ({ tx, actor, now }, slots) => {
  const { startsOn, seats } = readTripSlots(slots);
  const id = newId();
  const [trip] = await queryRows<{ number: number }>(
    tx,
    sql`insert into trips (id, number, starts_on, seats, opened_by, opened_at)
      values (${id}::uuid, nextval('trip_number')::int, ${startsOn}::date, ${seats}, ${actor.bindingId}::uuid,
        ${now.toISOString()}::timestamptz) returning number`,
  );
  return {
    replies: [
      say("services:trip.opened", { number: trip?.number ?? 0, date: startsOn ?? "", seats: seats ?? 0 }),
    ],
    audit: [{ action: "open-trip", subject: null, details: { tripId: id } }],
  };
};
