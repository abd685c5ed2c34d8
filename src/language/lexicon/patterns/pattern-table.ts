import { codeAt } from "../../words/code-at.ts";
import type { Hit, Word } from "../cue-trie.ts";
import type { PatternPart } from "./pattern-parts.ts";
import { FillingHits } from "./filling-hits.ts";
import { PackedLists } from "./packed-lists.ts";
import { CharacterSet } from "../../words/character-set.ts";
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
  /**
   * The patterns whose rarest part a word fills: without one of these none of them is looked at. Each beside a further
   * part of it, at the same place: a look at these rules out most patterns without touching them.
   */
  readonly #ledBy: PackedLists;
  readonly #furtherOfLed: PackedLists;
  /** The hits of the message in hand, by the parts that they fill. */
  readonly #filling: FillingHits;
  /** What fills the pattern in hand so far. */
  readonly #filled: Hit[] = [];

  constructor(patterns: readonly Pattern[], parts: readonly PatternPart[], words: readonly Word[]) {
    this.#patterns = patterns;
    this.#partsOf = new PackedLists(patterns.map(({ orders }) => orders[0]!));
    this.#filling = new FillingHits(parts.length, new PackedLists(words.map((word) => word.parts)));
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
    this.#filling.read(hits);
    for (const number of this.#findPossible(hits)) this.#findAll(text, hits, this.#patterns[number]!, found);
    return found;
  }

  /** Numbers of the patterns of which the message has every part. */
  #findPossible(hits: readonly Hit[]): readonly number[] {
    const possible: number[] = [];
    const further = this.#furtherOfLed;
    for (const { word } of hits) {
      const end = further.end(word.id);
      for (let at = further.start(word.id); at < end; at++)
        if (this.#filling.has(further.at(at))) this.#add(this.#ledBy.at(at), possible);
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
    for (let at = parts.start(pattern); at < end; at++) if (!this.#filling.has(parts.at(at))) return false;
    return true;
  }

  /** Adds what fills the pattern, in any of its orders. */
  #findAll(text: string, hits: readonly Hit[], pattern: Pattern, found: PatternMatch[]): void {
    const filling = this.#filling;
    let times = 0;
    for (const order of pattern.orders) {
      for (let mark = filling.first(order[0]!); mark >= 0 && times < MOST_TIMES; mark = filling.next(mark)) {
        const filled = this.#fill(text, hits, filling.hitOf(mark), order);
        if (filled === undefined) continue;
        found.push({ pattern, hits: filled });
        times++;
      }
    }
  }

  #fill(text: string, hits: readonly Hit[], from: number, parts: readonly number[]): Hit[] | undefined {
    const filling = this.#filling;
    const filled = this.#filled;
    const opening = hits[from]!;
    filled[0] = opening;
    let end = opening.end;
    for (let i = 1; i < parts.length; i++) {
      let hit: Hit | undefined;
      for (let mark = filling.first(parts[i]!); mark >= 0; mark = filling.next(mark)) {
        const candidate = hits[filling.hitOf(mark)]!;
        if (candidate.start < end) continue;
        hit = candidate;
        break;
      }
      if (hit === undefined || hit.start - end > LONGEST_GAP || endsBetween(text, end, hit.start))
        return undefined;
      filled[i] = hit;
      end = hit.end;
    }
    return filled.slice(0, parts.length);
  }
}

function endsBetween(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (SENTENCE_END.has(codeAt(text, i))) return true;
  return false;
}
