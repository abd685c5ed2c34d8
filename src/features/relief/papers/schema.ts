import { sql } from "drizzle-orm";
import { date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, rowId, sealed } from "../../columns.ts";
import { applications } from "../schema.ts";

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
