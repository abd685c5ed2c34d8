import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../columns.ts";
import { unions } from "../roster/index.ts";

/** `returned`: 退回, to be mended and filed again; until then the union counts as missing. */
export const RETURN_STATUSES = ["submitted", "returned", "accepted"] as const;

/** Why there is this version: an officer filed it, or a major event came after the one before. */
export const RETURN_CAUSES = ["filed", "major-event"] as const;

/**
 * 年度报告, one row a version: the first submission decides "on time" (domain §2). The last version of a union and year
 * is the row of the view `current_returns`.
 */
export const annualReturns = pgTable(
  "annual_returns",
  {
    id: rowId(),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    year: integer("year").notNull(),
    version: integer("version").notNull(),
    cause: text("cause", { enum: RETURN_CAUSES }).notNull().default("filed"),
    /** 无变动: said, so that silence can be told from "no change". */
    zero: boolean("zero").notNull(),
    headcount: integer("headcount").notNull(),
    changes: integer("changes").notNull(),
    /** Receipt numbers of the change reports that this version covers. */
    covers: jsonb("covers").$type<string[]>().notNull(),
    status: text("status", { enum: RETURN_STATUSES }).notNull().default("submitted"),
    receipt: text("receipt").notNull(),
    daysLate: integer("days_late").notNull().default(0),
    lateReasonSealed: sealed("late_reason_sealed"),
    submittedAt: instant("submitted_at").notNull(),
    submittedBy: uuid("submitted_by").notNull(),
    sourceMessageId: uuid("source_message_id").notNull(),
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by"),
    /** What is to be mended. */
    returnReasonSealed: sealed("return_reason_sealed"),
  },
  (table) => [
    uniqueIndex("annual_returns_version_once").on(table.unionId, table.year, table.version),
    uniqueIndex("annual_returns_receipt_once").on(table.receipt),
    check("annual_returns_status_known", oneOf("status", RETURN_STATUSES)),
    check("annual_returns_cause_known", oneOf("cause", RETURN_CAUSES)),
    check("annual_returns_zero_has_no_changes", sql`not zero or changes = 0`),
    check("annual_returns_days_late_counted", sql`days_late >= 0 and version >= 1 and headcount >= 0`),
    check("annual_returns_decided", sql`(status = 'submitted') = (decided_at is null)`),
  ],
);
