import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../columns.ts";

export const ATTACHMENT_TYPES = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "application/pdf",
] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** 附件: a photo or a PDF with a report. Its content stands in `attachment_chunks`, sealed. */
export const attachments = pgTable(
  "attachments",
  {
    id: rowId(),
    reportId: uuid("report_id").notNull(),
    type: text("type", { enum: ATTACHMENT_TYPES }).notNull(),
    size: integer("size").notNull(),
    /** As the sender called it: shown, and never used as a path. */
    nameSealed: sealed("name_sealed").notNull(),
    /** Keyed digest of the content: the same photo sent twice is one. */
    fingerprint: text("fingerprint").notNull(),
    senderBindingId: uuid("sender_binding_id").notNull(),
    sourceMessageId: uuid("source_message_id").notNull(),
    receivedAt: instant("received_at").notNull(),
    removedAt: instant("removed_at"),
  },
  (table) => [
    index("attachments_by_report").on(table.reportId),
    check("attachments_type_known", oneOf("type", ATTACHMENT_TYPES)),
    check("attachments_size_sane", sql`size between 1 and 20971520`),
  ],
);

/**
 * The content in sealed pieces. In the database, and not in a folder beside it: it commits with the report that it
 * belongs to, it is in every backup, and every process that shares the server can fetch it. Pieces keep memory flat.
 */
export const attachmentChunks = pgTable(
  "attachment_chunks",
  {
    attachmentId: uuid("attachment_id")
      .notNull()
      .references(() => attachments.id, { onDelete: "cascade" }),
    part: integer("part").notNull(),
    bodySealed: sealed("body_sealed").notNull(),
  },
  (table) => [primaryKey({ columns: [table.attachmentId, table.part] })],
);
