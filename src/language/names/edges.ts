import { codeAt } from "../words/code-at.ts";
import type { Cues } from "../lexicon/cues.ts";
import { WordClasses } from "../lexicon/word-classes.ts";
import type { Span } from "../placed.ts";
import { isHan } from "../words/letters.ts";
import { CharacterSet } from "../words/character-set.ts";

/** How well a place suits as the edge of a name. */
export const NO_EDGE = 0;
export const WEAK_EDGE = 1;
export const STRONG_EDGE = 2;

/** Words after which, or before which, somebody's name is expected. */
const STRONG_BEFORE = WordClasses.of("before-name", "relation", "honour");
const STRONG_AFTER = WordClasses.of(
  "kind",
  "kind-negated",
  "kind-at-end",
  "honorific",
  "after-name",
  "record-field",
  "passive",
);
/** A list joins names by these. */
const JOINERS = CharacterSet.of("、和与及跟&");

/** Where in a message a name may begin and end. */
export class Edges {
  readonly #begins: Uint8Array;
  readonly #ends: Uint8Array;

  constructor(text: string, cues: Cues, entities: readonly Span[], titles: readonly Span[]) {
    this.#begins = new Uint8Array(text.length + 1);
    this.#ends = new Uint8Array(text.length + 1);
    this.#markBreaks(text);
    for (const { start, end, word } of cues.hits) {
      const strongBefore = word.classes.meets(STRONG_BEFORE);
      const strongAfter = word.classes.meets(STRONG_AFTER);
      if (strongBefore) this.#raise(this.#begins, end, STRONG_EDGE);
      this.#raise(this.#ends, start, strongAfter ? STRONG_EDGE : end - start > 1 ? WEAK_EDGE : NO_EDGE);
    }
    for (const { start, end } of entities) {
      this.#raise(this.#begins, end, WEAK_EDGE);
      this.#raise(this.#ends, start, STRONG_EDGE);
    }
    for (const { start, end } of titles) {
      this.#raise(this.#begins, end, STRONG_EDGE);
      this.#raise(this.#ends, start, WEAK_EDGE);
    }
  }

  begin(at: number): number {
    return this.#begins[at] ?? NO_EDGE;
  }

  end(at: number): number {
    return this.#ends[at] ?? NO_EDGE;
  }

  /** A name stands here: its neighbours in a list are names too. */
  addName({ start, end }: Span, text: string): void {
    if (JOINERS.has(codeAt(text, end))) {
      this.#raise(this.#begins, end + 1, STRONG_EDGE);
    }
    if (JOINERS.has(codeAt(text, start - 1))) this.#raise(this.#ends, start - 1, STRONG_EDGE);
  }

  #markBreaks(text: string): void {
    this.#begins[0] = WEAK_EDGE;
    this.#ends[text.length] = WEAK_EDGE;
    for (let i = 0; i < text.length; i++) {
      if (isHan(codeAt(text, i))) continue;
      this.#begins[i + 1] = WEAK_EDGE;
      this.#ends[i] = WEAK_EDGE;
    }
  }

  #raise(edges: Uint8Array, at: number, strength: number): void {
    if (strength > (edges[at] ?? 0)) edges[at] = strength;
  }
}
