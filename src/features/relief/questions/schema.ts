import { sql } from "drizzle-orm";
import { check, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, rowId, sealed } from "../../columns.ts";

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
