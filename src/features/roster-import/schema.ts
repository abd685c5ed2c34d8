import { check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../columns.ts";
import type { ImportSummary } from "./plan/import-summary.ts";

/**
 * `received` → `checked` (or `rejected`: has errors) → `confirmed` → `applied`. `cancelled`: another file took its place,
 * or nobody confirmed it in time.
 */
export const IMPORT_STATUSES = [
  "received",
  "checked",
  "rejected",
  "confirmed",
  "applied",
  "cancelled",
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** A roster that was sent in, from its arrival until it is in the archive. */
export const rosterImports = pgTable(
  "roster_imports",
  {
    id: rowId(),
    bindingId: uuid("binding_id").notNull(),
    sourceMessageId: uuid("source_message_id").notNull(),
    status: text("status", { enum: IMPORT_STATUSES }).notNull(),
    /** The file; gone once it was applied or given up. */
    contentSealed: sealed("content_sealed"),
    /** Counts only. */
    summary: jsonb("summary").$type<ImportSummary>(),
    receivedAt: instant("received_at").notNull(),
    closedAt: instant("closed_at"),
  },
  (table) => [
    index("roster_imports_by_binding").on(table.bindingId, table.receivedAt),
    index("roster_imports_open").on(table.status),
    check("roster_imports_status_known", oneOf("status", IMPORT_STATUSES)),
  ],
);
