import { findDates, type DateOptions } from "./dates/find-dates.ts";
import type { DatesLexicon } from "./dates/lexicon.ts";
import { compileDateWords } from "./dates/words/date-words.ts";
import type { AmountMention, DateMention, NumberMention } from "./frame.ts";
import { findAmounts } from "./money/find-amounts.ts";
import { compileMoneyWords, type MoneyLexicon } from "./money/lexicon.ts";
import type { Normalised } from "./normalise.ts";
import { findNumbers } from "./numbers/find-numbers.ts";
import { compileTenseWords, type TenseLexicon } from "./tense/lexicon.ts";
import { compileNumberWords, type NumbersLexicon } from "./numbers/lexicon.ts";

export type { DateOptions } from "./dates/find-dates.ts";
export { type Preference } from "./tense/read-tense.ts";

/** The parsed `lexicon/*.yaml` files of one locale that entities are read with, by file stem. */
export interface EntityLexicon {
  readonly numbers: NumbersLexicon;
  readonly money: MoneyLexicon;
  readonly dates: DatesLexicon;
  readonly tense: TenseLexicon;
}

/** The finders, each a pure function of the message. */
export interface Entities {
  findNumbers(message: Normalised): NumberMention[];
  findAmounts(message: Normalised): AmountMention[];
  findDates(message: Normalised, options: DateOptions): DateMention[];
}

/** Compiles the lexicons of all locales once; the finders then share them. */
export function createEntities(lexicons: readonly EntityLexicon[]): Entities {
  const numbers = compileNumberWords(lexicons.map((lexicon) => lexicon.numbers));
  const money = compileMoneyWords(lexicons.map((lexicon) => lexicon.money));
  const tense = compileTenseWords(lexicons.map((lexicon) => lexicon.tense));
  const dates = compileDateWords(
    lexicons.map((lexicon) => lexicon.dates),
    tense,
  );
  return {
    findNumbers: (message) => findNumbers(message, numbers),
    findAmounts: (message) => findAmounts(message, money, numbers),
    findDates: (message, options) => findDates(message, options, dates, tense),
  };
}
