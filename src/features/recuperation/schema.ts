import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  pgSequence,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { instant, oneOf, rowId } from "../columns.ts";
import { people } from "../roster/index.ts";

export const tripSequence = pgSequence("trip_number");

/** 疗休养期次: so many seats from a day on. */
export const trips = pgTable(
  "trips",
  {
    id: rowId(),
    number: integer("number").notNull(),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    seats: integer("seats").notNull(),
    openedBy: uuid("opened_by").notNull(),
    openedAt: instant("opened_at").notNull(),
  },
  (table) => [
    uniqueIndex("trips_number_once").on(table.number),
    check("trips_seats_sane", sql`seats between 1 and 2000`),
  ],
);

export const SIGN_UP_STATUSES = ["signed", "withdrawn", "attended", "absent"] as const;

/** 报名: one a person and trip. Who has a seat follows from the queue, and is not kept. */
export const tripSignUps = pgTable(
  "trip_sign_ups",
  {
    id: rowId(),
    tripId: uuid("trip_id")
      .notNull()
      .references(() => trips.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    status: text("status", { enum: SIGN_UP_STATUSES }).notNull().default("signed"),
    signedBy: uuid("signed_by").notNull(),
    signedAt: instant("signed_at").notNull(),
  },
  (table) => [
    uniqueIndex("trip_sign_ups_once").on(table.tripId, table.personId),
    index("trip_sign_ups_by_person").on(table.personId),
    check("trip_sign_ups_status_known", oneOf("status", SIGN_UP_STATUSES)),
  ],
);

/** 以往疗休养: years in which somebody was there before trips were kept here. */
export const earlierTrips = pgTable(
  "earlier_trips",
  {
    id: rowId(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    year: integer("year").notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [
    uniqueIndex("earlier_trips_once").on(table.personId, table.year),
    check("earlier_trips_year_sane", sql`year between 1949 and 2200`),
  ],
);
