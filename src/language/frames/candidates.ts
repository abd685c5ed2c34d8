import { contains, type Span } from "../placed.ts";
import type { Frame, Intent, Mode, Slots } from "../frame.ts";

/** A reading of the message, with the weight of what speaks for it. */
export interface Candidate {
  readonly intent: Intent;
  /** About one point a Chinese character that the reading explains. */
  readonly score: number;
  /** The part of the message's content that it explains; short messages say all with little. */
  readonly share?: number;
  /** The words that speak for it. */
  readonly spans?: readonly Span[];
  /** Nothing but a hint speaks for it: what the message is like decides. */
  readonly isHint?: boolean;
  readonly mode?: Mode;
  readonly slots?: Slots;
}

/** A reading with this much behind it and no rival is certain. */
const FULL_SCORE = 6;
/** The lead over the next reading, as part of its own score, that makes it undisputed. */
const FULL_LEAD = 0.3;
const MOST_CANDIDATES = 4;
/** As sure as a hint makes: not sure enough to act on. */
const HINTED = 0.5;

/** The best reading; how sure depends on what speaks for it and on how far behind the next one is. */
export function chooseCandidate(candidates: readonly Candidate[]): Frame {
  const ranked = bestOfEach(candidates);
  const [best, ...others] = ranked;
  if (best === undefined)
    return { intent: "unknown", confidence: 0, candidates: [], mode: "report", slots: {} };
  const next = others.find((other) => !isPartOf(other, best));
  const lead = next ? (best.score - next.score) / best.score : 1;
  const strength = Math.min(1, Math.max(best.score / FULL_SCORE, best.share ?? 0));
  const confidence = strength * (0.5 + 0.5 * Math.min(1, lead / FULL_LEAD));
  return {
    intent: best.intent,
    confidence: round(best.isHint === true ? Math.min(confidence, HINTED) : confidence),
    candidates: ranked
      .slice(0, MOST_CANDIDATES)
      .map(({ intent, score }) => ({ intent, score: round(score / Math.max(FULL_SCORE, best.score)) })),
    mode: best.mode ?? "report",
    slots: best.slots ?? {},
  };
}

/** Nothing speaks for it but a part of what speaks for the better one: 我的信息 in 谁看过我的信息 is no rival. */
function isPartOf({ spans: part }: Candidate, { spans: whole }: Candidate): boolean {
  if (part === undefined || whole === undefined || weigh(part) >= weigh(whole)) return false;
  return part.every((span) => whole.some((other) => contains(other, span)));
}

const weigh = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

function bestOfEach(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<Intent, Candidate>();
  for (const candidate of candidates)
    if (candidate.score > (best.get(candidate.intent)?.score ?? 0)) best.set(candidate.intent, candidate);
  return [...best.values()].sort((a, b) => b.score - a.score);
}

const round = (value: number): number => Math.round(value * 100) / 100;
