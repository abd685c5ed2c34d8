import type { Hit, Word } from "./cue-trie.ts";
import type { PatternPart } from "./pattern-parts.ts";
import { CharacterSet } from "../words/character-set.ts";
import type { Pattern } from "./patterns.ts";

export interface PatternMatch {
  readonly pattern: Pattern;
  readonly hits: readonly Hit[];
}

/** Parts of one sentence stand near one another: a gap longer than this (characters) joins nothing. */
const LONGEST_GAP = 18;
const SENTENCE_END = CharacterSet.of("。！？!?；;\n");

/**
 * Patterns whose rarest part a word fills, each beside a further part of it: a look at these rules out most patterns
 * without touching them.
 */
interface Led {
  readonly patterns: Pattern[];
  readonly others: number[];
}

/** A sentence that stands in a message more often says nothing new. */
const MOST_TIMES = 4;

/** The patterns of a vocabulary, and what of them a message holds. */
export class PatternTable {
  /** Patterns by the words for their rarest part: without one of these none of them is looked at. */
  readonly #byWord = new Map<Word, Led>();
  /** For each part the first and the last hit of the message in hand that fill it, counted from 1; 0 where none does. */
  readonly #first: Uint16Array;
  readonly #last: Uint16Array;

  constructor(patterns: readonly Pattern[], parts: readonly PatternPart[]) {
    this.#first = new Uint16Array(parts.length);
    this.#last = new Uint16Array(parts.length);
    for (const pattern of patterns) {
      const [rarest, other = rarest!] = pattern.orders[0]!.toSorted(
        (a, b) => parts[a]!.frequency - parts[b]!.frequency,
      );
      for (const word of parts[rarest!]!.words) this.#lead(word, pattern, other);
    }
  }

  #lead(word: Word, pattern: Pattern, other: number): void {
    const led = this.#byWord.get(word) ?? { patterns: [], others: [] };
    this.#byWord.set(word, led);
    led.patterns.push(pattern);
    led.others.push(other);
  }

  /** Every pattern that the hits (sorted by start) fill. */
  match(text: string, hits: readonly Hit[]): PatternMatch[] {
    const found: PatternMatch[] = [];
    this.#mark(hits);
    for (const pattern of this.#findPossible(hits)) this.#findAll(text, hits, pattern, found);
    this.#unmark(hits);
    return found;
  }

  #mark(hits: readonly Hit[]): void {
    for (let at = 0; at < hits.length; at++)
      for (const part of hits[at]!.word.parts) {
        if (this.#first[part] === 0) this.#first[part] = at + 1;
        this.#last[part] = at + 1;
      }
  }

  #unmark(hits: readonly Hit[]): void {
    for (const { word } of hits) for (const part of word.parts) this.#first[part] = 0;
  }

  #findPossible(hits: readonly Hit[]): readonly Pattern[] {
    const possible: Pattern[] = [];
    for (const { word } of hits) {
      const led = this.#byWord.get(word);
      if (led === undefined) continue;
      for (let i = 0; i < led.others.length; i++)
        if (this.#first[led.others[i]!] !== 0) this.#add(led.patterns[i]!, possible);
    }
    return possible;
  }

  /** Once, however many words of the message lead to it. */
  #add(pattern: Pattern, possible: Pattern[]): void {
    if (this.#hasAll(pattern.orders[0]!) && !possible.includes(pattern)) possible.push(pattern);
  }

  #hasAll(parts: readonly number[]): boolean {
    for (const part of parts) if (this.#first[part] === 0) return false;
    return true;
  }

  /** Adds what fills the pattern, in any of its orders. */
  #findAll(text: string, hits: readonly Hit[], pattern: Pattern, found: PatternMatch[]): void {
    let times = 0;
    for (const order of pattern.orders) {
      if (!this.#mayFollow(order)) continue;
      const opening = order[0]!;
      for (let at = this.#first[opening]! - 1; at < this.#last[opening]! && times < MOST_TIMES; at++) {
        if (!hits[at]!.word.parts.includes(opening)) continue;
        const filled = fill(text, hits, at, order);
        if (filled === undefined) continue;
        found.push({ pattern, hits: filled });
        times++;
      }
    }
  }

  /** Whether a hit for each part stands behind one for the part before. */
  #mayFollow(order: readonly number[]): boolean {
    let at = this.#first[order[0]!]!;
    for (let i = 1; i < order.length; i++) {
      if (this.#last[order[i]!]! <= at) return false;
      at = Math.max(at + 1, this.#first[order[i]!]!);
    }
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
  for (let i = from; i < to; i++) if (SENTENCE_END.has(text.charCodeAt(i))) return true;
  return false;
}
