import type { Intent } from "../../frame.ts";
import { saysSomething, type Hit, type Word } from "../../lexicon/cue-trie.ts";
import type { PatternSign } from "../../lexicon/patterns.ts";
import type { Candidate } from "../candidates.ts";
import { coversAll, findGaps, isBlank, isNoise, withNoise } from "../message/coverage.ts";
import type { Message } from "../message/message.ts";
import type { Span } from "../../placed.ts";

/** What a pattern gains that explains the whole message, or that settles the intent. */
const GAIN: Readonly<Record<PatternSign, number>> = { "=": 4, "~": 8, "!": 5, "^": 9 };
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

/** Intents whose sentences stand in the message. */
export function readPatterns(message: Message): Candidate[] {
  const matches = message.vocabulary.patterns.match(message.text, message.cues.hits);
  if (matches.length === 0) return [];
  const content = weighContent(message);
  const rest = new Rest(message);
  const isForeign = weighForeign(message) > MOST_FOREIGN * content;
  return matches.flatMap(({ pattern: { intent, sign }, hits }) => {
    const left = rest.leaves(sign, hits);
    if (left === undefined || left > MOST_LEFT * content) return [];
    const explained = weighHits(message, sign === "~" ? hits.filter(({ word }) => !asksToShow(word)) : hits);
    const gain = sign === undefined ? 0 : left > 0 ? GAIN_BUT_FOR_SOME : GAIN[sign];
    const score = explained + hits.length + gain - (BROAD.has(intent) ? YIELD : 0);
    // What begins with its own word goes on as it likes: 「答复1：…」.
    if (isForeign && sign !== "^") return [{ intent, score: score / 2, share: 0, spans: hits }];
    return [{ intent, score, share: sign === "~" ? 1 - left / content : explained / content, spans: hits }];
  });
}

const weighHits = ({ text }: Message, hits: readonly Hit[]): number =>
  hits.reduce((sum, { start, end }) => sum + weigh(text, start, end), 0);

/** That something is to be shown says nothing of what, and stands beside any pattern with this sign. */
const asksToShow = ({ tags }: Word): boolean =>
  tags.some((tag) => tag.class === "listing" && tag.code === "show");

/** The part of a message that may stay unexplained beside a pattern that should explain it whole. */
const MOST_LEFT = 0.3;

/** What stands beside a pattern; reckoned once for all of them. */
class Rest {
  readonly #message: Message;
  /** What is left without noise, and without the words that may stand beside a pattern. */
  #loud: readonly Span[] | undefined;
  #own: readonly Span[] | undefined;

  constructor(message: Message) {
    this.#message = message;
  }

  /** Weight of what a pattern leaves unexplained that its sign wants explained; nothing where it allows no rest. */
  leaves(sign: PatternSign | undefined, hits: readonly Hit[]): number | undefined {
    const message = this.#message;
    switch (sign) {
      case "=":
        return this.#loudGaps().every((gap) => fills(message.text, gap, hits)) ? 0 : undefined;
      case "~":
        return this.#weighOwn(hits);
      case "^":
        return this.#loudGaps().every(({ start }) => isBlank(message.text.slice(start, hits[0]!.start)))
          ? 0
          : undefined;
      default:
        return 0;
    }
  }

  #loudGaps(): readonly Span[] {
    return (this.#loud ??= findGaps(
      this.#message,
      withNoise(this.#message, () => false),
    ));
  }

  /** A word or two that nobody knows (帮我「整」个汇总) does no harm; a name, a sum or an event says something else. */
  #weighOwn(hits: readonly Hit[]): number | undefined {
    const { text, cues } = this.#message;
    this.#own ??= findGaps(this.#message, withNoise(this.#message, standsBeside));
    let left = 0;
    for (const own of this.#own)
      for (const gap of findGaps({ ...own, text }, hits)) {
        if (cues.touching(gap).some(({ word }) => isKnown(word))) return undefined;
        left += weigh(text, gap.start, gap.end);
      }
    return left;
  }
}

const isKnown = (word: Word): boolean =>
  (word.parts.length > 0 && word.text.length > 1) || saysSomething(word);

const fills = (text: string, gap: Span, hits: readonly Hit[]): boolean => coversAll({ ...gap, text }, hits);

const BESIDE = new Set(["listing", "beside"]);
/** Words that ask to be shown something, and the units and days that narrow it. */
const standsBeside = ({ word }: Hit): boolean =>
  word.tags.some(
    (tag) =>
      BESIDE.has(tag.class) || (tag.class === "entity" && (tag.code === "date" || tag.code === "union")),
  );

/** Weight of what the message says, noise left out. */
function weighContent(message: Message): number {
  let noise = 0;
  let at = message.start;
  for (const hit of message.cues.hits) {
    if (hit.end <= at || !isNoise(hit)) continue;
    noise += weigh(message.text, Math.max(at, hit.start), hit.end);
    at = hit.end;
  }
  return Math.max(1, weigh(message.text, message.start, message.end) - noise);
}

/** Weight of what no word of the lexicon and no name, day or figure covers. */
const weighForeign = (message: Message): number =>
  findGaps(message, message.cues.hits).reduce(
    (sum, { start, end }) => sum + weigh(message.text, start, end),
    0,
  );

/** A message that speaks of other things is hardly one for this house, whatever words it shares: 停车证怎么办理. */
const MOST_FOREIGN = 0.3;

/** A Chinese character weighs one, a Latin letter or a digit a third, a mark nothing. */
function weigh(text: string, start: number, end: number): number {
  let weight = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x3400) weight += code >= 0xff00 ? 0 : 1;
    else if ((code | 32) >= 97 && (code | 32) <= 122) weight += 0.34;
    else if (code >= 48 && code <= 57) weight += 0.34;
  }
  return weight;
}
