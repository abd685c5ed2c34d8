import type { Assigned } from "./assign-roles.ts";
import type { Collected, FoundCue } from "./collect.ts";

/**
 * 自付3万，含自费 / 不含自费 / 没有自费 / 自费另算: the words give no amount for the self-funded part, but say whether the amount beside
 * them holds it. One entry an amount; `included` without a self-funded amount means: ask.
 */
export function markSelfFunded(
  { cues }: Collected,
  assigned: readonly Assigned[],
): readonly ("included" | "excluded" | undefined)[] {
  const marks = assigned.map((): "included" | "excluded" | undefined => undefined);
  for (const [i, cue] of cues.entries()) {
    if (cue.cue.role !== "self-funded") continue;
    const said = [cues[i - 1], cues[i + 1]].find((other) => other !== undefined && saysWhether(cue, other));
    if (said === undefined) continue;
    const index = holderOf(said, assigned);
    if (index >= 0) marks[index] = said.cue.isInside === true ? "included" : "excluded";
  }
  return marks;
}

/** 「不含｜自费」「没有｜自费」「自费｜另算」. */
const saysWhether = (cue: FoundCue, other: FoundCue): boolean =>
  other.cue.isInside !== undefined &&
  (other.start < cue.start ? cue.start - other.end : other.start - cue.end) <= 1;

const isHolder = ({ role }: Assigned): boolean => role !== "self-funded" && role !== "reimbursed";

/** The amount before the words that is not itself self-funded, else the first one behind them. */
function holderOf(cue: FoundCue, assigned: readonly Assigned[]): number {
  const before = assigned.findLastIndex((amount) => amount.candidate.end <= cue.start && isHolder(amount));
  if (before >= 0) return before;
  return assigned.findIndex((amount) => amount.candidate.start >= cue.end && isHolder(amount));
}
