import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgSequence,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../columns.ts";

/** `form` is the printable 变动情况报告表 of a unit. */
export const EXPORT_KINDS = ["roster", "changes", "returns", "limbo", "stale", "form"] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** `requested`: waits for the director, because full numbers were asked for. `approved`: they agreed, and it was not fetched yet. */
export const EXPORT_STATUSES = ["requested", "approved", "delivered", "refused", "expired"] as const;

/** 审计编号 are issued in order; gaps say nothing. */
export const exportSequence = pgSequence("export_number");

/** 导出登记: who took what out, when, for what, how much of it, and who allowed it. */
export const rosterExports = pgTable(
  "exports",
  {
    id: rowId(),
    /** 审计编号, printed in the file. */
    number: text("number").notNull(),
    kind: text("kind", { enum: EXPORT_KINDS }).notNull(),
    /** Null: the whole district. */
    unionId: uuid("union_id"),
    year: integer("year"),
    masked: boolean("masked").notNull(),
    purposeSealed: sealed("purpose_sealed").notNull(),
    status: text("status", { enum: EXPORT_STATUSES }).notNull(),
    /** Rows handed out; null until then. */
    rows: integer("rows"),
    requestedAt: instant("requested_at").notNull(),
    /** Null: the administrator, from the command line. */
    requestedBy: uuid("requested_by"),
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by"),
    /** A request lapses then; a file is to be destroyed by then. */
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    uniqueIndex("exports_number_once").on(table.number),
    index("exports_waiting")
      .on(table.requestedAt)
      .where(sql`status = 'requested'`),
    check("exports_kind_known", oneOf("kind", EXPORT_KINDS)),
    check("exports_status_known", oneOf("status", EXPORT_STATUSES)),
    check(
      "exports_full_numbers_need_a_second_person",
      sql`masked or status not in ('approved', 'delivered') or (decided_by is not null and decided_by is distinct from requested_by)`,
    ),
  ],
);
