import type { Hit } from "./cue-trie.ts";

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
  readonly #byClass = new Map<string, Cue[]>();

  constructor(hits: readonly Hit[]) {
    this.hits = hits;
    for (const { start, end, word } of hits)
      for (const tag of word.tags) {
        const cue = { start, end, code: tag.code, text: word.text };
        const list = this.#byClass.get(tag.class);
        if (list) list.push(cue);
        else this.#byClass.set(tag.class, [cue]);
      }
  }

  of(name: string): readonly Cue[] {
    return this.#byClass.get(name) ?? NONE;
  }

  has(name: string, code?: string): boolean {
    return this.of(name).some((cue) => code === undefined || cue.code === code);
  }

  /** The cue of a class that begins at `start`, if any. */
  at(name: string, start: number): Cue | undefined {
    return this.of(name).find((cue) => cue.start === start);
  }

  /** The cue of a class that ends at `end`, if any. */
  endingAt(name: string, end: number): Cue | undefined {
    return this.of(name).find((cue) => cue.end === end);
  }

  within(name: string, start: number, end: number): readonly Cue[] {
    return this.of(name).filter((cue) => cue.start >= start && cue.end <= end);
  }
}

const NONE: readonly Cue[] = [];
