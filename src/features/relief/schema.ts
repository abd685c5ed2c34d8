import { sql } from "drizzle-orm";
import { check, index, integer, pgSequence, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, money, oneOf, rowId, sealed } from "../columns.ts";
import { people } from "../roster/index.ts";

/**
 * Where an application stands. Submitted → 推荐 by the unit's officer (unless the officer made it) → 核对 by staff → 批准
 * by the director. `returned` goes back to the one who made it; an objection sends a refused one round again, once.
 */
export const APPLICATION_STATUSES = [
  "draft",
  "awaiting-endorsement",
  "awaiting-check",
  "awaiting-approval",
  "returned",
  "refused",
  "approved",
  "paid",
  "withdrawn",
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** 申请编号 are issued in order. */
export const applicationSequence = pgSequence("application_number");

/** 救助申请 (domain §3). */
export const applications = pgTable(
  "applications",
  {
    id: rowId(),
    receipt: text("receipt").notNull(),
    ruleCode: text("rule_code").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    status: text("status", { enum: APPLICATION_STATUSES }).notNull(),
    /** Goes up with every step: who decides has seen this version and no other. */
    version: integer("version").notNull().default(1),
    /** 1, and 2 once an objection was taken. */
    round: integer("round").notNull().default(1),
    factsSealed: sealed("facts_sealed"),
    /** Of the rule as it was evaluated last. */
    ruleVersion: integer("rule_version"),
    estimate: money("estimate"),
    /** Who receives the money when it is not the person: relation and name. */
    payeeSealed: sealed("payee_sealed"),
    createdBy: uuid("created_by").notNull(),
    endorsedBy: uuid("endorsed_by"),
    checkedBy: uuid("checked_by"),
    decidedBy: uuid("decided_by"),
    createdAt: instant("created_at").notNull(),
    movedAt: instant("moved_at").notNull(),
  },
  (table) => [
    uniqueIndex("applications_receipt_once").on(table.receipt),
    index("applications_by_person").on(table.personId),
    index("applications_waiting")
      .on(table.status, table.movedAt)
      .where(sql`status in ('awaiting-endorsement', 'awaiting-check', 'awaiting-approval')`),
    check("applications_status_known", oneOf("status", APPLICATION_STATUSES)),
    // Four eyes: who decides neither made it nor put it forward.
    check("applications_decided_by_another", sql`decided_by is null or decided_by <> created_by`),
    check(
      "applications_decided_unchecked",
      sql`decided_by is null or decided_by is distinct from checked_by`,
    ),
    check("applications_round_known", sql`round in (1, 2)`),
    check("applications_estimate_positive", sql`estimate is null or estimate >= 0`),
  ],
);

export const STEPS = [
  "opened",
  "submitted",
  "endorsed",
  "checked",
  "approved",
  "refused",
  "returned",
  "objected",
  "withdrawn",
  "recalculated",
  "erased",
  "paid",
  "payment-returned",
] as const;

/** Who did what and when, in which version: only ever added. */
export const applicationSteps = pgTable(
  "application_steps",
  {
    id: rowId(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    version: integer("version").notNull(),
    step: text("step", { enum: STEPS }).notNull(),
    byBindingId: uuid("by_binding_id"),
    at: instant("at").notNull(),
    reasonSealed: sealed("reason_sealed"),
    sourceMessageId: uuid("source_message_id"),
  },
  (table) => [
    uniqueIndex("application_steps_once").on(table.applicationId, table.version),
    check("application_steps_step_known", oneOf("step", STEPS)),
  ],
);

/** 夫妻 who are both on the roster: one household (domain §3). The lower id stands first. */
export const couples = pgTable(
  "couples",
  {
    id: rowId(),
    onePersonId: uuid("one_person_id")
      .notNull()
      .references(() => people.id),
    otherPersonId: uuid("other_person_id")
      .notNull()
      .references(() => people.id),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    uniqueIndex("couples_one_once")
      .on(table.onePersonId)
      .where(sql`ended_at is null`),
    uniqueIndex("couples_other_once")
      .on(table.otherPersonId)
      .where(sql`ended_at is null`),
    check("couples_in_order", sql`one_person_id < other_person_id`),
  ],
);
