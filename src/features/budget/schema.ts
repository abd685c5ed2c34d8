import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

import { instant, money, oneOf, rowId, sealed } from "../columns.ts";

/** The line of the whole year; other lines are named by the rule whose money they hold. */
export const WHOLE_YEAR = "";

/** 经费: what a year may spend, what is promised of it and what has gone out (domain §5). */
export const budgetLines = pgTable(
  "budget_lines",
  {
    year: integer("year").notNull(),
    item: text("item").notNull().default(WHOLE_YEAR),
    /** Null: not set (未配置). */
    allotted: money("allotted"),
    /** Approved, paid or not. */
    committed: money("committed").notNull().default("0"),
    paid: money("paid").notNull().default("0"),
  },
  (table) => [
    primaryKey({ columns: [table.year, table.item] }),
    check("budget_lines_paid_was_committed", sql`0 <= paid and paid <= committed`),
    check("budget_lines_allotted_positive", sql`allotted is null or allotted >= 0`),
  ],
);

export const BUDGET_CHANGE_KINDS = ["set", "add"] as const;

/** 年初预算 and 追加, kept for ever. */
export const budgetChanges = pgTable(
  "budget_changes",
  {
    id: rowId(),
    year: integer("year").notNull(),
    item: text("item").notNull(),
    kind: text("kind", { enum: BUDGET_CHANGE_KINDS }).notNull(),
    amount: money("amount").notNull(),
    before: money("before"),
    byBindingId: uuid("by_binding_id").notNull(),
    at: instant("at").notNull(),
    noteSealed: sealed("note_sealed"),
  },
  () => [check("budget_changes_kind_known", oneOf("kind", BUDGET_CHANGE_KINDS))],
);
