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

import { instant, money, oneOf, rowId, sealed } from "../columns.ts";
import { people } from "../roster/index.ts";

/** What a payable comes from: an approved application, a line of an approved list, or what was paid before the house kept accounts. */
export const PAYABLE_SOURCES = ["application", "list-item", "earlier"] as const;

/** `returned`: the bank sent it back; it is owed still, and goes out again once the cause is mended. */
export const PAYABLE_STATUSES = ["payable", "batched", "paid", "returned", "cancelled"] as const;

/** 应付: money that was approved and is owed to somebody, once for each thing approved. */
export const payables = pgTable(
  "payables",
  {
    id: rowId(),
    source: text("source", { enum: PAYABLE_SOURCES }).notNull(),
    sourceId: uuid("source_id").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    /** Code of the rule. */
    item: text("item").notNull(),
    /** Whose budget bears it. */
    year: integer("year").notNull(),
    amount: money("amount").notNull(),
    status: text("status", { enum: PAYABLE_STATUSES }).notNull().default("payable"),
    /** Goes up each time the bank sends it back. */
    attempt: integer("attempt").notNull().default(1),
    batchId: uuid("batch_id").references(() => paymentBatches.id),
    /** Why it came back, or why it was cancelled. */
    reasonSealed: sealed("reason_sealed"),
    approvedAt: instant("approved_at").notNull(),
    paidOn: date("paid_on", { mode: "string" }),
  },
  (table) => [
    uniqueIndex("payables_once").on(table.source, table.sourceId),
    index("payables_waiting")
      .on(table.status)
      .where(sql`status in ('payable', 'returned')`),
    // By id inside: a long batch is read page by page.
    index("payables_by_batch").on(table.batchId, table.id),
    index("payables_by_person").on(table.personId),
    check("payables_source_known", oneOf("source", PAYABLE_SOURCES)),
    check("payables_status_known", oneOf("status", PAYABLE_STATUSES)),
    check("payables_positive", sql`amount > 0`),
    check("payables_paid_have_a_day", sql`(status = 'paid') = (paid_on is not null)`),
    check(
      "payables_batched_have_a_batch",
      sql`source = 'earlier' or (status in ('batched', 'paid')) <= (batch_id is not null)`,
    ),
  ],
);

/** 发放批次 are numbered in order. */
export const batchSequence = pgSequence("payment_batch_number");

/** Long ones are put together, and booked as arrived, in slices: `building` and `settling` say how far it is. */
export const BATCH_STATUSES = ["building", "sent", "settling", "settled"] as const;

/** 发放批次: what went to the bank together. */
export const paymentBatches = pgTable(
  "payment_batches",
  {
    id: rowId(),
    number: text("number").notNull(),
    status: text("status", { enum: BATCH_STATUSES }).notNull().default("sent"),
    builtBy: uuid("built_by").notNull(),
    builtAt: instant("built_at").notNull(),
    settledBy: uuid("settled_by"),
    settledAt: instant("settled_at"),
    /** While it is put together or booked: after which payable to go on; and what it holds by now. */
    goOnAfter: uuid("go_on_after"),
    payments: integer("payments").notNull().default(0),
    sum: money("sum").notNull().default("0"),
  },
  (table) => [
    uniqueIndex("payment_batches_number_once").on(table.number),
    check("payment_batches_status_known", oneOf("status", BATCH_STATUSES)),
    index("payment_batches_unfinished")
      .on(table.builtAt)
      .where(sql`status in ('building', 'settling')`),
  ],
);

export const LEDGER_KINDS = ["committed", "released", "paid", "returned"] as const;

/** 台账: every movement of money, only ever added. The budget lines are its running sums. */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    id: rowId(),
    payableId: uuid("payable_id")
      .notNull()
      .references(() => payables.id),
    kind: text("kind", { enum: LEDGER_KINDS }).notNull(),
    attempt: integer("attempt").notNull(),
    amount: money("amount").notNull(),
    year: integer("year").notNull(),
    item: text("item").notNull(),
    at: instant("at").notNull(),
    byBindingId: uuid("by_binding_id"),
  },
  (table) => [
    // Nothing is committed, paid or returned twice in one attempt.
    uniqueIndex("ledger_entries_once").on(table.payableId, table.kind, table.attempt),
    index("ledger_entries_by_year").on(table.year, table.item),
    check("ledger_entries_kind_known", oneOf("kind", LEDGER_KINDS)),
    check("ledger_entries_positive", sql`amount > 0`),
  ],
);

/** How much of a limit is used, by whom and when; approval takes its share under the row's lock (domain §3). */
export const limitTotals = pgTable(
  "limit_totals",
  {
    id: rowId(),
    ruleCode: text("rule_code").notNull(),
    limitName: text("limit_name").notNull(),
    /** Person, household or member of the family. */
    subject: text("subject").notNull(),
    /** `2026`, `event:2026-03-01`, `lifetime` … */
    span: text("span").notNull(),
    times: integer("times").notNull().default(0),
    amount: money("amount").notNull().default("0"),
    /** As the version that was approved last says; null: no such limit. */
    mostTimes: integer("most_times"),
    mostAmount: money("most_amount"),
  },
  (table) => [
    uniqueIndex("limit_totals_once").on(table.ruleCode, table.limitName, table.subject, table.span),
    check("limit_totals_times_kept", sql`times >= 0 and (most_times is null or times <= most_times)`),
    check("limit_totals_amount_kept", sql`amount >= 0 and (most_amount is null or amount <= most_amount)`),
  ],
);

/** What took a share of a limit: given back when the money never went out. */
export const limitUses = pgTable(
  "limit_uses",
  {
    id: rowId(),
    totalId: uuid("total_id")
      .notNull()
      .references(() => limitTotals.id),
    payableId: uuid("payable_id")
      .notNull()
      .references(() => payables.id),
    amount: money("amount").notNull(),
    at: instant("at").notNull(),
    /** The day that counts: of the event, else of the application. */
    countedOn: date("counted_on", { mode: "string" }),
    releasedAt: instant("released_at"),
  },
  (table) => [uniqueIndex("limit_uses_once").on(table.totalId, table.payableId)],
);

/** 发放导出登记 are numbered in order. */
export const paymentExportSequence = pgSequence("payment_export_number");

export const PAYMENT_EXPORT_STATUSES = ["requested", "delivered", "refused"] as const;

/** 发放文件: a batch with whole card numbers for the bank; asked for by one, allowed by another (domain §7.5). */
export const paymentExports = pgTable(
  "payment_exports",
  {
    id: rowId(),
    number: text("number").notNull(),
    batchId: uuid("batch_id")
      .notNull()
      .references(() => paymentBatches.id),
    status: text("status", { enum: PAYMENT_EXPORT_STATUSES }).notNull().default("requested"),
    /** Rows handed out. */
    rows: integer("rows"),
    requestedBy: uuid("requested_by").notNull(),
    requestedAt: instant("requested_at").notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    /** The file is to be destroyed by then. */
    expiresOn: date("expires_on", { mode: "string" }).notNull(),
  },
  (table) => [
    uniqueIndex("payment_exports_number_once").on(table.number),
    uniqueIndex("payment_exports_one_waits")
      .on(table.batchId)
      .where(sql`status = 'requested'`),
    check("payment_exports_status_known", oneOf("status", PAYMENT_EXPORT_STATUSES)),
    check("payment_exports_four_eyes", sql`decided_by is null or decided_by <> requested_by`),
    check("payment_exports_decided", sql`(status = 'requested') = (decided_by is null)`),
  ],
);
