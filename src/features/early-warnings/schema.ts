import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, oneOf, rowId } from "../columns.ts";
import { people } from "../roster/index.ts";

export const WARNING_KINDS = ["retirement-age", "stale-record", "missing-card"] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/** What an officer was asked about beforehand; once for each person, kind and occasion. */
export const warnings = pgTable(
  "warnings",
  {
    id: rowId(),
    kind: text("kind", { enum: WARNING_KINDS }).notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    /** The day, quarter or year that it is about. */
    occasion: text("occasion").notNull(),
    warnedAt: instant("warned_at").notNull(),
  },
  (table) => [
    uniqueIndex("warnings_once").on(table.kind, table.personId, table.occasion),
    check("warnings_kind_known", oneOf("kind", WARNING_KINDS)),
  ],
);

/** 预警设置: when officers are asked, one row a version; the last one holds. The first version comes with the schema. */
export const warningPolicies = pgTable(
  "warning_policies",
  {
    version: integer("version").primaryKey(),
    /** So many months before the statutory day the officer is asked; 0: not at all. */
    monthsAhead: integer("months_ahead").notNull(),
    /** Day of the month from which on its round goes out. */
    dayOfMonth: integer("day_of_month").notNull(),
    /** Between these hours only. */
    fromHour: integer("from_hour").notNull(),
    untilHour: integer("until_hour").notNull(),
    setAt: instant("set_at").notNull(),
    setBy: uuid("set_by"),
    sourceMessageId: uuid("source_message_id"),
  },
  () => [
    check(
      "warning_policies_sane",
      sql`months_ahead between 0 and 24 and day_of_month between 1 and 28 and from_hour between 0 and 22
        and until_hour between from_hour + 1 and 24`,
    ),
  ],
);

/** A month's round, planned once whatever number of processes look. */
export const warningRounds = pgTable("warning_rounds", {
  /** `2026-11`. */
  month: text("month").primaryKey(),
  plannedAt: instant("planned_at").notNull(),
  /** Planned after its day: an outage delayed it. */
  caughtUp: boolean("caught_up").notNull(),
  /** People asked about. */
  warned: integer("warned").notNull(),
});
