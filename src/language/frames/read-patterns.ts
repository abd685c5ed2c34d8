import type { Intent } from "../frame.ts";
import type { Hit } from "../lexicon/cue-trie.ts";
import type { PatternSign } from "../lexicon/patterns.ts";
import type { Candidate } from "./candidates.ts";
import { coversAll, isNoise, withNoise } from "./coverage.ts";
import type { Message } from "./message.ts";

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
  return matches.flatMap(({ pattern: { intent, sign }, hits }) => {
    if (!isAllowed(message, sign, hits)) return [];
    const explained = hits.reduce((sum, hit) => sum + weigh(message.text, hit.start, hit.end), 0);
    const gain = sign === undefined ? 0 : GAIN[sign];
    const score = explained + hits.length + gain - (BROAD.has(intent) ? YIELD : 0);
    return [{ intent, score, share: sign === "~" ? 1 : explained / content }];
  });
}

/** Whether what stands beside the pattern is what its sign allows. */
function isAllowed(message: Message, sign: PatternSign | undefined, hits: readonly Hit[]): boolean {
  switch (sign) {
    case "=":
      return coversAll(
        message,
        withNoise(message, (hit) => hits.includes(hit)),
      );
    case "~":
      return coversAll(
        message,
        withNoise(message, (hit) => hits.includes(hit) || standsBeside(hit)),
      );
    case "^": {
      const before = { ...message, end: hits[0]!.start };
      return coversAll(
        before,
        withNoise(message, () => false),
      );
    }
    default:
      return true;
  }
}

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
