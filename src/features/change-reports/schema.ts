import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  pgSequence,
  pgTable,
  text,
  uniqueIndex,
  uuid,
  boolean,
  jsonb,
} from "drizzle-orm/pg-core";

import { CHANGE_KINDS } from "../../language/frame.ts";
import { instant, oneOf, rowId, sealed } from "../columns.ts";
import { people, unions } from "../roster/index.ts";

/**
 * `recorded`: the archive shows it. `scheduled`: it will, from its day on. `awaiting-acceptance`: a transfer that the
 * receiving officer has not taken yet. `disputed`: a second officer says otherwise; the first value stands until staff
 * decide.
 */
export const REPORT_STATUSES = [
  "recorded",
  "scheduled",
  "awaiting-acceptance",
  "disputed",
  "withdrawn",
  "superseded",
] as const;

/** 受理编号 are issued in order; gaps say nothing. */
export const receiptSequence = pgSequence("receipt_number");

/** 变动报告: what an officer confirmed, for ever. */
export const changeReports = pgTable(
  "change_reports",
  {
    id: rowId(),
    receipt: text("receipt").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    /** The union that reported. */
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    kind: text("kind", { enum: CHANGE_KINDS }).notNull(),
    /** Tells two events of one kind apart; empty for what happens once in a life. */
    eventKey: text("event_key").notNull().default(""),
    eventDate: date("event_date", { mode: "string" }).notNull(),
    /** 得知时间: when the officer learned of it; major events are due within 24 hours of it. */
    learnedAt: instant("learned_at"),
    late: boolean("late").notNull().default(false),
    status: text("status", { enum: REPORT_STATUSES }).notNull(),
    detailsSealed: sealed("details_sealed").notNull(),
    sourceMessageId: uuid("source_message_id").notNull(),
    reporterBindingId: uuid("reporter_binding_id").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    closedAt: instant("closed_at"),
    /** The report this one corrects. */
    corrects: uuid("corrects"),
  },
  (table) => [
    uniqueIndex("change_reports_receipt_once").on(table.receipt),
    // The same person, kind and event told by two officers is one change (domain §2).
    uniqueIndex("change_reports_event_once")
      .on(table.personId, table.kind, table.eventKey)
      .where(sql`status in ('recorded', 'scheduled', 'awaiting-acceptance', 'disputed')`),
    index("change_reports_by_union").on(table.unionId, table.eventDate),
    check("change_reports_kind_known", oneOf("kind", CHANGE_KINDS)),
    check("change_reports_status_known", oneOf("status", REPORT_STATUSES)),
  ],
);

/** Who changed what and when: old value, new value, source, kept for ever (domain §2). */
export const fieldHistory = pgTable(
  "field_history",
  {
    id: rowId(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    field: text("field").notNull(),
    oldSealed: sealed("old_sealed"),
    newSealed: sealed("new_sealed"),
    reportId: uuid("report_id").references(() => changeReports.id),
    actorBindingId: uuid("actor_binding_id"),
    sourceMessageId: uuid("source_message_id"),
    at: instant("at").notNull(),
  },
  (table) => [index("field_history_by_person").on(table.personId, table.at)],
);

export const LEAD_STATUSES = ["open", "confirmed", "dismissed"] as const;

/** 线索: told by somebody who may not report it; sent to those who can verify, changes nothing (domain §2). */
export const leads = pgTable(
  "leads",
  {
    id: rowId(),
    kind: text("kind", { enum: CHANGE_KINDS }).notNull(),
    /** Everyone the name may mean: greetings to all of them are held until somebody has looked. */
    personIds: jsonb("person_ids").$type<string[]>().notNull(),
    textSealed: sealed("text_sealed").notNull(),
    sourceMessageId: uuid("source_message_id").notNull(),
    status: text("status", { enum: LEAD_STATUSES }).notNull().default("open"),
    receivedAt: instant("received_at").notNull(),
    closedAt: instant("closed_at"),
  },
  (table) => [
    index("leads_open")
      .on(table.receivedAt)
      .where(sql`status = 'open'`),
    check("leads_kind_known", oneOf("kind", CHANGE_KINDS)),
    check("leads_status_known", oneOf("status", LEAD_STATUSES)),
  ],
);
