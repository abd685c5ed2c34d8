import { boolean, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, rowId } from "../columns.ts";

/** A wave of the 31 December campaign, planned once whatever number of processes look (unique key). */
export const reminderWaves = pgTable(
  "reminder_waves",
  {
    id: rowId(),
    campaign: text("campaign").notNull(),
    year: integer("year").notNull(),
    /** Days to the deadline; negative after it. */
    daysLeft: integer("days_left").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    plannedAt: instant("planned_at").notNull(),
    /** Planned after its day was over: an outage delays a reminder, and never loses or doubles it. */
    caughtUp: boolean("caught_up").notNull(),
    recipients: integer("recipients").notNull(),
  },
  (table) => [uniqueIndex("reminder_waves_once").on(table.campaign, table.year, table.daysLeft)],
);

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
    plannedAt: instant("planned_at").notNull(),
  },
  (table) => [
    uniqueIndex("reminders_once").on(table.waveId, table.unionId, table.bindingId),
    index("reminders_by_union").on(table.unionId),
  ],
);
