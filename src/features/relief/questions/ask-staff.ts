import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Notice, VerbContext } from "../../feature.ts";
import { nameRule } from "../facts/explain-in.ts";

export interface Passed {
  readonly replies: readonly Reply[];
  readonly notices: readonly Notice[];
}

/**
 * Not published: the staff's answer if they have given one, else the question goes on their list, once for everybody
 * who asks, and the one who asked hears of the answer when it comes.
 */
export async function askStaff({ tx, world, actor, now }: VerbContext, topic: string): Promise<Passed> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [question] = await queryRows<{ id: string; answer: string | null }>(
    tx,
    sql`with question as (
      insert into questions (id, topic, asked_at) values (${newId()}::uuid, ${topic}, ${at})
      on conflict (topic) do update set topic = excluded.topic returning id, answer_sealed as answer
    ), asker as (
      insert into question_askers (id, question_id, contact_id, asked_at)
      select ${newId()}::uuid, id, ${actor.contactId}, ${at} from question
      on conflict (question_id, contact_id) do nothing returning 1
    ) select id, answer from question`,
  );
  if (question === undefined) throw new Error("the question was not inserted");
  if (question.answer !== null) {
    const answer = world.vault.open(question.answer, {
      table: "questions",
      column: "answer",
      row: question.id,
    });
    return { replies: [say("relief:question.answered", { answer })], notices: [] };
  }
  return {
    replies: [say("relief:question.passed")],
    notices: [
      {
        to: { kind: "staff" },
        reply: say("relief:question.notice", { topic: nameRule(world, topic) }),
        once: `question:${question.id}`,
      },
    ],
  };
}
