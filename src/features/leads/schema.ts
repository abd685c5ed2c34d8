import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../columns.ts";

export const LEAD_STATUSES = ["open", "confirmed", "dismissed"] as const;

/**
 * `outsider`: told by somebody who may not report it. `unit`: an officer of another unit said so. `arrival`: an officer
 * says that somebody has come to the own unit. `self`: the person asks for the own record to be corrected.
 */
export const LEAD_ORIGINS = ["outsider", "unit", "arrival", "self"] as const;
export type LeadOrigin = (typeof LEAD_ORIGINS)[number];

/** Leads are called by a short number: 线索12. */
export const leadSequence = pgSequence("lead_number");

/** 线索: told by somebody who may not report it; sent to those who can verify, changes nothing (domain §2). */
export const leads = pgTable(
  "leads",
  {
    id: rowId(),
    number: integer("number").notNull(),
    origin: text("origin", { enum: LEAD_ORIGINS }).notNull(),
    kind: text("kind").notNull(),
    /** Everyone the name may mean: greetings to all of them are held until somebody has looked. */
    personIds: jsonb("person_ids").$type<string[]>().notNull(),
    /** Greetings, lists and gifts wait (soft freeze). */
    holds: boolean("holds").notNull(),
    /** The union of the officer who told it; an arrival's destination. */
    unionId: uuid("union_id"),
    /** Slots of the report that it may become. */
    detailsSealed: sealed("details_sealed").notNull(),
    textSealed: sealed("text_sealed").notNull(),
    tellerContactId: text("teller_contact_id").notNull(),
    sourceMessageId: uuid("source_message_id").notNull(),
    status: text("status", { enum: LEAD_STATUSES }).notNull().default("open"),
    receivedAt: instant("received_at").notNull(),
    closedAt: instant("closed_at"),
    closedBy: uuid("closed_by"),
    reportId: uuid("report_id"),
  },
  (table) => [
    uniqueIndex("leads_number_once").on(table.number),
    index("leads_open")
      .on(table.receivedAt)
      .where(sql`status = 'open'`),
    check("leads_origin_known", oneOf("origin", LEAD_ORIGINS)),
    check("leads_status_known", oneOf("status", LEAD_STATUSES)),
    check("leads_open_or_closed", sql`(status = 'open') = (closed_at is null)`),
  ],
);
