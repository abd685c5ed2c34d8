import type { Tx } from "../database.ts";
import {
  type Claimant,
  type HeldLimit,
  type LimitForm,
  limitsOf,
  lockLimits,
  readLimits,
  usageOf,
} from "../limits.ts";
import { type Answer, type CompiledRule, evaluate } from "../../rules/index.ts";
import type { World } from "../world.ts";
import { findClaimant } from "../find-claimant.ts";
import { type Facts, factsOfPerson } from "./facts/read-facts.ts";
import type { Application } from "./load-application.ts";

export interface Assessment {
  readonly rule: CompiledRule;
  readonly answer: Answer;
  readonly limits: readonly LimitForm[];
  readonly held: readonly HeldLimit[];
  /** What the rule was asked with: as told, but for what the archive knows. */
  readonly facts: Facts;
  readonly claimant: Claimant;
}

/**
 * What the rule says of an application now: the version of the day that counts, and what was used of its limits. With
 * `lock`, the limits' rows stay locked until the transaction ends. Null when there is no such rule any more.
 */
export async function assessApplication(
  tx: Tx,
  world: World,
  application: Application,
  lock: boolean,
): Promise<Assessment | null> {
  const rule = world.rules.rules.get(application.ruleCode);
  if (rule === undefined) return null;
  const { appliedOn } = application;
  // What was supposed in an estimate, or has changed since, does not count: the archive does.
  const facts = { ...application.facts, ...factsOfPerson(world, application.personId) };
  const limits = limitsOf(rule, facts as never, appliedOn);
  const claimant = await findClaimant(tx, application.personId, facts, appliedOn);
  const held = await (lock ? lockLimits : readLimits)(tx, rule.code, limits, claimant);
  const answer = evaluate(rule, facts as never, { on: appliedOn, usage: usageOf(held), trace: true });
  return { rule, answer, limits, held, facts, claimant };
}
