import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../columns.ts";
import { unions } from "../roster/index.ts";

export const RETURN_STATUSES = ["submitted", "returned", "accepted"] as const;

/** 年度报告, one row a version: the first submission decides "on time" (domain §2). */
export const annualReturns = pgTable(
  "annual_returns",
  {
    id: rowId(),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    year: integer("year").notNull(),
    version: integer("version").notNull(),
    /** 无变动: said, so that silence can be told from "no change". */
    zero: boolean("zero").notNull(),
    headcount: integer("headcount").notNull(),
    changes: integer("changes").notNull(),
    status: text("status", { enum: RETURN_STATUSES }).notNull().default("submitted"),
    receipt: text("receipt").notNull(),
    daysLate: integer("days_late").notNull().default(0),
    lateReasonSealed: sealed("late_reason_sealed"),
    submittedAt: instant("submitted_at").notNull(),
    submittedBy: uuid("submitted_by").notNull(),
    sourceMessageId: uuid("source_message_id").notNull(),
  },
  (table) => [
    uniqueIndex("annual_returns_version_once").on(table.unionId, table.year, table.version),
    uniqueIndex("annual_returns_receipt_once").on(table.receipt),
    check("annual_returns_status_known", oneOf("status", RETURN_STATUSES)),
    check("annual_returns_zero_has_no_changes", sql`not zero or changes = 0`),
    check("annual_returns_days_late_counted", sql`days_late >= 0 and version >= 1 and headcount >= 0`),
  ],
);

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
