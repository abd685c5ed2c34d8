import { codeAt } from "../words/code-at.ts";
import type { Hit, Word } from "./cue-trie.ts";
import type { PatternPart } from "./pattern-parts.ts";
import { PackedLists } from "./packed-lists.ts";
import { CharacterSet } from "../words/character-set.ts";
import type { Pattern } from "./patterns.ts";

export interface PatternMatch {
  readonly pattern: Pattern;
  readonly hits: readonly Hit[];
}

/** Parts of one sentence stand near one another: a gap longer than this (characters) joins nothing. */
const LONGEST_GAP = 18;
const SENTENCE_END = CharacterSet.of("。！？!?；;\n");

/** A sentence that stands in a message more often says nothing new. */
const MOST_TIMES = 4;

/** The patterns of a vocabulary, and what of them a message holds. */
export class PatternTable {
  readonly #patterns: readonly Pattern[];
  /** The parts of each pattern. */
  readonly #partsOf: PackedLists;
  /** The parts that each word fills. */
  readonly #filledBy: PackedLists;
  /**
   * The patterns whose rarest part a word fills: without one of these none of them is looked at. Each beside a further
   * part of it, at the same place: a look at these rules out most patterns without touching them.
   */
  readonly #ledBy: PackedLists;
  readonly #furtherOfLed: PackedLists;
  /** For each part the first and the last hit of the message in hand that fill it, counted from 1; 0 where none does. */
  readonly #first: Uint16Array;
  readonly #last: Uint16Array;

  constructor(patterns: readonly Pattern[], parts: readonly PatternPart[], words: readonly Word[]) {
    this.#patterns = patterns;
    this.#partsOf = new PackedLists(patterns.map(({ orders }) => orders[0]!));
    this.#filledBy = new PackedLists(words.map((word) => word.parts));
    this.#first = new Uint16Array(parts.length);
    this.#last = new Uint16Array(parts.length);
    const led: number[][] = words.map(() => []);
    const further: number[][] = words.map(() => []);
    for (const [number, pattern] of patterns.entries()) {
      const [rarest, other = rarest!] = pattern.orders[0]!.toSorted(
        (a, b) => parts[a]!.frequency - parts[b]!.frequency,
      );
      for (const { id } of parts[rarest!]!.words) {
        led[id]!.push(number);
        further[id]!.push(other);
      }
    }
    this.#ledBy = new PackedLists(led);
    this.#furtherOfLed = new PackedLists(further);
  }

  /** Every pattern that the hits (sorted by start) fill. */
  match(text: string, hits: readonly Hit[]): PatternMatch[] {
    const found: PatternMatch[] = [];
    this.#mark(hits);
    for (const number of this.#findPossible(hits)) this.#findAll(text, hits, this.#patterns[number]!, found);
    this.#unmark(hits);
    return found;
  }

  #mark(hits: readonly Hit[]): void {
    const filled = this.#filledBy;
    for (let i = 0; i < hits.length; i++) {
      const { id } = hits[i]!.word;
      const end = filled.end(id);
      for (let at = filled.start(id); at < end; at++) {
        const part = filled.at(at);
        if (this.#first[part] === 0) this.#first[part] = i + 1;
        this.#last[part] = i + 1;
      }
    }
  }

  #unmark(hits: readonly Hit[]): void {
    const filled = this.#filledBy;
    for (const { word } of hits) {
      const end = filled.end(word.id);
      for (let at = filled.start(word.id); at < end; at++) this.#first[filled.at(at)] = 0;
    }
  }

  /** Numbers of the patterns of which the message has every part. */
  #findPossible(hits: readonly Hit[]): readonly number[] {
    const possible: number[] = [];
    const further = this.#furtherOfLed;
    for (const { word } of hits) {
      const end = further.end(word.id);
      for (let at = further.start(word.id); at < end; at++)
        if (this.#first[further.at(at)] !== 0) this.#add(this.#ledBy.at(at), possible);
    }
    return possible;
  }

  /** Once, however many words of the message lead to it. */
  #add(pattern: number, possible: number[]): void {
    if (this.#hasAll(pattern) && !possible.includes(pattern)) possible.push(pattern);
  }

  #hasAll(pattern: number): boolean {
    const parts = this.#partsOf;
    const end = parts.end(pattern);
    for (let at = parts.start(pattern); at < end; at++) if (this.#first[parts.at(at)] === 0) return false;
    return true;
  }

  /** Adds what fills the pattern, in any of its orders. */
  #findAll(text: string, hits: readonly Hit[], pattern: Pattern, found: PatternMatch[]): void {
    let times = 0;
    for (const order of pattern.orders) {
      if (!this.#mayFollow(order)) continue;
      const opening = order[0]!;
      for (let at = this.#first[opening]! - 1; at < this.#last[opening]! && times < MOST_TIMES; at++) {
        if (!this.#fills(hits, at, opening)) continue;
        const filled = this.#fill(text, hits, at, order);
        if (filled === undefined) continue;
        found.push({ pattern, hits: filled });
        times++;
      }
    }
  }

  /** Whether the hit at a place fills a part: the first and the last that do are known, between them its word is asked. */
  #fills(hits: readonly Hit[], at: number, part: number): boolean {
    const first = this.#first[part]! - 1;
    const last = this.#last[part]! - 1;
    if (at === first || at === last) return true;
    return at > first && at < last && this.#filledBy.has(hits[at]!.word.id, part);
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

  #fill(text: string, hits: readonly Hit[], from: number, parts: readonly number[]): Hit[] | undefined {
    let last = hits[from]!;
    const filled = [last];
    let next = from + 1;
    for (let i = 1; i < parts.length; i++) {
      const part = parts[i]!;
      let hit: Hit | undefined;
      for (; next < hits.length && hit === undefined; next++) {
        const candidate = hits[next]!;
        if (candidate.start - last.end > LONGEST_GAP) return undefined;
        if (candidate.start >= last.end && this.#fills(hits, next, part)) hit = candidate;
      }
      if (hit === undefined || endsBetween(text, last.end, hit.start)) return undefined;
      filled.push(hit);
      last = hit;
    }
    return filled;
  }
}

function endsBetween(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (SENTENCE_END.has(codeAt(text, i))) return true;
  return false;
}
