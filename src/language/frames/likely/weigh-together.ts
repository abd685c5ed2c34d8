import type { Intent } from "../../frame.ts";
import type { Candidate } from "../candidates.ts";
import type { LikelyIntent } from "./read-likely.ts";

/** What a reading with words enough gains, and one whose words explain the whole message. */
const WORDED = 0.9;
const EXPLAINED = 0.5;
/** A candidate of this score has words enough; with half as much again it has all that count. */
const ENOUGH = 6;
const MOST_WORDS = 1.5;
/** That no words were read speaks for a message that is nobody's business. */
const IDLE = 3;
/** A share that is less counts as this much. */
const LEAST = 1e-4;

/**
 * How likely each reading is by both witnesses, what words say of it and what the message is like, the likeliest first
 * (log-linear; the weights were fitted to sentences left out of what it learns from).
 */
export function weighTogether(
  candidates: readonly Candidate[],
  intents: readonly LikelyIntent[],
  isPossible: (intent: Intent) => boolean,
): readonly LikelyIntent[] {
  const weights = new Map<Intent, number>([["unknown", IDLE]]);
  for (const { intent, score, share = 0 } of candidates) {
    const worded = WORDED * Math.min(MOST_WORDS, score / ENOUGH) + EXPLAINED * Math.min(1, share);
    weights.set(intent, Math.max(weights.get(intent) ?? 0, worded));
  }
  const like = new Map(intents.map(({ intent, share }) => [intent, share]));
  for (const intent of like.keys()) if (!weights.has(intent) && isPossible(intent)) weights.set(intent, 0);
  const odds = [...weights].map(([intent, weight]) => ({
    intent,
    odds: Math.max(like.get(intent) ?? 0, LEAST) * Math.exp(weight),
  }));
  const whole = odds.reduce((sum, one) => sum + one.odds, 0);
  return odds
    .map((one) => ({ intent: one.intent, share: one.odds / whole }))
    .toSorted((a, b) => b.share - a.share);
}
