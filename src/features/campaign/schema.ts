import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, oneOf, rowId } from "../columns.ts";

/**
 * 催报设置: when and how the unions are reminded, one row a version; the last one holds. A wave is judged by the version
 * that held at its moment, so that a new policy asks for nothing in the past. The first version comes with the schema.
 */
export const campaignPolicies = pgTable(
  "campaign_policies",
  {
    version: integer("version").primaryKey(),
    /** Days before the deadline on which the missing are reminded. */
    daysBefore: integer("days_before").array().notNull(),
    /** Days after the deadline on which they are reminded daily. */
    overdueDays: integer("overdue_days").notNull(),
    /** Hour of the day at which a wave goes out, and from which on nothing goes out: between, the phones are quiet. */
    fromHour: integer("from_hour").notNull(),
    untilHour: integer("until_hour").notNull(),
    /** From so many days before the deadline on (negative: after it) the union's chair hears of it too. */
    chairFrom: integer("chair_from").notNull(),
    /** From so many days before the deadline on staff get the phone list of the silent. */
    phonesFrom: integer("phones_from").notNull(),
    setAt: instant("set_at").notNull(),
    setBy: uuid("set_by"),
    sourceMessageId: uuid("source_message_id"),
  },
  () => [
    check(
      "campaign_policies_sane",
      sql`overdue_days between 0 and 60 and from_hour between 0 and 22 and until_hour between from_hour + 1 and 24
        and cardinality(days_before) <= 40`,
    ),
  ],
);

/** A wave of the 31 December campaign, planned once whatever number of processes look (unique key). */
export const reminderWaves = pgTable(
  "reminder_waves",
  {
    id: rowId(),
    year: integer("year").notNull(),
    /** Days to the deadline; negative after it. */
    daysLeft: integer("days_left").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    plannedAt: instant("planned_at").notNull(),
    /** Planned after its day was over: an outage delays a reminder, and never loses or doubles it. */
    caughtUp: boolean("caught_up").notNull(),
    /** Unions that were missing. */
    missing: integer("missing").notNull(),
    /** The last union that was looked at: a large district is planned in parts. */
    plannedTo: uuid("planned_to"),
    /** When all of it was planned; null until then. */
    finishedAt: instant("finished_at"),
  },
  (table) => [uniqueIndex("reminder_waves_once").on(table.year, table.daysLeft)],
);

/** `escalation`: to the chair, because the officers stayed silent. */
export const REMINDER_KINDS = ["reminder", "escalation"] as const;

/** Who was reminded of what, one row each. */
export const reminders = pgTable(
  "reminders",
  {
    id: rowId(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => reminderWaves.id),
    unionId: uuid("union_id").notNull(),
    bindingId: uuid("binding_id").notNull(),
    kind: text("kind", { enum: REMINDER_KINDS }).notNull(),
    plannedAt: instant("planned_at").notNull(),
  },
  (table) => [
    uniqueIndex("reminders_once").on(table.waveId, table.unionId, table.bindingId),
    index("reminders_by_union").on(table.unionId),
    check("reminders_kind_known", oneOf("kind", REMINDER_KINDS)),
  ],
);
