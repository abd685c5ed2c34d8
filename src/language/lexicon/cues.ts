import type { Span } from "../placed.ts";
import type { Hit } from "./cue-trie.ts";
import { numberOf, WordClasses } from "./word-classes.ts";

/** A word of the lexicon that stands in the message, read as one of the things it can mean. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly text: string;
}

/** The words found in one message, by class. Positions are those of the normalised text. */
export class Cues {
  readonly hits: readonly Hit[];
  /** The numbers of the classes that were asked for, and the cues of each: of a message they are a handful. */
  readonly #asked: number[] = [];
  readonly #answers: (readonly Cue[])[] = [];
  /** Classes of which the message has a word: most that are asked for are not among them. */
  readonly #present = new WordClasses();

  constructor(hits: readonly Hit[]) {
    this.hits = hits;
    for (const { word } of hits) this.#present.addAll(word.classes);
  }

  /** The cues of a class, by start; gathered when first asked for, as most classes never are. */
  of(name: string): readonly Cue[] {
    const number = numberOf(name);
    if (!this.#present.has(number)) return NONE;
    const asked = this.#asked;
    for (let i = 0; i < asked.length; i++) if (asked[i] === number) return this.#answers[i]!;
    const cues = this.#gather(name, number);
    asked.push(number);
    this.#answers.push(cues);
    return cues;
  }

  has(name: string, code?: string): boolean {
    const cues = this.of(name);
    if (code === undefined) return cues.length > 0;
    for (const cue of cues) if (cue.code === code) return true;
    return false;
  }

  /** Whether there is a word of one of these classes. */
  hasAny(classes: WordClasses): boolean {
    return this.#present.meets(classes);
  }

  /** The cue of a class that begins at `start`, if any. */
  at(name: string, start: number): Cue | undefined {
    for (const cue of this.of(name)) if (cue.start === start) return cue;
    return undefined;
  }

  /** The cue of a class that ends at `end`, if any. */
  endingAt(name: string, end: number): Cue | undefined {
    for (const cue of this.of(name)) if (cue.end === end) return cue;
    return undefined;
  }

  /** Words that share a character with a span. */
  touching({ start, end }: Span): readonly Hit[] {
    const { hits } = this;
    let low = 0;
    let high = hits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (hits[middle]!.start < start - LONGEST_WORD) low = middle + 1;
      else high = middle;
    }
    const found: Hit[] = [];
    for (let i = low; i < hits.length && hits[i]!.start < end; i++)
      if (hits[i]!.end > start) found.push(hits[i]!);
    return found;
  }

  within(name: string, start: number, end: number): readonly Cue[] {
    const cues = this.of(name);
    return cues.length === 0 ? NONE : cues.filter((cue) => cue.start >= start && cue.end <= end);
  }

  #gather(name: string, number: number): readonly Cue[] {
    const cues: Cue[] = [];
    for (const { start, end, word } of this.hits) {
      if (!word.classes.has(number)) continue;
      for (const { class: of, code } of word.tags)
        if (of === name) cues.push({ start, end, code, text: word.text });
    }
    return cues;
  }
}

/** No word of the lexicon is longer. */
const LONGEST_WORD = 40;

const NONE: readonly Cue[] = [];
