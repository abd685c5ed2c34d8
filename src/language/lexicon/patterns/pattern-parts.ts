import type { CueTrie, Word } from "../cue-trie.ts";
import { fold } from "../fold.ts";
import { tagOfPart } from "./patterns.ts";
import type { Senses } from "../senses.ts";
import { numberOf } from "../word-classes.ts";

/** One part of a pattern: the words that fill it, and how often messages have one of them. */
export interface PatternPart {
  readonly words: readonly Word[];
  readonly frequency: number;
}

/** Gives each distinct part of a pattern a number, and knows which words fill it and which parts a `<tag>` fills. */
export class PatternParts {
  readonly #trie: CueTrie;
  readonly #senses: Senses;
  readonly #ids = new Map<string, number>();
  readonly #byTag = new Map<string, number[]>();
  readonly #words: Word[][] = [];

  constructor(trie: CueTrie, senses: Senses) {
    this.#trie = trie;
    this.#senses = senses;
  }

  /** The number of the part with these alternatives and all that say the same; its words learn that they fill it. */
  partOf(named: readonly string[]): number {
    const alternatives = this.#senses.widen(named);
    const source = alternatives.toSorted().join("|");
    const known = this.#ids.get(source);
    if (known !== undefined) return known;
    const id = this.#words.push([]) - 1;
    this.#ids.set(source, id);
    for (const alternative of alternatives) {
      const tag = tagOfPart(alternative);
      if (tag === undefined) this.fill(id, this.#trie.word(fold(alternative)));
      else this.#byTag.set(tag, [...this.ofTag(tag), id]);
    }
    return id;
  }

  ofTag(tag: string): readonly number[] {
    return this.#byTag.get(tag) ?? [];
  }

  fill(id: number, word: Word): void {
    if (word.parts.includes(id)) return;
    word.parts = word.parts.concat(id);
    this.#words[id]!.push(word);
  }

  /** Every part by its number. What is frequent in the examples of the lexicon is frequent in messages. */
  list(examples: readonly string[]): PatternPart[] {
    const counts = this.#words.map(() => 0);
    for (const example of examples)
      for (const { word } of this.#trie.scan(fold(example))) for (const part of word.parts) counts[part]!++;
    // Names, days and figures stand in any message.
    return this.#words.map((words, id) => ({
      words,
      frequency: counts[id]! + (words.some(({ classes }) => classes.has(ENTITY)) ? OFTEN : 0),
    }));
  }
}

const OFTEN = 100;
const ENTITY = numberOf("entity");
