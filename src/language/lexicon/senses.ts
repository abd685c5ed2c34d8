import type { Lexicon } from "./lexicon.ts";

/** Words of one sense before a part takes the sense whole: one alone may be meant to the letter. */
const ENOUGH = 2;

/**
 * Words that say the same in any sentence (什么时候, 啥时候, 何时 …), as the file `senses` lists them. A sentence names a
 * few of them, and is found with all.
 */
export class Senses {
  readonly #byWord = new Map<string, readonly string[][]>();

  constructor(lexicons: readonly Lexicon[]) {
    for (const words of lexicons.flatMap(readSenses))
      for (const word of words) this.#byWord.set(word, [...(this.#byWord.get(word) ?? []), words]);
  }

  /** The alternatives of a part of a sentence with all other words of the senses that it names. */
  widen(alternatives: readonly string[]): readonly string[] {
    const named = new Map<readonly string[], number>();
    for (const word of alternatives)
      for (const sense of this.#byWord.get(word) ?? []) named.set(sense, (named.get(sense) ?? 0) + 1);
    const whole = [...named].filter(([, times]) => times >= ENOUGH).flatMap(([sense]) => sense);
    return whole.length === 0 ? alternatives : [...new Set([...alternatives, ...whole])];
  }
}

function readSenses({ senses }: Lexicon): string[][] {
  if (typeof senses !== "object" || senses === null) return [];
  return Object.values(senses).map((words) => (words as unknown[]).map(String));
}
