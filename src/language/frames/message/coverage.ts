import type { Hit } from "../../lexicon/cue-trie.ts";
import type { Span } from "../../placed.ts";
import type { Message } from "./message.ts";

/** Nothing that could mean anything: blanks, marks, and emoji that the lexicon does not know. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

export const isNoise = (hit: Hit): boolean => hit.word.classes.has("noise");

/** Whether the spans (by start) leave nothing of the message unsaid. */
export const coversAll = (message: Span & { readonly text: string }, spans: readonly Span[]): boolean =>
  findGaps(message, spans, 1).length === 0;

/** The parts of the message, `most` at most, that the spans (by start) leave unsaid; blanks and marks say nothing. */
export function findGaps(
  { text, start, end }: Span & { readonly text: string },
  spans: readonly Span[],
  most = Number.POSITIVE_INFINITY,
): Span[] {
  const gaps: Span[] = [];
  let at = start;
  for (const span of spans) {
    if (span.end <= at) continue;
    if (span.start >= end || gaps.length >= most) break;
    if (span.start > at && !isBlank(text.slice(at, span.start))) gaps.push({ start: at, end: span.start });
    at = span.end;
  }
  if (at < end && gaps.length < most && !isBlank(text.slice(at, end))) gaps.push({ start: at, end });
  return gaps;
}

/** Hits that satisfy the test, and noise. */
export function withNoise({ cues }: Message, isMeant: (hit: Hit) => boolean): Hit[] {
  return cues.hits.filter((hit) => isMeant(hit) || isNoise(hit));
}
