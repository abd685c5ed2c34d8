import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  numeric,
  pgSequence,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../columns.ts";
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
    estimate: numeric("estimate", { precision: 14, scale: 2 }),
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

/** 材料 that came: one row a photo or an original seen, ticked off against the clause's checklist. */
export const applicationPapers = pgTable(
  "application_papers",
  {
    id: rowId(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    /** Which paper of the rule's checklist, from 0. */
    proof: integer("proof").notNull(),
    nameSealed: sealed("name_sealed"),
    bytes: integer("bytes"),
    sha256: text("sha256"),
    receivedAt: instant("received_at").notNull(),
    /** Set when the application came to nothing: the picture may be sent again. */
    releasedAt: instant("released_at"),
  },
  (table) => [
    index("application_papers_by_application").on(table.applicationId, table.proof),
    uniqueIndex("application_papers_picture_once")
      .on(table.sha256)
      .where(sql`released_at is null and sha256 is not null`),
  ],
);

/** The pictures themselves, in sealed pieces: gone when their term is over, the tick and the hash stay. */
export const paperChunks = pgTable(
  "paper_chunks",
  {
    id: rowId(),
    paperId: uuid("paper_id")
      .notNull()
      .references(() => applicationPapers.id),
    part: integer("part").notNull(),
    bodySealed: sealed("body_sealed").notNull(),
  },
  (table) => [uniqueIndex("paper_chunks_once").on(table.paperId, table.part)],
);

/** 票据: the bills that are added up; each can be used once in all. */
export const bills = pgTable(
  "bills",
  {
    id: rowId(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    numberSealed: sealed("number_sealed").notNull(),
    numberIndex: text("number_index").notNull(),
    billDate: date("bill_date", { mode: "string" }).notNull(),
    /** The three boxes of the slip. */
    boxesSealed: sealed("boxes_sealed").notNull(),
    addedAt: instant("added_at").notNull(),
    /** Set when the application came to nothing: the bill may be used again. */
    releasedAt: instant("released_at"),
  },
  (table) => [
    uniqueIndex("bills_number_once")
      .on(table.numberIndex)
      .where(sql`released_at is null`),
    index("bills_by_application").on(table.applicationId),
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

/** 待答问题: what people asked and nobody has published; answered once for all (domain, preface). */
export const questions = pgTable(
  "questions",
  {
    id: rowId(),
    /** Code of the benefit asked about. */
    topic: text("topic").notNull(),
    askedAt: instant("asked_at").notNull(),
    answerSealed: sealed("answer_sealed"),
    answeredBy: uuid("answered_by"),
    answeredAt: instant("answered_at"),
  },
  (table) => [
    uniqueIndex("questions_topic_once").on(table.topic),
    check("questions_answer_whole", sql`(answer_sealed is null) = (answered_at is null)`),
  ],
);

/** Who waits for an answer. */
export const questionAskers = pgTable(
  "question_askers",
  {
    id: rowId(),
    questionId: uuid("question_id")
      .notNull()
      .references(() => questions.id),
    contactId: text("contact_id").notNull(),
    askedAt: instant("asked_at").notNull(),
  },
  (table) => [uniqueIndex("question_askers_once").on(table.questionId, table.contactId)],
);
