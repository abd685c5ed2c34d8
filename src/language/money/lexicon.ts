import type { AmountRole } from "../frame.ts";
import { ENGLISH_STARTS } from "../numbers/english/english-words.ts";
import { NUMERALS } from "../numbers/characters.ts";
import { indexEndings, type EndingIndex } from "../words/ending-index.ts";
import type { CharacterSet } from "../words/character-set.ts";
import { eachWord, type WordGroup } from "../words/word-group.ts";
import { indexWords, joinStarts, type WordIndex } from "../words/word-index.ts";

export interface CurrencyGroup extends WordGroup {
  /** ISO 4217 */
  readonly currency: string;
}

export interface RoleGroup extends WordGroup {
  readonly role: AmountRole;
  /** strong names the thing itself (自付), weak says only that money went (花了). */
  readonly strength: "strong" | "weak";
}

export interface InsideGroup extends WordGroup {
  readonly isInside: boolean;
}

/** `money.yaml` of a locale. */
export interface MoneyLexicon {
  readonly units: readonly CurrencyGroup[];
  readonly tenths: readonly WordGroup[];
  readonly hundredths: readonly WordGroup[];
  /** Hundredths of another currency: 美分. */
  readonly cents: readonly CurrencyGroup[];
  readonly marks: readonly CurrencyGroup[];
  readonly notUnits: readonly WordGroup[];
  readonly roles: readonly RoleGroup[];
  readonly aboutBefore: readonly WordGroup[];
  readonly aboutAfter: readonly WordGroup[];
  readonly minBefore: readonly WordGroup[];
  readonly maxBefore: readonly WordGroup[];
  readonly minBeforeUnit: readonly WordGroup[];
  readonly minAfter: readonly WordGroup[];
  readonly maxAfter: readonly WordGroup[];
  readonly fillers: readonly WordGroup[];
  readonly links: readonly WordGroup[];
  readonly inside: readonly InsideGroup[];
  readonly sums: readonly WordGroup[];
  readonly lists: readonly WordGroup[];
  readonly counters: readonly WordGroup[];
  /** Words that begin like one of `counters` and count nothing: 工会, 家里. */
  readonly notCounters?: readonly WordGroup[];
  /** Between the two figures of a range: 到, to. */
  readonly rangeJoints: readonly WordGroup[];
  /** … and that only behind one of `pairOpens`: between 10 and 20 dollars. */
  readonly pairJoints: readonly WordGroup[];
  readonly pairOpens: readonly WordGroup[];
}

/** Behind a number: a currency, a part of 元, or a word that only looks like one. */
export type Unit =
  | { readonly kind: "currency" | "cent"; readonly currency: string }
  | { readonly kind: "tenth" | "hundredth" | "none" };

/** What a word says of the amounts near it; 总额 says two things. */
export interface Cue {
  readonly role?: AmountRole;
  readonly isStrong?: boolean;
  readonly isInside?: boolean;
  readonly isSum?: boolean;
}

/** Where a clause ends, and with it what a word says of the amounts around it. */
export const CLAUSE_ENDS = ",，;。!?\n";

/** How a figure is meant: about so much, at least, at most. */
export type Bound = "about" | "min" | "max" | "min-unit";

export interface MoneyWords {
  /** Where a word that says something of an amount, or the end of a clause, may stand. */
  readonly starts: CharacterSet;
  readonly units: WordIndex<Unit>;
  readonly marks: WordIndex<string>;
  readonly cues: WordIndex<Cue>;
  readonly before: WordIndex<Bound>;
  readonly after: WordIndex<Bound>;
  readonly fillers: WordIndex<true>;
  readonly links: WordIndex<true>;
  readonly lists: WordIndex<true>;
  readonly counters: WordIndex<boolean>;
  readonly rangeJoints: WordIndex<true>;
  readonly pairJoints: WordIndex<true>;
  readonly endsPairOpen: EndingIndex;
}

/** Joins the lexicons of all locales: people mix them. */
export function compileMoneyWords(lexicons: readonly MoneyLexicon[]): MoneyWords {
  const all = <T>(read: (lexicon: MoneyLexicon) => Iterable<readonly [string, T]>): WordIndex<T> =>
    indexWords(lexicons.flatMap((lexicon) => [...read(lexicon)]));
  const marks = all((l) => l.marks.flatMap((group) => [...eachWord([group], group.currency)]));
  const cues = indexWords(joinCues(lexicons));
  const before = all(eachBoundBefore);
  return {
    starts: joinStarts([marks, cues, before], NUMERALS + ENGLISH_STARTS + CLAUSE_ENDS),
    units: all(eachUnit),
    marks,
    cues,
    before,
    after: all<Bound>((l) => [
      ...eachWord<Bound>(l.aboutAfter, "about"),
      ...eachWord<Bound>(l.minAfter, "min"),
      ...eachWord<Bound>(l.maxAfter, "max"),
    ]),
    fillers: all((l) => eachWord(l.fillers, true as const)),
    links: all((l) => eachWord(l.links, true as const)),
    lists: all((l) => eachWord(l.lists, true as const)),
    counters: all<boolean>((l) => [...eachWord(l.counters, true), ...eachWord(l.notCounters ?? [], false)]),
    rangeJoints: all((l) => eachWord(l.rangeJoints, true as const)),
    pairJoints: all((l) => eachWord(l.pairJoints, true as const)),
    endsPairOpen: indexEndings(lexicons.flatMap((l) => l.pairOpens.flatMap((group) => group.words))),
  };
}

function* eachUnit(lexicon: MoneyLexicon): Generator<readonly [string, Unit]> {
  for (const group of lexicon.units) {
    yield* eachWord<Unit>([group], { kind: "currency", currency: group.currency });
  }
  for (const group of lexicon.cents) {
    yield* eachWord<Unit>([group], { kind: "cent", currency: group.currency });
  }
  // 5000₩: a sign of a currency stands on either side.
  for (const { currency, words } of lexicon.marks)
    for (const word of words) if (/^\p{Sc}$/u.test(word)) yield [word, { kind: "currency", currency }];
  yield* eachWord<Unit>(lexicon.tenths, { kind: "tenth" });
  yield* eachWord<Unit>(lexicon.hundredths, { kind: "hundredth" });
  yield* eachWord<Unit>(lexicon.notUnits, { kind: "none" });
}

function* eachBoundBefore(lexicon: MoneyLexicon): Generator<readonly [string, Bound]> {
  yield* eachWord<Bound>(lexicon.aboutBefore, "about");
  yield* eachWord<Bound>(lexicon.minBefore, "min");
  yield* eachWord<Bound>(lexicon.maxBefore, "max");
  yield* eachWord<Bound>(lexicon.minBeforeUnit, "min-unit");
}

function joinCues(lexicons: readonly MoneyLexicon[]): Map<string, Cue> {
  const cues = new Map<string, Cue>();
  const say = (groups: readonly WordGroup[], cue: Cue): void => {
    for (const [word] of eachWord(groups, cue)) cues.set(word, { ...cues.get(word), ...cue });
  };
  for (const lexicon of lexicons) {
    for (const group of lexicon.roles) {
      say([group], { role: group.role, isStrong: group.strength === "strong" });
    }
    for (const group of lexicon.inside) say([group], { isInside: group.isInside });
    say(lexicon.sums, { isSum: true });
  }
  return cues;
}
