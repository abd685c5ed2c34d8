import { codeAt } from "../../words/code-at.ts";
import type { Hit } from "../../lexicon/cue-trie.ts";
import { numberOf } from "../../lexicon/word-classes.ts";
import type { Span } from "../../placed.ts";
import type { Message } from "./message.ts";

/** Nothing that could mean anything: blanks, marks, and emoji that the lexicon does not know. */
export function isBlank(text: string, start = 0, end = text.length): boolean {
  for (let i = start; i < end; i++) {
    const code = codeAt(text, i);
    if (isSurrogate(code)) return !SAYS.test(text.slice(i, end));
    if (SAYING[code] === 1) return false;
  }
  return true;
}

const SAYS = /[\p{L}\p{N}]/u;
/** Which characters are letters or figures; looked up, for every gap of every message is asked. */
const SAYING = Uint8Array.from({ length: 0x1_0000 }, (_, code) =>
  Number(SAYS.test(String.fromCharCode(code))),
);
const isSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xe000;

const NOISE = numberOf("noise");

export const isNoise = (hit: Hit): boolean => hit.word.classes.has(NOISE);

/** Whether the spans (by start) leave nothing of `[start, end)` unsaid. */
export function coversAll(text: string, { start, end }: Span, spans: readonly Span[]): boolean {
  let at = start;
  for (const span of spans) {
    if (span.end <= at) continue;
    if (span.start >= end) break;
    if (span.start > at && !isBlank(text, at, span.start)) return false;
    at = span.end;
  }
  return at >= end || isBlank(text, at, end);
}

/** The parts of `[start, end)` that the spans (by start) leave unsaid; blanks and marks say nothing. */
export function findGaps(text: string, { start, end }: Span, spans: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let at = start;
  for (const span of spans) {
    if (span.end <= at) continue;
    if (span.start >= end) break;
    if (span.start > at && !isBlank(text, at, span.start)) gaps.push({ start: at, end: span.start });
    at = span.end;
  }
  if (at < end && !isBlank(text, at, end)) gaps.push({ start: at, end });
  return gaps;
}

/** Hits that satisfy the test, and noise. */
export function withNoise({ cues }: Message, isMeant: (hit: Hit) => boolean): Hit[] {
  return cues.hits.filter((hit) => isMeant(hit) || isNoise(hit));
}
