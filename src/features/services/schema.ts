import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, rowId, sealed } from "../columns.ts";
import { people, unions } from "../roster/index.ts";

/** 体检: attended in a year. Who did not is whoever has no row. */
export const checkups = pgTable(
  "checkups",
  {
    id: rowId(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    year: integer("year").notNull(),
    attendedOn: date("attended_on", { mode: "string" }).notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [uniqueIndex("checkups_once_a_year").on(table.personId, table.year)],
);

/** 入户慰问: who, when, what was given, what is needed (domain §5). */
export const visits = pgTable(
  "visits",
  {
    id: rowId(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    visitedOn: date("visited_on", { mode: "string" }).notNull(),
    /** What was given and what needs were found, as it was told. */
    noteSealed: sealed("note_sealed"),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [uniqueIndex("visits_once_a_day").on(table.personId, table.visitedOn)],
);

/** 四个第一: known, helped, reported, resolved. */
export const STAMPS = ["known", "helped", "reported", "resolved"] as const;
export type Stamp = (typeof STAMPS)[number];

/** 帮扶案件: one open case a person, one owner, four stamps; each stamp is given once. */
export const careCases = pgTable(
  "care_cases",
  {
    id: rowId(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    ownerBindingId: uuid("owner_binding_id").notNull(),
    noteSealed: sealed("note_sealed"),
    knownAt: instant("known_at").notNull(),
    helpedAt: instant("helped_at"),
    reportedAt: instant("reported_at"),
    resolvedAt: instant("resolved_at"),
    movedAt: instant("moved_at").notNull(),
  },
  (table) => [
    uniqueIndex("care_cases_one_open")
      .on(table.personId)
      .where(sql`resolved_at is null`),
    index("care_cases_waiting")
      .on(table.movedAt)
      .where(sql`resolved_at is null`),
    check("care_cases_known_first", sql`known_at <= coalesce(resolved_at, known_at)`),
  ],
);

/** What was done on a case, and by whom. */
export const careNotes = pgTable(
  "care_notes",
  {
    id: rowId(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => careCases.id),
    stamp: text("stamp", { enum: STAMPS }).notNull(),
    noteSealed: sealed("note_sealed"),
    byBindingId: uuid("by_binding_id").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [uniqueIndex("care_notes_stamp_once").on(table.caseId, table.stamp)],
);
