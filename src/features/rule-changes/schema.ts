import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { instant, money, oneOf, rowId, sealed } from "../columns.ts";

/** Where rules come from: a document, its clauses, the versions of rules that read them (domain, preface). */
export const ruleDocuments = pgTable("rule_documents", {
  code: text("code").primaryKey(),
  title: text("title").notNull(),
  titleEn: text("title_en").notNull(),
  issuer: text("issuer"),
  issuedOn: date("issued_on", { mode: "string" }),
});

/** A clause that is worded otherwise is another clause: rows are only ever added. */
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
});

export const RULE_VERSION_STATUSES = ["proposed", "approved", "withdrawn", "refused"] as const;
export type RuleVersionStatus = (typeof RULE_VERSION_STATUSES)[number];

/** Where a version came from: with the program, by chat, or from a rule book that the administrator took in. */
export const RULE_VERSION_ORIGINS = ["shipped", "chat", "book"] as const;
export type RuleVersionOrigin = (typeof RULE_VERSION_ORIGINS)[number];

/** Versions that come with the program are proposed by it; on an empty database the installation approves them. */
export const SHIPPED = "shipped";
export const INSTALLATION = "installation";

/** 规则草案编号 are issued in order. */
export const ruleProposalSequence = pgSequence("rule_proposal_number");

const dateRange = customType<{ data: string }>({ dataType: () => "daterange" });

/**
 * One version of a rule: structure, figures, cases, and the days it holds. What it says is frozen from the moment it is
 * written; a draft that is corrected is another row. The migration adds: no two approved versions on one day, and what
 * may still move.
 */
export const ruleVersions = pgTable(
  "rule_versions",
  {
    id: rowId(),
    ruleCode: text("rule_code")
      .notNull()
      .references(() => rules.code),
    version: integer("version").notNull(),
    /** Of the proposal: `GZ2026-0001`. */
    receipt: text("receipt"),
    /** JSON as text: the order in which a rule asks is part of it, and jsonb would lose it. */
    body: text("body").notNull(),
    parameters: jsonb("parameters").notNull(),
    cases: jsonb("cases").notNull(),
    /** Null: always was. */
    validFrom: date("valid_from", { mode: "string" }),
    validTo: date("valid_to", { mode: "string" }),
    validity: dateRange("validity").generatedAlwaysAs(sql`daterange(valid_from, valid_to, '[)')`),
    status: text("status", { enum: RULE_VERSION_STATUSES }).notNull(),
    origin: text("origin", { enum: RULE_VERSION_ORIGINS }).notNull(),
    casesRun: integer("cases_run").notNull(),
    casesGreen: integer("cases_green").notNull(),
    /** A binding, `shipped`, or the administrator who took the book in. */
    proposedBy: text("proposed_by").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    approvedBy: text("approved_by"),
    approvedAt: instant("approved_at"),
    /** Who withdrew or refused it. */
    closedBy: text("closed_by"),
    closedAt: instant("closed_at"),
    reasonSealed: sealed("reason_sealed"),
    /** Stamped by the transaction, as people are: every process sees that something changed. */
    revision: bigint("revision", { mode: "number" })
      .notNull()
      .default(sql`0`),
  },
  (table) => [
    uniqueIndex("rule_versions_once").on(table.ruleCode, table.version),
    uniqueIndex("rule_versions_receipt_once").on(table.receipt),
    index("rule_versions_revision").on(table.revision),
    check("rule_versions_status_known", oneOf("status", RULE_VERSION_STATUSES)),
    check("rule_versions_origin_known", oneOf("origin", RULE_VERSION_ORIGINS)),
    check("rule_versions_body_is_map", sql`json_typeof(body::json) = 'object'`),
    check("rule_versions_days_in_order", sql`valid_to is null or valid_to > valid_from`),
    check("rule_versions_four_eyes", sql`approved_by is null or approved_by <> proposed_by`),
    check(
      "rule_versions_approval_whole",
      sql`(status = 'approved') <= (approved_by is not null and approved_at is not null)`,
    ),
    check(
      "rule_versions_closing_whole",
      sql`(status in ('withdrawn', 'refused')) = (closed_by is not null and closed_at is not null)`,
    ),
    check(
      "rule_versions_cases_green",
      sql`cases_green between 0 and cases_run and (status <> 'approved' or (cases_run > 0 and cases_green = cases_run))`,
    ),
  ],
);

/** Which clauses a version reads, in reading order. */
export const ruleVersionClauses = pgTable(
  "rule_version_clauses",
  {
    versionId: uuid("version_id")
      .notNull()
      .references(() => ruleVersions.id),
    clauseCode: text("clause_code")
      .notNull()
      .references(() => ruleClauses.code),
    position: integer("position").notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.clauseCode] })],
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
    amount: money("amount"),
    traceSealed: sealed("trace_sealed").notNull(),
    decidedBy: uuid("decided_by").notNull(),
    decidedAt: instant("decided_at").notNull(),
  },
  (table) => [
    index("decisions_by_version").on(table.ruleCode, table.ruleVersion),
    index("decisions_by_subject").on(table.subjectId),
    foreignKey({
      name: "decisions_version",
      columns: [table.ruleCode, table.ruleVersion],
      foreignColumns: [ruleVersions.ruleCode, ruleVersions.version],
    }),
    check("decisions_subject_known", oneOf("subject", DECISION_SUBJECTS)),
    check("decisions_answer_known", oneOf("answer", ["yes", "no"])),
  ],
);
