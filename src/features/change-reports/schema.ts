import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  jsonb,
  pgSequence,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../columns.ts";
import { people, unions } from "../roster/index.ts";

/**
 * `recorded`: the archive shows it. `scheduled`: it will, from its day on. `awaiting-acceptance`: a transfer or merger
 * that the receiving officer has not taken yet. `declined`: the receiving officer will not; staff decide. `disputed`: a
 * second officer says otherwise; the first value stands until staff decide. `withdrawn`: taken back. `superseded`:
 * another report says it right.
 */
export const REPORT_STATUSES = [
  "recorded",
  "scheduled",
  "awaiting-acceptance",
  "declined",
  "disputed",
  "withdrawn",
  "superseded",
] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** Statuses of a report that counts. The partial unique index says the same. */
export const STANDING = sql`('recorded', 'scheduled', 'awaiting-acceptance', 'declined', 'disputed')`;

/** 受理编号 are issued in order; gaps say nothing. */
export const receiptSequence = pgSequence("receipt_number");

/** 变动种类, as the list has them: reports cannot name a kind that is not there. */
export const changeKinds = pgTable("change_kinds", {
  code: text("code").primaryKey(),
  names: jsonb("names").$type<Record<string, string>>().notNull(),
  major: boolean("major").notNull(),
  validFrom: date("valid_from", { mode: "string" }).notNull(),
  validTo: date("valid_to", { mode: "string" }),
});

/** 变动报告: what an officer confirmed, for ever. */
export const changeReports = pgTable(
  "change_reports",
  {
    id: rowId(),
    receipt: text("receipt").notNull(),
    /** Null when the union itself changed. */
    personId: uuid("person_id").references(() => people.id),
    /** The union that looked after the person then, or that changed. */
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    kind: text("kind")
      .notNull()
      .references(() => changeKinds.code),
    /** Tells two events of one kind apart; empty for what happens once in a life. */
    eventKey: text("event_key").notNull().default(""),
    /** What it is about besides the day (destination, new value), as a keyed digest. */
    about: text("about").notNull().default(""),
    eventDate: date("event_date", { mode: "string" }).notNull(),
    /** 重大情况, as the list said then. */
    major: boolean("major").notNull().default(false),
    /** 得知时间: when the officer learned of it; major events are due within 24 hours of it. */
    learnedAt: instant("learned_at"),
    late: boolean("late").notNull().default(false),
    status: text("status", { enum: REPORT_STATUSES }).notNull(),
    /** The receiving union of a transfer or merger. */
    toUnionId: uuid("to_union_id").references(() => unions.id),
    detailsSealed: sealed("details_sealed").notNull(),
    sourceMessageId: uuid("source_message_id").notNull(),
    reporterBindingId: uuid("reporter_binding_id").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    closedAt: instant("closed_at"),
    closedBy: uuid("closed_by"),
    /** The report this one corrects. */
    corrects: uuid("corrects"),
  },
  (table) => [
    uniqueIndex("change_reports_receipt_once").on(table.receipt),
    // The same person, kind and event told by two officers is one change (domain §2).
    uniqueIndex("change_reports_event_once")
      .on(sql`coalesce(person_id, union_id)`, table.kind, table.eventKey)
      .where(sql`status in ${STANDING}`),
    index("change_reports_by_union").on(table.unionId, table.eventDate),
    index("change_reports_by_person").on(table.personId, table.recordedAt),
    index("change_reports_waiting")
      .on(table.recordedAt)
      .where(sql`status in ('scheduled', 'awaiting-acceptance', 'declined', 'disputed')`),
    index("change_reports_major")
      .on(table.recordedAt)
      .where(sql`major`),
    check("change_reports_status_known", oneOf("status", REPORT_STATUSES)),
  ],
);

export const OBJECTION_STATUSES = ["open", "upheld", "overruled"] as const;

/** 异议: a second officer says otherwise. The first value stands until staff decide (domain §2). */
export const objections = pgTable(
  "objections",
  {
    id: rowId(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => changeReports.id),
    bindingId: uuid("binding_id").notNull(),
    claimedDate: date("claimed_date", { mode: "string" }),
    textSealed: sealed("text_sealed"),
    sourceMessageId: uuid("source_message_id").notNull(),
    raisedAt: instant("raised_at").notNull(),
    /** `upheld`: the report stands. `overruled`: staff decided otherwise. */
    status: text("status", { enum: OBJECTION_STATUSES }).notNull().default("open"),
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by"),
  },
  (table) => [
    uniqueIndex("objections_one_open_each")
      .on(table.reportId, table.bindingId)
      .where(sql`status = 'open'`),
    check("objections_status_known", oneOf("status", OBJECTION_STATUSES)),
    check("objections_decided_by_somebody", sql`(status = 'open') = (decided_by is null)`),
  ],
);
