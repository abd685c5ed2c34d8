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

/** Hits that are counted before the count begins anew: with the next message it is still a small number. */
const MOST_HITS = 1_000_000_000;

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
  /**
   * For each part the first hit of the message in hand that fills it, counted on from the messages before: what is not
   * above `#before` belongs to one of those, and nothing has to be wiped between messages.
   */
  readonly #first: Uint32Array;
  #before = 0;

  constructor(patterns: readonly Pattern[], parts: readonly PatternPart[], words: readonly Word[]) {
    this.#patterns = patterns;
    this.#partsOf = new PackedLists(patterns.map(({ orders }) => orders[0]!));
    this.#filledBy = new PackedLists(words.map((word) => word.parts));
    this.#first = new Uint32Array(parts.length);
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
    this.#before += hits.length;
    return found;
  }

  #mark(hits: readonly Hit[]): void {
    if (this.#before > MOST_HITS) {
      this.#first.fill(0);
      this.#before = 0;
    }
    const first = this.#first;
    const filled = this.#filledBy;
    // From the last to the first, which stays.
    for (let i = hits.length - 1; i >= 0; i--) {
      const { id } = hits[i]!.word;
      const hit = this.#before + i + 1;
      const end = filled.end(id);
      for (let at = filled.start(id); at < end; at++) first[filled.at(at)] = hit;
    }
  }

  /** Numbers of the patterns of which the message has every part. */
  #findPossible(hits: readonly Hit[]): readonly number[] {
    const possible: number[] = [];
    const further = this.#furtherOfLed;
    for (const { word } of hits) {
      const end = further.end(word.id);
      for (let at = further.start(word.id); at < end; at++)
        if (this.#isFilled(further.at(at))) this.#add(this.#ledBy.at(at), possible);
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
    for (let at = parts.start(pattern); at < end; at++) if (!this.#isFilled(parts.at(at))) return false;
    return true;
  }

  #isFilled(part: number): boolean {
    return this.#first[part]! > this.#before;
  }

  /** Adds what fills the pattern, in any of its orders. */
  #findAll(text: string, hits: readonly Hit[], pattern: Pattern, found: PatternMatch[]): void {
    let times = 0;
    for (const order of pattern.orders) {
      const opening = order[0]!;
      const last = hits.length - order.length;
      for (let at = this.#firstOf(opening); at <= last && times < MOST_TIMES; at++) {
        if (!this.#fills(hits[at]!, opening)) continue;
        const filled = this.#fill(text, hits, at, order);
        if (filled === undefined) continue;
        found.push({ pattern, hits: filled });
        times++;
      }
    }
  }

  /** Index of the first hit that fills a part. */
  #firstOf(part: number): number {
    return this.#first[part]! - this.#before - 1;
  }

  #fills({ word }: Hit, part: number): boolean {
    return this.#filledBy.has(word.id, part);
  }

  #fill(text: string, hits: readonly Hit[], from: number, parts: readonly number[]): Hit[] | undefined {
    let last = hits[from]!;
    const filled = [last];
    let next = from + 1;
    for (let i = 1; i < parts.length; i++) {
      const part = parts[i]!;
      next = Math.max(next, this.#firstOf(part));
      let hit: Hit | undefined;
      for (; next < hits.length && hit === undefined; next++) {
        const candidate = hits[next]!;
        if (candidate.start - last.end > LONGEST_GAP) return undefined;
        if (candidate.start >= last.end && this.#fills(candidate, part)) hit = candidate;
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
