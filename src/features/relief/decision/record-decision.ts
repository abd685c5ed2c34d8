import { sql } from "drizzle-orm";

import type { Answer } from "../../../rules/index.ts";
import type { VerbContext } from "../../feature.ts";
import type { Facts } from "../facts/read-facts.ts";
import type { Application } from "../load-application.ts";

export interface Decided {
  readonly id: string;
  readonly answer: Extract<Answer, { answer: "yes" | "no" }>;
  /** What was used of the rule's limits before. */
  readonly usage: Readonly<Record<string, unknown>>;
  readonly amount: string;
  readonly facts: Facts;
}

/** Keeps a decision with everything needed to come to it again. */
export async function recordDecision(
  { tx, world, actor, now }: VerbContext,
  application: Application,
  { id, answer, usage, amount, facts }: Decided,
): Promise<void> {
  const seal = (column: string, value: unknown): string =>
    world.vault.seal(JSON.stringify(value), { table: "decisions", column, row: id });
  await tx.execute(sql`insert into decisions (id, rule_code, rule_version, subject, subject_id, person_id, on_date,
      facts_sealed, usage, answer, amount, trace_sealed, decided_by, decided_at)
    values (${id}::uuid, ${answer.rule}, ${answer.version}, 'application', ${application.id}::uuid,
      ${application.personId}::uuid, ${answer.on}::date, ${seal("facts", facts)},
      ${JSON.stringify(usage)}::jsonb, ${answer.answer}, ${amount}::numeric, ${seal("trace", answer.trace ?? null)},
      ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)`);
}
