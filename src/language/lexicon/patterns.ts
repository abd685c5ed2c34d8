import type { Intent } from "../frame.ts";
import type { Hit, Tag } from "./cue-trie.ts";

/** A sentence with gaps: parts that must follow one another, each filled by any of its words. */
export interface Pattern {
  readonly intent: Intent;
  readonly parts: readonly number[];
  /** `=…`: nothing but noise may stand beside it. */
  readonly whole: boolean;
  /** `!…`: settles the intent whatever else is there. */
  readonly decisive: boolean;
}

export interface PatternMatch {
  readonly pattern: Pattern;
  readonly hits: readonly Hit[];
}

/** Parts of one sentence stand near one another: a gap longer than this (characters) joins nothing. */
const LONGEST_GAP = 18;
const SENTENCE_END = /[。！？!?；;\n]/;

/** `撤回|收回…<relation>` → parts of alternatives; `<class>` and `<class:code>` stand for all words of an entry. */
export function parsePattern(
  source: string,
): Pick<Pattern, "whole" | "decisive"> & { readonly parts: string[][] } {
  const sign = source[0];
  const whole = sign === "=";
  const decisive = sign === "!";
  const parts = (whole || decisive ? source.slice(1) : source).split("…").map((part) => part.split("|"));
  return { whole, decisive, parts };
}

export const tagOfPart = (alternative: string): string | undefined =>
  alternative.startsWith("<") && alternative.endsWith(">") ? alternative.slice(1, -1) : undefined;

export const tagKeys = (tag: Tag): readonly string[] => [tag.class, `${tag.class}:${tag.code}`];

/** Every pattern that the hits (sorted by start) fill. */
export function matchPatterns(
  text: string,
  hits: readonly Hit[],
  byFirstPart: ReadonlyMap<number, readonly Pattern[]>,
): PatternMatch[] {
  const found: PatternMatch[] = [];
  hits.forEach((hit, at) => {
    for (const part of hit.word.parts)
      for (const pattern of byFirstPart.get(part) ?? []) {
        const filled = fill(text, hits, at, pattern.parts);
        if (filled) found.push({ pattern, hits: filled });
      }
  });
  return found;
}

function fill(text: string, hits: readonly Hit[], from: number, parts: readonly number[]): Hit[] | undefined {
  let last = hits[from]!;
  const filled = [last];
  let next = from + 1;
  for (const part of parts.slice(1)) {
    while (next < hits.length && !(hits[next]!.start >= last.end && hits[next]!.word.parts.includes(part)))
      next++;
    const hit = hits[next];
    if (hit === undefined || !near(text, last.end, hit.start)) return undefined;
    filled.push(hit);
    last = hit;
    next++;
  }
  return filled;
}

function near(text: string, from: number, to: number): boolean {
  return to - from <= LONGEST_GAP && !SENTENCE_END.test(text.slice(from, to));
}
