import type { Frame, Intent } from "../../frame.ts";
import type { Candidate } from "../candidates.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { findAnnouncement } from "../message/find-announcement.ts";
import { isBare } from "../../likeness/mask.ts";
import type { Message } from "../message/message.ts";
import { findSubjects } from "../message/subjects.ts";
import { findLikelyVerb } from "./find-likely-verb.ts";
import { readLikely, type LikelyIntent, type Likelihood } from "./read-likely.ts";
import { weighTogether } from "./weigh-together.ts";
import { INTERRUPTS, SHOWS } from "./what-shows.ts";

/** A reading below this is none: the house would ask. */
const SURE_ENOUGH = 0.6;
/** A reading of which the house asks whether it was meant. */
const IN_DOUBT = 0.5;
/** So likely must be what was not read for certain; and what changes something without a word that says so. */
const LIKELY = 0.5;
const LIKELY_DEED = 0.9;
/** A candidate of this score has a word that says so. */
const WORDED = 3;
/** Words that explain this much of a message are heeded, whatever it is like. */
const EXPLAINED = 0.5;
/** What a message must be like of which words for something else explain less. */
const AGAINST_WORDS = 0.9;
/** Nobody is known to say it so, where so little of the share of the likeliest is left to it. */
const UNHEARD_OF = 0.003;
/** What is offered where it has to be asked what was meant. */
const OFFERED = 0.05;
/** So few pairs that speak for it are chance. */
const FEW = 2;

/** Read from how a message is built, whatever its words are like. */
const BY_BUILD: ReadonlySet<Intent> = new Set<Intent>([
  "mark-roll",
  "choose",
  "answer",
  "confirm",
  "deny",
  "cancel",
  "back",
  "undo",
  "consent",
  "language",
  "dont-know",
]);

/**
 * Where words and patterns leave it open what is meant, what the message is like decides with them: 「哪些人的信息好久没核过了」 is
 * like what people write who ask for stale records. In a dialogue an answer is expected, which is like nothing; only a
 * question that shows something may come between.
 */
export function weighLikeness(message: Message, read: Frame, all: readonly Candidate[]): Frame {
  // What others said, and what is said to everybody, asks for nothing.
  if (message.cues.has("mode", "quotation") || findAnnouncement(message) !== undefined) return read;
  if (read.confidence >= SURE_ENOUGH) return doubt(message, read, all);
  const likely = readLikely(message);
  if (likely.telling < FEW) return read;
  const weighed = weighTogether(all, likely.intents, (intent) => isPossible(message, intent));
  const best = weighed[0]!;
  if (message.expecting !== undefined && !INTERRUPTS.has(best.intent)) return read;
  const candidates = offer(read, weighed);
  return best.intent !== "unknown" && best.share >= barFor(best.intent, all)
    ? take(best, all, candidates)
    : { ...read, candidates };
}

/**
 * Words may be certain of the little that they explain, and the message as a whole be like something else that people
 * write, and nothing like this: two witnesses disagree. What only shows something, or is shown on a card before it
 * counts, is then read as what the message is like; else it is asked.
 */
function doubt(message: Message, read: Frame, all: readonly Candidate[]): Frame {
  if (BY_BUILD.has(read.intent) || message.expecting !== undefined) return read;
  const likely = readLikely(message);
  const isExplained = all.some(({ intent, share = 0 }) => intent === read.intent && share >= EXPLAINED);
  if (isExplained && !(likely.isKnown && isBare(likely.masked.text))) return read;
  const [best] = likely.intents;
  if (best === undefined || !outweighs(best, read, likely) || !isPossible(message, best.intent)) return read;
  const candidates = offer(read, likely.intents);
  return isHarmless(best.intent)
    ? take(best, all, candidates)
    : { ...read, confidence: IN_DOUBT, candidates };
}

function outweighs(best: LikelyIntent, read: Frame, { intents, telling }: Likelihood): boolean {
  const own = intents.find(({ intent }) => intent === read.intent)?.share ?? 0;
  return best.share >= AGAINST_WORDS && own <= best.share * UNHEARD_OF && telling >= FEW;
}

/** A change is told of somebody, by a word at least that is not known to say something else. */
const isPossible = (message: Message, intent: Intent): boolean =>
  intent !== "report-change" ||
  (findSubjects(message).length > 0 &&
    (findVerbs(message).length > 0 || findLikelyVerb(message) !== undefined));

/** A report is shown on a card before it counts. */
const isHarmless = (intent: Intent): boolean => SHOWS.has(intent) || intent === "report-change";

function barFor(intent: Intent, all: readonly Candidate[]): number {
  const worded = all.some((one) => one.intent === intent && one.score >= WORDED);
  return worded || isHarmless(intent) ? LIKELY : LIKELY_DEED;
}

function take(best: LikelyIntent, all: readonly Candidate[], candidates: Frame["candidates"]): Frame {
  const [worded] = all.filter(({ intent }) => intent === best.intent).toSorted((a, b) => b.score - a.score);
  return {
    intent: best.intent,
    confidence: Math.max(SURE_ENOUGH, round(best.share)),
    candidates,
    mode: worded?.mode ?? "report",
    slots: worded?.slots ?? {},
  };
}

/** What is likely, and behind it what else was read. */
function offer({ candidates }: Frame, likely: readonly LikelyIntent[]): Frame["candidates"] {
  const offered = likely.filter(({ intent, share }) => intent !== "unknown" && share >= OFFERED);
  return [
    ...offered.map(({ intent, share }) => ({ intent, score: round(share) })),
    ...candidates.filter(({ intent }) => !offered.some((one) => one.intent === intent)),
  ];
}

const round = (value: number): number => Math.round(value * 100) / 100;
