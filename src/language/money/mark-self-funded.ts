import type { Assigned } from "./assign-roles.ts";
import type { Collected, FoundCue } from "./collect.ts";

/**
 * 自付3万，含自费 / 不含自费: the words give no amount for the self-funded part, but say whether the amount beside
 * them holds it. One entry an amount; `included` without a self-funded amount means: ask.
 */
export function markSelfFunded(
  { cues }: Collected,
  assigned: readonly Assigned[],
): readonly ("included" | "excluded" | undefined)[] {
  const marks = assigned.map((): "included" | "excluded" | undefined => undefined);
  for (const [i, cue] of cues.entries()) {
    const before = cues[i - 1];
    if (cue.cue.role !== "self-funded" || before?.cue.isInside === undefined) continue;
    if (cue.start - before.end > 1) continue;
    const index = holderOf(before, assigned);
    if (index >= 0) marks[index] = before.cue.isInside ? "included" : "excluded";
  }
  return marks;
}

const isHolder = ({ role }: Assigned): boolean => role !== "self-funded" && role !== "reimbursed";

/** The amount before the words that is not itself self-funded, else the first one behind them. */
function holderOf(cue: FoundCue, assigned: readonly Assigned[]): number {
  const before = assigned.findLastIndex((amount) => amount.candidate.end <= cue.start && isHolder(amount));
  if (before >= 0) return before;
  return assigned.findIndex((amount) => amount.candidate.start >= cue.end && isHolder(amount));
}
