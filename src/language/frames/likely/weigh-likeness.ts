import type { Frame, Intent } from "../../frame.ts";
import type { Candidate } from "../candidates.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { findAnnouncement } from "../message/find-announcement.ts";
import type { Message } from "../message/message.ts";
import { findSubjects } from "../message/subjects.ts";
import { findLikelyVerb } from "./find-likely-verb.ts";
import { INTERRUPTS, SHOWS } from "./what-shows.ts";
import { readLikely, type LikelyIntent, type Likelihood } from "./read-likely.ts";

/** A reading from here on stands, whatever the message is like. */
const CERTAIN = 0.8;
/** A reading below this is none: the house would ask. */
const SURE_ENOUGH = 0.6;

interface Bar {
  readonly share: number;
  /** How many pairs of characters must speak for it. */
  readonly telling: number;
  /** How much of the share that the message is nobody's business may have. */
  readonly idle: number;
}
/** What a message must be like that no words were read in. */
const WHERE_UNREAD: Bar = { share: 0.5, telling: 4, idle: 0.01 };
/** What changes something is said in words, or else in a sentence that is known word for word. */
const FOR_DEEDS: Bar = { share: 1, telling: 6, idle: 0 };
/** What a message must be like where words point to it, and to something else as much. */
const WHERE_DOUBTED: Bar = { share: 0.5, telling: 1, idle: 0.1 };
/** What a message must be like that was read as something else. */
const WHERE_READ: Bar = { share: 0.9, telling: 4, idle: 0.01 };
/** What a message must be like of which words for something else explain little. */
const AGAINST_WORDS: Bar = { share: 0.9, telling: 4, idle: 1 };
/** Words that explain this much of a message are heeded, whatever it is like. */
const EXPLAINED = 0.4;
/** Nobody is known to say it so, where so little of the share of the likeliest is left to it. */
const UNHEARD_OF = 0.003;
/** A reading of which the house asks whether it was meant. */
const IN_DOUBT = 0.5;
/** What is offered where it has to be asked what was meant. */
const OFFERED = 0.15;

/**
 * Where words and patterns leave it open what is meant, what the message is like decides: 「哪些人的信息好久没核过了」 is like
 * what people write who ask for stale records. In a dialogue an answer is expected, which is like nothing; only a question
 * that shows something may come between.
 */
export function weighLikeness(message: Message, read: Frame, all: readonly Candidate[]): Frame {
  // What others said, and what is said to everybody, asks for nothing.
  if (message.cues.has("mode", "quotation") || findAnnouncement(message) !== undefined) return read;
  // A question of policy may be one of anything: its words say less of it.
  if (read.confidence >= CERTAIN && read.intent !== "ask-policy") return doubt(message, read, all);
  const likely = readLikely(message);
  const isUnread = read.confidence < SURE_ENOUGH;
  const [best] = contenders(likely, isUnread ? read : undefined);
  if (best === undefined || best.intent === "unknown") return read;
  if (message.expecting !== undefined && !INTERRUPTS.has(best.intent)) return read;
  if (best.intent === "report-change" && !tellsOfSomebody(message)) return read;
  if (best.intent === read.intent)
    return { ...read, confidence: Math.max(read.confidence, round(best.share)) };
  if (!reaches(likely, best, barFor(read, best.intent)))
    return isUnread ? { ...read, candidates: withLikely(read, likely) } : read;
  return {
    intent: best.intent,
    confidence: Math.max(SURE_ENOUGH, round(best.share)),
    candidates: withLikely(read, likely),
    mode: "report",
    slots: {},
  };
}

/**
 * Words may be certain of the little that they explain, and the message as a whole be like something else that people
 * write, and nothing like this: two witnesses disagree. Of two things that only show, the likelier is shown; else it is
 * asked.
 */
function doubt(message: Message, read: Frame, all: readonly Candidate[]): Frame {
  const ofIt = all.filter(({ intent }) => intent === read.intent);
  if (ofIt.some(({ share = 1 }) => share >= EXPLAINED)) return read;
  if (message.expecting !== undefined) return read;
  const likely = readLikely(message);
  const [best] = likely.intents;
  if (best === undefined || best.intent === read.intent || !reaches(likely, best, AGAINST_WORDS)) return read;
  const own = likely.intents.find(({ intent }) => intent === read.intent)?.share ?? 0;
  if (own > best.share * UNHEARD_OF) return read;
  const candidates = withLikely(read, likely);
  return SHOWS.has(read.intent) && SHOWS.has(best.intent)
    ? { intent: best.intent, confidence: SURE_ENOUGH, candidates, mode: "report", slots: {} }
    : { ...read, confidence: IN_DOUBT, candidates };
}

/** A change is told of somebody, by a word at least that is not known to say something else. */
const tellsOfSomebody = (message: Message): boolean =>
  findSubjects(message).length > 0 &&
  (findVerbs(message).length > 0 || findLikelyVerb(message) !== undefined);

/** Words that say two things as clearly leave only these to choose from. */
function contenders({ intents }: Likelihood, doubted: Frame | undefined): readonly LikelyIntent[] {
  const clear = doubted?.candidates.filter(({ score }) => score >= CLEAR) ?? [];
  return clear.length === 0
    ? intents
    : intents.filter(({ intent }) => clear.some((one) => one.intent === intent));
}

/** A candidate of this score has words enough. */
const CLEAR = 0.8;

function barFor({ confidence, candidates }: Frame, intent: Intent): Bar {
  const inWords = candidates.some((known) => known.intent === intent && known.score >= DOUBTED);
  if (!inWords && !SHOWS.has(intent) && intent !== "report-change") return FOR_DEEDS;
  if (confidence >= SURE_ENOUGH) return WHERE_READ;
  return inWords ? WHERE_DOUBTED : WHERE_UNREAD;
}

/** A candidate with so much of the score of the best is as good a reading. */
const DOUBTED = 0.5;

function reaches({ intents, telling }: Likelihood, best: LikelyIntent, bar: Bar): boolean {
  const idle = intents.find(({ intent }) => intent === "unknown")?.share ?? 0;
  return best.share >= bar.share && telling >= bar.telling && idle <= best.share * bar.idle;
}

/** What the message is like is offered behind what was read in it. */
function withLikely({ candidates }: Frame, { intents, telling }: Likelihood): Frame["candidates"] {
  if (telling < FEW) return candidates;
  const further = intents.filter(
    ({ intent, share }) => share >= OFFERED && !candidates.some((known) => known.intent === intent),
  );
  return [...candidates, ...further.map(({ intent, share }) => ({ intent, score: round(share) }))];
}

/** So few pairs are chance. */
const FEW = 2;

const round = (value: number): number => Math.round(value * 100) / 100;
