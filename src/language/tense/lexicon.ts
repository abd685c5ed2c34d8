import type { CharacterSet } from "../words/character-set.ts";
import { eachWord, type WordGroup } from "../words/word-group.ts";
import { indexWords, joinStarts, type WordIndex } from "../words/word-index.ts";

/** `tense.yaml` of a locale. */
export interface TenseLexicon {
  /** What says that it has happened: 了, 去世. */
  readonly told: readonly WordGroup[];
  /** What makes the whole message look ahead: 开团. */
  readonly plans: readonly WordGroup[];
  /** What makes its clause look ahead: 将于, 准备. */
  readonly future: readonly WordGroup[];
  /** Words that begin like one of those and say nothing of the kind: 将近, 将军. */
  readonly notFuture: readonly WordGroup[];
  /** What asks for something: 请, 务必, 上报. */
  readonly demands: readonly WordGroup[];
}

/** What a word says of the days around it. */
export type AheadWord = "plan" | "future" | "none";

export interface TenseWords {
  readonly ahead: WordIndex<AheadWord>;
  /** Where a word that looks ahead may begin. */
  readonly starts: CharacterSet;
  readonly told: WordIndex<true>;
  readonly demands: WordIndex<true>;
}

/** Joins the lexicons of all locales: people mix them. */
export function compileTenseWords(lexicons: readonly TenseLexicon[]): TenseWords {
  const flags = (key: keyof TenseLexicon): WordIndex<true> =>
    indexWords(lexicons.flatMap((lexicon) => [...eachWord(lexicon[key], true as const)]));
  const ahead = indexWords(
    lexicons.flatMap((lexicon) => [
      ...eachWord<AheadWord>(lexicon.notFuture, "none"),
      ...eachWord<AheadWord>(lexicon.plans, "plan"),
      ...eachWord<AheadWord>(lexicon.future, "future"),
    ]),
  );
  return { ahead, starts: joinStarts([ahead], ""), told: flags("told"), demands: flags("demands") };
}
