import type { Hit } from "../lexicon/cue-trie.ts";
import type { Span } from "../placed.ts";
import type { Message } from "./message.ts";

/** Nothing that could mean anything: blanks, marks, and emoji that the lexicon does not know. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

export const isNoise = (hit: Hit): boolean => hit.word.tags.some((tag) => tag.class === "noise");

/** Whether the spans (by start) leave nothing of the message unsaid. */
export function coversAll(message: Span & { readonly text: string }, spans: readonly Span[]): boolean {
  let at = message.start;
  for (const span of spans) {
    if (span.end <= at) continue;
    if (span.start >= message.end) break;
    if (span.start > at && !isBlank(message.text.slice(at, span.start))) return false;
    at = span.end;
  }
  return at >= message.end || isBlank(message.text.slice(at, message.end));
}

/** Hits that satisfy the test, and noise. */
export function withNoise({ cues }: Message, isMeant: (hit: Hit) => boolean): Hit[] {
  return cues.hits.filter((hit) => isMeant(hit) || isNoise(hit));
}
