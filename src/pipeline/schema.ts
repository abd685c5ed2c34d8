import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { LOCALES } from "../domain/locale.ts";
import { instant, oneOf, rowId, sealed } from "../features/columns.ts";

/** Every message taken in: the proof against doing one twice, and the source that history points to. */
export const inbox = pgTable(
  "inbox",
  {
    id: rowId(),
    /** The puppet's id. */
    messageId: text("message_id").notNull(),
    contactId: text("contact_id").notNull(),
    roomId: text("room_id"),
    /** Keyed digest of sender, room and words: finds the same message under another id. */
    fingerprint: text("fingerprint").notNull(),
    textSealed: sealed("text_sealed"),
    sentAt: instant("sent_at").notNull(),
    handledAt: instant("handled_at").notNull(),
  },
  (table) => [
    uniqueIndex("inbox_message_once").on(table.messageId),
    index("inbox_recent").on(table.contactId, table.sentAt),
  ],
);

/**
 * One conversation a contact, whichever room it speaks in: what is personal goes on in private. Its row is locked while
 * a message is handled, so that two never interleave.
 */
export const conversations = pgTable(
  "conversations",
  {
    contactId: text("contact_id").primaryKey(),
    stateSealed: sealed("state_sealed"),
    /** The language to speak to this contact; null: the installation's. */
    locale: text("locale", { enum: LOCALES }),
    version: integer("version").notNull().default(0),
    /** The newest sending time handled: what was sent before it comes too late to answer anything. */
    newestSentAt: instant("newest_sent_at"),
    touchedAt: instant("touched_at").notNull(),
  },
  () => [check("conversations_locale_known", oneOf("locale", LOCALES))],
);

/** Messages that failed however often they were tried: kept for staff, out of the way of the others. */
export const quarantine = pgTable(
  "quarantine",
  {
    id: rowId(),
    messageId: text("message_id").notNull(),
    contactId: text("contact_id").notNull(),
    roomId: text("room_id"),
    textSealed: sealed("text_sealed"),
    /** Kind of the error, never its words. */
    reason: text("reason").notNull(),
    tries: integer("tries").notNull(),
    failedAt: instant("failed_at").notNull(),
  },
  (table) => [uniqueIndex("quarantine_message_once").on(table.messageId)],
);

/** Accounts that the bot spoke through: another one than last time may know people under other ids. */
export const logins = pgTable("logins", {
  id: rowId(),
  accountId: text("account_id").notNull(),
  at: instant("at").notNull(),
});

/** Files on their way out, one row however many hear of them; gone once everyone has it or nobody may any more. */
export const outgoingFiles = pgTable(
  "outgoing_files",
  {
    id: rowId(),
    contentSealed: sealed("content_sealed").notNull(),
    bytes: integer("bytes").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [index("outgoing_files_by_age").on(table.createdAt)],
);

/** What is to be said: planned exactly once (dedupe key), delivered at least once (lease, retry, dead after five). */
export const outbox = pgTable(
  "outbox",
  {
    id: rowId(),
    dedupeKey: text("dedupe_key").notNull(),
    contactId: text("contact_id").notNull(),
    roomId: text("room_id"),
    bodySealed: sealed("body_sealed").notNull(),
    createdAt: instant("created_at").notNull(),
    dueAt: instant("due_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    leasedUntil: instant("leased_until"),
    sentAt: instant("sent_at"),
    messageId: text("message_id"),
    deadAt: instant("dead_at"),
    lastError: text("last_error"),
    /** Hours of the day between which it may go out; null for any. */
    fromHour: integer("from_hour"),
    untilHour: integer("until_hour"),
    /** The body is then the file's name. */
    fileId: uuid("file_id").references(() => outgoingFiles.id),
  },
  (table) => [
    uniqueIndex("outbox_planned_once").on(table.dedupeKey),
    index("outbox_waiting")
      .on(table.dueAt)
      .where(sql`sent_at is null and dead_at is null`),
    check("outbox_not_sent_and_dead", sql`sent_at is null or dead_at is null`),
  ],
);

/**
 * The audit trail, one row a transaction that did something. `hash` = sha256(hash of the row before ":" seq ":"
 * payload), so that no row can be altered, removed or slipped in unseen. Rows are only ever added.
 */
export const audit = pgTable(
  "audit",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
    /** Binding, contact digest or `system`. */
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    /** Whom and what it touched, `person:<id>` …: answers 谁看过我的信息. */
    subjects: text("subjects").array().notNull(),
    /** Everything the hash covers, as JSON; of the details a keyed digest. */
    payload: text("payload").notNull(),
    detailsSealed: sealed("details_sealed"),
    hash: char("hash", { length: 64 }).notNull(),
  },
  (table) => [index("audit_by_subject").using("gin", table.subjects)],
);

/** One row, locked while the chain grows: it issues the sequence number, so that the chain cannot fork. */
export const auditHead = pgTable(
  "audit_head",
  {
    one: boolean("one").primaryKey().default(true),
    seq: bigint("seq", { mode: "number" }).notNull(),
    hash: char("hash", { length: 64 }).notNull(),
  },
  () => [check("audit_head_is_one_row", sql`one`)],
);
