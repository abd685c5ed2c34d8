import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../columns.ts";

/** Where rules come from: a document, its clauses, the rules that read them (domain, preface). */
export const ruleDocuments = pgTable("rule_documents", {
  code: text("code").primaryKey(),
  title: text("title").notNull(),
  issuer: text("issuer"),
  issuedOn: date("issued_on", { mode: "string" }),
});

export const ruleClauses = pgTable("rule_clauses", {
  code: text("code").primaryKey(),
  documentCode: text("document_code")
    .notNull()
    .references(() => ruleDocuments.code),
  /** The exact words. */
  wording: text("wording").notNull(),
});

export const rules = pgTable("rules", {
  code: text("code").primaryKey(),
  clauseCode: text("clause_code").references(() => ruleClauses.code),
});

export const RULE_VERSION_STATUSES = ["proposed", "approved", "withdrawn", "refused"] as const;

/** One version of a rule and the days it holds, `[validFrom, validTo)`. The migration adds: no two approved overlap. */
export const ruleVersions = pgTable(
  "rule_versions",
  {
    id: rowId(),
    ruleCode: text("rule_code")
      .notNull()
      .references(() => rules.code),
    version: integer("version").notNull(),
    body: jsonb("body").notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    validTo: date("valid_to", { mode: "string" }),
    status: text("status", { enum: RULE_VERSION_STATUSES }).notNull(),
    proposedBy: text("proposed_by").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    approvedBy: text("approved_by"),
    approvedAt: instant("approved_at"),
  },
  (table) => [
    uniqueIndex("rule_versions_once").on(table.ruleCode, table.version),
    check("rule_versions_status_known", oneOf("status", RULE_VERSION_STATUSES)),
    check("rule_versions_days_in_order", sql`valid_to is null or valid_to > valid_from`),
    check("rule_versions_four_eyes", sql`approved_by is null or approved_by <> proposed_by`),
    check(
      "rule_versions_approval_whole",
      sql`(status = 'approved') <= (approved_by is not null and approved_at is not null)`,
    ),
  ],
);

/** What a decision was about. */
export const DECISION_SUBJECTS = ["application", "list-item"] as const;

/**
 * What people decided, with everything needed to come to the same answer again: the rule's code and version, the facts,
 * the day, what was used of its limits, and the trace. Append-only.
 */
export const decisions = pgTable(
  "decisions",
  {
    id: rowId(),
    ruleCode: text("rule_code").notNull(),
    ruleVersion: integer("rule_version").notNull(),
    subject: text("subject", { enum: DECISION_SUBJECTS }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    personId: uuid("person_id").notNull(),
    /** The day asked about, as `evaluate` takes it. */
    onDate: date("on_date", { mode: "string" }).notNull(),
    factsSealed: sealed("facts_sealed").notNull(),
    usage: jsonb("usage").notNull(),
    answer: text("answer", { enum: ["yes", "no"] }).notNull(),
    amount: numeric("amount", { precision: 14, scale: 2 }),
    traceSealed: sealed("trace_sealed").notNull(),
    decidedBy: uuid("decided_by").notNull(),
    decidedAt: instant("decided_at").notNull(),
  },
  (table) => [
    index("decisions_by_version").on(table.ruleCode, table.ruleVersion),
    index("decisions_by_subject").on(table.subjectId),
    check("decisions_subject_known", oneOf("subject", DECISION_SUBJECTS)),
    check("decisions_answer_known", oneOf("answer", ["yes", "no"])),
  ],
);
