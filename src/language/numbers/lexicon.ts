import { ENGLISH_STARTS } from "./english/english-words.ts";
import { NUMERALS } from "./characters.ts";
import type { CharacterSet } from "../words/character-set.ts";
import { eachWord, type WordGroup } from "../words/word-group.ts";
import { indexWords, joinStarts, type WordIndex } from "../words/word-index.ts";

/** `numbers.yaml` of a locale. */
export interface NumbersLexicon {
  /** Words with a numeral in them that counts nothing: 一下, 统一, 四川. */
  readonly notNumbers: readonly WordGroup[];
  /** Longer words that begin like one of those and are numbers: 十分之. */
  readonly numbersAfterAll: readonly WordGroup[];
  /** What 一 must stand before to be a number: 个, 名, 天. */
  readonly measures: readonly WordGroup[];
  /** 打 */
  readonly dozens: readonly WordGroup[];
  /** 打对折: words that are a number without a numeral; `value` is a decimal. */
  readonly named: readonly (WordGroup & { readonly value: number })[];
}

export interface NumberWords {
  /** Where a number, a sign or a word to be passed over may begin. */
  readonly starts: CharacterSet;
  /** `true`: the word is to be passed over. */
  readonly skips: WordIndex<boolean>;
  readonly measures: WordIndex<true>;
  readonly dozens: WordIndex<true>;
  readonly named: WordIndex<number>;
}

/** Joins the lexicons of all locales: people mix them. */
export function compileNumberWords(lexicons: readonly NumbersLexicon[]): NumberWords {
  const skips = indexWords(
    lexicons.flatMap((l) => [...eachWord(l.notNumbers, true), ...eachWord(l.numbersAfterAll, false)]),
  );
  const named = indexWords(
    lexicons.flatMap((l) => l.named.flatMap((group) => [...eachWord([group], group.value)])),
  );
  return {
    named,
    starts: joinStarts([skips, named], `${NUMERALS}-负.半${ENGLISH_STARTS}`),
    skips,
    measures: indexWords(lexicons.flatMap((l) => [...eachWord(l.measures, true as const)])),
    dozens: indexWords(lexicons.flatMap((l) => [...eachWord(l.dozens, true as const)])),
  };
}
