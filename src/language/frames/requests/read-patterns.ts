import type { Intent } from "../../frame.ts";
import type { Hit, Word } from "../../lexicon/cue-trie.ts";
import type { PatternMatch } from "../../lexicon/patterns/pattern-table.ts";
import type { PatternSign } from "../../lexicon/patterns/patterns.ts";
import { numberOf } from "../../lexicon/word-classes.ts";
import type { Candidate } from "../candidates.ts";
import { isForeign, weighContent } from "../message/is-foreign.ts";
import type { Message } from "../message/message.ts";
import { PatternRest } from "./pattern-rest.ts";
import { weigh } from "./weigh.ts";

/** What a pattern gains that explains the whole message, or that settles the intent. */
const GAIN: Readonly<Record<PatternSign, number>> = { "=": 4, "~": 8, "!": 5, "^": 9, "?": 0 };
const GAIN_BUT_FOR_SOME = 2;
/** Intents whose words other intents use too: 我的信息 alone is my-info, 谁看过我的信息 is not. */
const BROAD = new Set<Intent>([
  "my-info",
  "lookup-person",
  "list-unit",
  "ask-policy",
  "return-start",
  "approve",
]);
const YIELD = 2.5;

/** Intents whose sentences stand in the message, each with the pattern that speaks best for it. */
export function readPatterns(message: Message): Candidate[] {
  const matches = message.vocabulary.patterns.match(message.text, message.cues.hits);
  if (matches.length === 0) return [];
  const content = weighContent(message);
  const rest = new PatternRest(message);
  const best = new Map<Intent, Candidate>();
  for (const match of matches) {
    const known = best.get(match.pattern.intent);
    const candidate = weighMatch(message, match, rest, content, known);
    if (candidate !== undefined && outdoes(candidate, known)) best.set(candidate.intent, candidate);
  }
  return [...best.values()];
}

/** The candidate that a match makes; none where it leaves too much unexplained, or can outdo nothing. */
function weighMatch(
  message: Message,
  { pattern: { intent, sign }, hits }: PatternMatch,
  rest: PatternRest,
  content: number,
  known: Candidate | undefined,
): Candidate | undefined {
  const explained = weighHits(message, hits, sign);
  const base = explained + hits.length - (BROAD.has(intent) ? YIELD : 0);
  const gain = sign === undefined ? 0 : GAIN[sign];
  const isHint = sign === "?";
  const worth = isForeign(message) ? 0.5 : 1;
  if (!outdoes({ intent, score: (base + gain) * worth, isHint }, known)) return undefined;
  const left = rest.leaves(sign, hits);
  if (left === undefined || left > MOST_LEFT * content) return undefined;
  const score = base + (left > 0 ? GAIN_BUT_FOR_SOME : gain);
  const share = sign === "~" ? 1 - left / content : explained / content;
  const tells = worth === 1 && !isHint;
  return { intent, score: score * worth, share: tells ? share : 0, isHint, spans: hits };
}

/** By its score, and a hint never what is more than one. */
function outdoes(candidate: Candidate, known: Candidate | undefined): boolean {
  if (known === undefined) return true;
  return candidate.isHint === known.isHint ? candidate.score > known.score : known.isHint === true;
}

/** What the words of a pattern explain. Words that may stand beside any pattern say nothing of what is to be shown. */
function weighHits({ text }: Message, hits: readonly Hit[], sign: PatternSign | undefined): number {
  let weight = 0;
  for (const { start, end, word } of hits)
    if (sign !== "~" || !asksToShow(word)) weight += weigh(text, start, end);
  return weight;
}

const LISTING = numberOf("listing");

const asksToShow = ({ classes, tags }: Word): boolean =>
  classes.has(LISTING) && tags.some((tag) => tag.class === "listing" && tag.code === "show");

/** The part of a message that may stay unexplained beside a pattern that should explain it whole. */
const MOST_LEFT = 0.3;
