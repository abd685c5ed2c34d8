import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Notice, Verb, VerbContext } from "../../feature.ts";
import { nameRule } from "../facts/explain-in.ts";

interface OpenQuestion {
  readonly id: string;
  readonly topic: string;
  readonly askers: number;
}

function openQuestions({ tx }: VerbContext): Promise<OpenQuestion[]> {
  return queryRows(
    tx,
    sql`select q.id, q.topic, count(a.id)::int as askers from questions q
      left join question_askers a on a.question_id = q.id
      where q.answered_at is null group by q.id order by q.asked_at, q.topic`,
  );
}

/** 「待答问题」: what people asked that is not published, the oldest first. */
export const listQuestions: Verb = async (context) => {
  const questions = await openQuestions(context);
  if (questions.length === 0) return { replies: [say("relief:question.none")] };
  const lines = questions
    .slice(0, 20)
    .map(({ topic, askers }, index) =>
      say("relief:question.line", { number: index + 1, topic: nameRule(context.world, topic), askers }),
    );
  return { replies: [say("relief:question.list", { count: questions.length, lines })] };
};

/** 「答复 1：…」: everyone who asked hears it, and whoever asks later does too. */
export const answerQuestion: Verb = async (context) => {
  const { tx, world, actor, frame, now } = context;
  const questions = await openQuestions(context);
  const question = questions[(frame.slots.choice ?? 1) - 1];
  const answer = frame.slots.value?.trim() ?? "";
  if (question === undefined) return { replies: [say("relief:question.none")] };
  if (answer === "") return { replies: [say("relief:question.how-to-answer")] };
  const sealed = world.vault.seal(answer, { table: "questions", column: "answer", row: question.id });
  const askers = await queryRows<{ contact: string }>(
    tx,
    sql`with answered as (
      update questions set answer_sealed = ${sealed}, answered_by = ${actor.bindingId}::uuid,
        answered_at = ${now.toISOString()}::timestamptz
      where id = ${question.id}::uuid and answered_at is null returning id
    ) select contact_id as contact from question_askers a join answered on answered.id = a.question_id`,
  );
  const notices = askers.map(({ contact }): Notice => ({
    to: { kind: "contact", contactId: contact },
    reply: say("relief:question.answer-notice", { topic: nameRule(world, question.topic), answer }),
    once: `question-answered:${question.id}`,
  }));
  return {
    replies: [say("relief:question.sent", { count: askers.length })],
    notices,
    audit: [{ action: "answer-question", subject: null, details: { questionId: question.id } }],
  };
};
