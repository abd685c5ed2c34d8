import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Answer } from "../../../rules/index.ts";
import type { VerbContext } from "../../feature.ts";
import type { Facts } from "../facts/read-facts.ts";

export interface Decided {
  /** What the rule said, with its trace. */
  readonly answer: Answer;
  /** What was used of the rule's limits before. */
  readonly usage: Readonly<Record<string, unknown>>;
  /** Decimal string of yuan; null: nothing is granted, by the rule or by people. */
  readonly amount: string | null;
  readonly facts: Facts;
  readonly personId: string;
  /** The application; null for a no before there was one. */
  readonly applicationId: string | null;
}

/**
 * Keeps a decision with everything needed to come to it again: a grant, people's refusal, and a no of the rule on which
 * somebody gave up. What no version answered (not in force, facts that cannot be) is none.
 */
export async function recordDecision(
  { tx, world, actor, now }: VerbContext,
  { answer, usage, amount, facts, personId, applicationId }: Decided,
): Promise<void> {
  if (answer.answer === "invalid" || answer.version === null || actor.bindingId === null) return;
  const id = newId();
  const seal = (column: string, value: unknown): string =>
    world.vault.seal(JSON.stringify(value), { table: "decisions", column, row: id });
  await tx.execute(sql`insert into decisions (id, rule_code, rule_version, subject, subject_id, person_id, on_date,
      facts_sealed, usage, answer, amount, trace_sealed, decided_by, decided_at)
    values (${id}::uuid, ${answer.rule}, ${answer.version}, 'application', ${applicationId ?? id}::uuid,
      ${personId}::uuid, ${answer.on}::date, ${seal("facts", facts)}, ${JSON.stringify(usage)}::jsonb,
      ${amount === null ? "no" : "yes"}, ${amount}::numeric, ${seal("trace", answer.trace ?? null)},
      ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)`);
}
