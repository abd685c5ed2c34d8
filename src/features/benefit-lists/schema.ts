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
import { FESTIVALS } from "../../domain/festival-day.ts";
import { people } from "../roster/index.ts";

/** Benefits that are paid by list; each is the code of its rule. */
export const LIST_KINDS = [
  "festival-subsidy",
  "festival-consolation",
  "age-consolation",
  "double-ninth",
  "death-grant",
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/**
 * Long ones are built, and once approved carried out, in slices: `building` and `approving` say how far it is. What was
 * approved stays approved; a bank batch takes nothing of it until the last slice is done.
 */
export const LIST_STATUSES = ["building", "proposed", "approving", "approved", "withdrawn"] as const;

/** Why somebody who would be on a list is not. */
export const LIST_EXCEPTIONS = [
  "missing-card",
  "unknown-birthday",
  "suspended",
  "held-by-lead",
  "lost",
  "abroad",
  "had-before",
  "changed-since",
  // Staff took them off, or have them on although they would not be: on record (domain §5).
  "taken-off",
] as const;
export type ListException = (typeof LIST_EXCEPTIONS)[number];

/** 名单 are numbered in order. */
export const listSequence = pgSequence("benefit_list_number");

/** 发放名单: built from the rule and the archive as of a day, approved by a second person. */
export const benefitLists = pgTable(
  "benefit_lists",
  {
    id: rowId(),
    number: text("number").notNull(),
    kind: text("kind", { enum: LIST_KINDS }).notNull(),
    festival: text("festival", { enum: FESTIVALS }),
    asOf: date("as_of", { mode: "string" }).notNull(),
    ruleVersion: integer("rule_version"),
    status: text("status", { enum: LIST_STATUSES }).notNull().default("proposed"),
    included: integer("included").notNull(),
    excepted: integer("excepted").notNull(),
    /** Null while the standard is not configured. */
    total: money("total"),
    builtBy: uuid("built_by").notNull(),
    builtAt: instant("built_at").notNull(),
    /** While it is built: how many of how many people were asked about, and after whom to go on. */
    seen: integer("seen").notNull().default(0),
    people: integer("people").notNull().default(0),
    goOnAfter: uuid("go_on_after"),
    /** While it is carried out: how many are owed by now, and how much of the total. */
    granted: integer("granted").notNull().default(0),
    grantedSum: money("granted_sum").notNull().default("0"),
    approvedBy: uuid("approved_by"),
    approvedAt: instant("approved_at"),
  },
  (table) => [
    uniqueIndex("benefit_lists_number_once").on(table.number),
    check("benefit_lists_kind_known", oneOf("kind", LIST_KINDS)),
    check("benefit_lists_festival_known", sql`festival is null or ${oneOf("festival", FESTIVALS)}`),
    index("benefit_lists_building")
      .on(table.builtAt)
      .where(sql`status in ('building', 'approving')`),
    check("benefit_lists_status_known", oneOf("status", LIST_STATUSES)),
    check("benefit_lists_four_eyes", sql`approved_by is null or approved_by <> built_by`),
    check(
      "benefit_lists_approval_whole",
      sql`(status in ('approving', 'approved')) = (approved_by is not null)`,
    ),
  ],
);

/** One person on a list, or one who is not and why. */
export const listItems = pgTable(
  "list_items",
  {
    id: rowId(),
    listId: uuid("list_id")
      .notNull()
      .references(() => benefitLists.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    amount: money("amount"),
    /** What the rule was asked with: the amount can be come to again. */
    factsSealed: sealed("facts_sealed").notNull(),
    exception: text("exception", { enum: LIST_EXCEPTIONS }),
    /** Whom staff put on it by name, with the reason: stays on it whatever the exception was. */
    addedBy: uuid("added_by"),
    addedWhySealed: sealed("added_why_sealed"),
  },
  (table) => [
    uniqueIndex("list_items_once").on(table.listId, table.personId),
    index("list_items_exceptions")
      .on(table.listId, table.exception)
      .where(sql`exception is not null`),
    check("list_items_exception_known", sql`exception is null or ${oneOf("exception", LIST_EXCEPTIONS)}`),
    check("list_items_amount_positive", sql`amount is null or amount > 0`),
  ],
);
