import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, money, rowId } from "../columns.ts";
import { people } from "../roster/index.ts";

/**
 * 历史发放: what somebody was paid before the house kept accounts. Each has a payable that is paid, with its entries in the
 * ledger, and takes its share of the rule's limits: limits are right from the first day.
 */
export const earlierPayments = pgTable(
  "earlier_payments",
  {
    id: rowId(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    /** Code of the rule. */
    item: text("item").notNull(),
    /** The day that counts for the limits: of the event where it is known, else of the payment. */
    countedOn: date("counted_on", { mode: "string" }).notNull(),
    amount: money("amount").notNull(),
    /** Which member of the family, or which festival: the rest of the limit's key; empty where there is none. */
    detail: text("detail").notNull().default(""),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    uniqueIndex("earlier_payments_once")
      .on(table.personId, table.item, table.countedOn, table.detail)
      .where(sql`withdrawn_at is null`),
    index("earlier_payments_by_person").on(table.personId),
    check("earlier_payments_positive", sql`amount > 0`),
  ],
);

/** 历年合计: what a year came to in an item before the house kept accounts; told anew it replaces what was told. */
export const earlierTotals = pgTable(
  "earlier_totals",
  {
    id: rowId(),
    year: integer("year").notNull(),
    item: text("item").notNull(),
    times: integer("times").notNull(),
    /** Null where it is a service and no money. */
    amount: money("amount"),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    replacedAt: instant("replaced_at"),
  },
  (table) => [
    uniqueIndex("earlier_totals_once")
      .on(table.year, table.item)
      .where(sql`replaced_at is null`),
    check("earlier_totals_year_sane", sql`year between 1949 and 2200`),
    check("earlier_totals_positive", sql`times >= 0 and (amount is null or amount >= 0)`),
  ],
);
