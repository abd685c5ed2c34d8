import type { Intent } from "../../frame.ts";
import type { Hit } from "../../lexicon/cue-trie.ts";
import type { PatternSign } from "../../lexicon/patterns.ts";
import type { Candidate } from "../candidates.ts";
import { coversAll, findGaps, isBlank, isNoise, withNoise } from "../message/coverage.ts";
import type { Message } from "../message/message.ts";
import type { Span } from "../../placed.ts";

/** What a pattern gains that explains the whole message, or that settles the intent. */
const GAIN: Readonly<Record<PatternSign, number>> = { "=": 4, "~": 8, "!": 5, "^": 9 };
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
  return matches.flatMap(({ pattern: { intent, sign }, hits }) => {
    if (!rest.allows(sign, hits)) return [];
    const explained = hits.reduce((sum, hit) => sum + weigh(message.text, hit.start, hit.end), 0);
    const gain = sign === undefined ? 0 : GAIN[sign];
    const score = explained + hits.length + gain - (BROAD.has(intent) ? YIELD : 0);
    return [{ intent, score, share: sign === "~" ? 1 : explained / content }];
  });
}

/** What stands beside a pattern; reckoned once for all of them. */
class Rest {
  readonly #message: Message;
  /** What is left without noise, and without the words that may stand beside a pattern. */
  #loud: readonly Span[] | undefined;
  #own: readonly Span[] | undefined;

  constructor(message: Message) {
    this.#message = message;
  }

  /** Whether it is what the sign of the pattern allows. */
  allows(sign: PatternSign | undefined, hits: readonly Hit[]): boolean {
    const message = this.#message;
    switch (sign) {
      case "=":
        this.#loud ??= findGaps(
          message,
          withNoise(message, () => false),
        );
        return this.#loud.every((gap) => fills(message.text, gap, hits));
      case "~":
        this.#own ??= findGaps(message, withNoise(message, standsBeside));
        return this.#own.every((gap) => fills(message.text, gap, hits));
      case "^":
        this.#loud ??= findGaps(
          message,
          withNoise(message, () => false),
        );
        return this.#loud.every(({ start }) => isBlank(message.text.slice(start, hits[0]!.start)));
      default:
        return true;
    }
  }
}

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
