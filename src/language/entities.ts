import type { NumberMention } from "./frame.ts";
import type { Normalised } from "./normalise.ts";
import { findNumbers } from "./numbers/find-numbers.ts";
import { compileNumberWords, type NumbersLexicon } from "./numbers/lexicon.ts";

/** The parsed `lexicon/*.yaml` files of one locale that entities are read with, by file stem. */
export interface EntityLexicon {
  readonly numbers: NumbersLexicon;
}

/** The finders, each a pure function of the message. */
export interface Entities {
  findNumbers(message: Normalised): NumberMention[];
}

/** Compiles the lexicons of all locales once; the finders then share them. */
export function createEntities(lexicons: readonly EntityLexicon[]): Entities {
  const numbers = compileNumberWords(lexicons.map((lexicon) => lexicon.numbers));
  return {
    findNumbers: (message) => findNumbers(message, numbers),
  };
}
