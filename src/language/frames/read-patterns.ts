import type { Intent } from "../frame.ts";
import { matchPatterns } from "../lexicon/patterns.ts";
import type { Candidate } from "./candidates.ts";
import { coversAll, isNoise, withNoise } from "./coverage.ts";
import type { Message } from "./message.ts";

/** What a pattern that explains the whole message, or that settles the intent, gains over one that does not. */
const WHOLE = 4;
const DECISIVE = 5;
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
  const matches = matchPatterns(message.text, message.cues.hits, message.vocabulary.patternsByFirstPart);
  if (matches.length === 0) return [];
  const content = weighContent(message);
  return matches.flatMap(({ pattern: { intent, whole, decisive }, hits }) => {
    if (
      whole &&
      !coversAll(
        message,
        withNoise(message, (hit) => hits.includes(hit)),
      )
    )
      return [];
    const explained = hits.reduce((sum, hit) => sum + weigh(message.text, hit.start, hit.end), 0);
    const score =
      explained +
      hits.length +
      (whole ? WHOLE : 0) +
      (decisive ? DECISIVE : 0) -
      (BROAD.has(intent) ? YIELD : 0);
    return [{ intent, score, share: explained / content }];
  });
}

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
