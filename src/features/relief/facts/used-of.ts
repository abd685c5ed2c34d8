import type { CompiledRule } from "../../../rules/index.ts";
import type { VerbContext } from "../../feature.ts";
import { limitsOf, readLimits, usageOf } from "../../limits.ts";
import { findClaimant } from "../../find-claimant.ts";
import type { Facts } from "./read-facts.ts";

/** What was used of a rule's limits, by whom these facts are about; nothing where they are about nobody. */
export async function usedOf(
  { tx, today }: Pick<VerbContext, "tx" | "today">,
  rule: CompiledRule,
  personId: string | undefined,
  facts: Facts,
): Promise<ReturnType<typeof usageOf>> {
  if (personId === undefined) return {};
  const claimant = await findClaimant(tx, personId, facts, today);
  return usageOf(await readLimits(tx, rule.code, limitsOf(rule, facts as never, today), claimant));
}
