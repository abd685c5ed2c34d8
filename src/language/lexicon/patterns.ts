import type { Intent } from "../frame.ts";
import type { Hit, Tag } from "./cue-trie.ts";

/** A sentence with gaps: parts that must follow one another, each filled by any of its words. */
export interface Pattern {
  readonly intent: Intent;
  readonly parts: readonly number[];
  readonly sign: PatternSign | undefined;
}

/**
 * What the sign before a pattern says of the rest of the message: `=` nothing but noise may stand beside it; `~` nothing
 * but noise and words that ask to be shown (classes `listing` and `beside`); `!` settles the intent whatever else is
 * there; `^` settles it, and opens the message.
 */
export const PATTERN_SIGNS = ["=", "~", "!", "^"] as const;
export type PatternSign = (typeof PATTERN_SIGNS)[number];

export interface PatternMatch {
  readonly pattern: Pattern;
  readonly hits: readonly Hit[];
}

/** Parts of one sentence stand near one another: a gap longer than this (characters) joins nothing. */
const LONGEST_GAP = 18;
const SENTENCE_END = new Set("。！？!?；;\n");

/**
 * `撤回|收回…<relation>` → parts of alternatives; `<class>` and `<class:code>` stand for all words of an entry. Parts
 * joined by `&` come in any order, so that `停用|解除&绑定` is two patterns.
 */
export function parsePattern(
  source: string,
): readonly (Pick<Pattern, "sign"> & { readonly parts: readonly string[][] })[] {
  const sign = PATTERN_SIGNS.find((known) => source.startsWith(known));
  const said = sign === undefined ? source : source.slice(1);
  return orders(said.split("&")).map((order) => ({
    sign,
    parts: order.flatMap((part) => part.split("…")).map((part) => part.split("|")),
  }));
}

/** Every order of a few parts. */
function orders(parts: readonly string[]): readonly (readonly string[])[] {
  if (parts.length < 2) return [parts];
  return parts.flatMap((first, at) =>
    orders(parts.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  );
}

export const tagOfPart = (alternative: string): string | undefined =>
  alternative.startsWith("<") && alternative.endsWith(">") ? alternative.slice(1, -1) : undefined;

export const tagKeys = (tag: Tag): readonly string[] => [tag.class, `${tag.class}:${tag.code}`];

interface NumberedPattern extends Pattern {
  readonly number: number;
}

/** A sentence that stands in a message more often says nothing new. */
const MOST_TIMES = 4;

/** The patterns of a vocabulary, and what of them a message holds. */
export class PatternTable {
  readonly #byFirst: (NumberedPattern[] | undefined)[] = [];
  /** Which parts stand in the message in hand: most patterns are ruled out by one look. */
  readonly #present: Uint8Array;
  /** How often each pattern was found in the message in hand. */
  readonly #times: Uint8Array;

  constructor(patterns: readonly Pattern[], parts: number) {
    this.#present = new Uint8Array(parts);
    this.#times = new Uint8Array(patterns.length);
    patterns.forEach((pattern, number) =>
      (this.#byFirst[pattern.parts[0]!] ??= []).push({ ...pattern, number }),
    );
  }

  /** Every pattern that the hits (sorted by start) fill. */
  match(text: string, hits: readonly Hit[]): PatternMatch[] {
    const found: PatternMatch[] = [];
    for (const { word } of hits) for (const part of word.parts) this.#present[part] = 1;
    for (let at = 0; at < hits.length; at++)
      for (const part of hits[at]!.word.parts) {
        const patterns = this.#byFirst[part];
        if (patterns === undefined) continue;
        for (const pattern of patterns) {
          if (!this.#isPossible(pattern) || this.#times[pattern.number]! >= MOST_TIMES) continue;
          const filled = fill(text, hits, at, pattern.parts);
          if (filled === undefined) continue;
          found.push({ pattern, hits: filled });
          this.#times[pattern.number]!++;
        }
      }
    for (const { word } of hits) for (const part of word.parts) this.#present[part] = 0;
    for (const { pattern } of found) this.#times[(pattern as NumberedPattern).number] = 0;
    return found;
  }

  #isPossible({ parts }: Pattern): boolean {
    for (let i = 1; i < parts.length; i++) if (this.#present[parts[i]!] === 0) return false;
    return true;
  }
}

function fill(text: string, hits: readonly Hit[], from: number, parts: readonly number[]): Hit[] | undefined {
  let last = hits[from]!;
  const filled = [last];
  let next = from + 1;
  for (let i = 1; i < parts.length; i++) {
    const part = parts[i]!;
    let hit: Hit | undefined;
    for (; next < hits.length && hit === undefined; next++) {
      const candidate = hits[next]!;
      if (candidate.start - last.end > LONGEST_GAP) return undefined;
      if (candidate.start >= last.end && candidate.word.parts.includes(part)) hit = candidate;
    }
    if (hit === undefined || endsBetween(text, last.end, hit.start)) return undefined;
    filled.push(hit);
    last = hit;
  }
  return filled;
}

function endsBetween(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (SENTENCE_END.has(text[i]!)) return true;
  return false;
}
