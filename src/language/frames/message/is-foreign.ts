import { weigh } from "../requests/weigh.ts";
import { findGaps, isNoise } from "./coverage.ts";
import type { Span } from "../../placed.ts";
import type { Message } from "./message.ts";

/** Weight of what the message says, noise left out. */
export function weighContent(message: Message): number {
  let noise = 0;
  let at = message.start;
  for (const hit of message.cues.hits) {
    if (hit.end <= at || !isNoise(hit)) continue;
    noise += weigh(message.text, Math.max(at, hit.start), hit.end);
    at = hit.end;
  }
  return Math.max(1, weigh(message.text, message.start, message.end) - noise);
}

/** Weight of what no word of the lexicon and no name, day or figure covers, and of words that belong elsewhere. */
function weighForeign(message: Message): number {
  const { text, cues } = message;
  const weighAll = (spans: readonly Span[]): number =>
    spans.reduce((sum, { start, end }) => sum + weigh(text, start, end), 0);
  return weighAll(findGaps(text, message, cues.hits)) + BELONGS_ELSEWHERE * weighAll(cues.of("elsewhere"));
}

/** One word of 雨伞 says more than the words around it that any question has. */
const BELONGS_ELSEWHERE = 3;

/** The part of a message that may be of nothing known here. */
const MOST_FOREIGN = 0.3;

/** A message that speaks of other things is hardly one for this house, whatever words it shares: 停车证怎么办理. */
export function isForeign(message: Message): boolean {
  return (message.foreign ??=
    !message.cues.has("ours") && weighForeign(message) > MOST_FOREIGN * weighContent(message));
}
