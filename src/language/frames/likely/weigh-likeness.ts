import type { Frame, Intent } from "../../frame.ts";
import type { Candidate } from "../candidates.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { isQuestion } from "../changes/read-mode.ts";
import { findAnnouncement } from "../message/find-announcement.ts";
import type { Message } from "../message/message.ts";
import { findSubjects } from "../message/subjects.ts";
import { isAssentDenied } from "../message/is-denied.ts";
import { findLikelyVerb } from "./find-likely-verb.ts";
import { readLikely, type LikelyIntent, type Likelihood } from "./read-likely.ts";
import { weighTogether } from "./weigh-together.ts";
import { INTERRUPTS, SHOWS } from "./what-shows.ts";

/** A reading below this is none: the house would ask. */
const SURE_ENOUGH = 0.6;
/** A reading of which the house asks whether it was meant. */
const IN_DOUBT = 0.5;
/** So likely must be what was not read for certain: with a word that says so, without one, and a deed without one. */
const LIKELY = { worded: 0.5, unworded: 0.7, deed: 0.9 };
/** A candidate of this score has a word that says so. */
const WORDED = 3;
/** Words that explain this much of a message are heeded, whatever it is like. */
const EXPLAINED = 0.7;
interface Bar {
  readonly share: number;
  /** What of that share the reading itself may have. */
  readonly own: number;
}
/** What a message must be like of which words for something else explain less, and what it may be like of that. */
const AGAINST_WORDS: Bar = { share: 0.6, own: 0.003 };
/** The same where other words say it as well. */
const AGAINST_A_RIVAL: Bar = { share: 0.6, own: 0.1 };
/** A reading with this part of the score of the best is as good. */
const AS_WELL = 0.8;
/** What is offered where it has to be asked what was meant. */
const OFFERED = 0.05;
/** So few pairs that speak for it are chance. */
const FEW = 2;
/** What is done by the message must be spoken for by as many. */
const MANY = 4;

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
  return best.intent !== "unknown" && isLikely(best, all, likely)
    ? take(best, all, candidates)
    : { ...read, candidates };
}

/**
 * Words may be certain of the little that they explain, and the message as a whole be like something else that people
 * write, and nothing like this: two witnesses disagree. What only shows something, or is shown on a card before it
 * counts, is then read as what the message is like; else it is asked. And of two things that words say as well, the
 * likelier is meant.
 */
function doubt(message: Message, read: Frame, all: readonly Candidate[]): Frame {
  const own = all.filter(({ intent }) => intent === read.intent);
  if (message.expecting !== undefined || isByBuild(read.intent, own)) return read;
  const score = Math.max(0, ...own.map((one) => one.score));
  const rivals = all.filter((one) => one.intent !== read.intent && one.score >= score * AS_WELL);
  const isExplained = own.some(({ share = 0 }) => share >= EXPLAINED);
  if (isExplained && rivals.length === 0 && (namesAnything(message) || !readLikely(message).isKnown))
    return read;
  const likely = readLikely(message);
  const [best] = likely.intents;
  if (best === undefined || !isPossible(message, best.intent)) return read;
  const isRival = rivals.some(({ intent }) => intent === best.intent);
  if (isExplained && !isRival && !likely.isKnown) return read;
  if (!outweighs(best, read, likely, isRival ? AGAINST_A_RIVAL : AGAINST_WORDS)) return read;
  const candidates = offer(read, likely.intents);
  return isRival || likely.isHeard || isHarmless(best.intent)
    ? take(best, all, candidates)
    : { ...read, confidence: IN_DOUBT, candidates };
}

/** What names somebody or counts something is not the same as any other message that says so. */
const namesAnything = ({ people, unions, honours, dates, amounts, numbers }: Message): boolean =>
  people.length + unions.length + honours.length + dates.length + amounts.length + numbers.length > 0;

const isByBuild = (intent: Intent, read: readonly Candidate[]): boolean =>
  BY_BUILD.has(intent) && read.every(({ share }) => share === undefined);

function outweighs(best: LikelyIntent, read: Frame, { intents, telling }: Likelihood, bar: Bar): boolean {
  if (best.intent === read.intent || best.share < bar.share || telling < FEW) return false;
  const own = intents.find(({ intent }) => intent === read.intent)?.share ?? 0;
  return own <= best.share * bar.own;
}

/**
 * What is denied is not done; and a change is told, and not asked about, of somebody, by a word at least that is not known to say
 * something else.
 */
const isPossible = (message: Message, intent: Intent): boolean =>
  intent !== "report-change"
    ? !isAssentDenied(message, intent)
    : !isQuestion(message) &&
      findSubjects(message).length > 0 &&
      (findVerbs(message).length > 0 || findLikelyVerb(message) !== undefined);

/** A report is shown on a card before it counts. */
const isHarmless = (intent: Intent): boolean => SHOWS.has(intent) || intent === "report-change";

function isLikely(
  { intent, share }: LikelyIntent,
  all: readonly Candidate[],
  { telling }: Likelihood,
): boolean {
  const worded = all.some((one) => one.intent === intent && one.score >= WORDED);
  if (worded) return share >= LIKELY.worded;
  if (isHarmless(intent)) return share >= LIKELY.unworded;
  // 「改成2万」 is said of many things.
  return share >= LIKELY.deed && telling >= MANY;
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
