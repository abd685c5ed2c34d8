import { ENGLISH_STARTS } from "../../numbers/english/english-words.ts";
import { NUMERALS } from "../../numbers/characters.ts";
import { indexEndings, type EndingIndex } from "../../words/ending-index.ts";
import type { TenseWords } from "../../tense/lexicon.ts";
import type { CharacterSet } from "../../words/character-set.ts";
import { eachWord, type WordGroup } from "../../words/word-group.ts";
import { indexWords, joinStarts, type WordIndex } from "../../words/word-index.ts";
import type { DatesLexicon } from "../lexicon.ts";
import type { OpenBound, Part, Unit } from "../said.ts";
import { eachTrigger } from "./each-trigger.ts";
import type { Trigger } from "./trigger.ts";

export type { CalendarWord, EdgeWord, FestivalWord, SignWord, Trigger, WindowWord } from "./trigger.ts";

export interface DateWords {
  /** Where a date may begin. */
  readonly starts: CharacterSet;
  /** What may stand behind a numeral that begins a date: 年, 个, 季; other Chinese characters may not. */
  readonly numberFollowers: CharacterSet;
  /** What a number must have behind it to be a length of time. */
  readonly lapseFollowers: CharacterSet;
  readonly triggers: WordIndex<Trigger>;
  readonly parts: WordIndex<Part>;
  readonly notParts: WordIndex<true>;
  readonly monthSpans: WordIndex<{ readonly from: number; readonly to: number }>;
  readonly seasons: WordIndex<number>;
  readonly weekends: WordIndex<true>;
  readonly weekdays: WordIndex<true>;
  readonly units: WordIndex<Unit>;
  /** One of them in a word: 半年, a week. */
  readonly halves: WordIndex<Unit>;
  readonly ago: WordIndex<1 | -1>;
  readonly within: WordIndex<true>;
  /** What asks for something to be done: it makes 五日内 those to come. */
  readonly demands: WordIndex<true>;
  readonly weekHalves: WordIndex<"first-half" | "second-half">;
  readonly before: WordIndex<OpenBound>;
  readonly after: WordIndex<OpenBound>;
  readonly untilNow: WordIndex<true>;
  readonly pairs: WordIndex<true>;
  readonly pairEnds: WordIndex<true>;
  readonly between: WordIndex<true>;
  readonly clock: WordIndex<true>;
  readonly aboutClock: WordIndex<true>;
  readonly festivalBinders: WordIndex<true>;
  readonly holidayBinders: WordIndex<true>;
  readonly around: WordIndex<true>;
  readonly notDay: WordIndex<true>;
  readonly counted: WordIndex<true>;
  readonly yearFollowers: WordIndex<true>;
  readonly dotted: WordIndex<true>;
  readonly endsAddress: EndingIndex;
  readonly endsDuration: EndingIndex;
  /** 工作, 工龄 and the like, which say no more than that years are counted. */
  readonly endsService: EndingIndex;
  readonly endsDotted: EndingIndex;
  readonly endsUntil: EndingIndex;
  readonly endsSince: EndingIndex;
  readonly endsBefore: EndingIndex;
  readonly endsAfter: EndingIndex;
  readonly endsBetween: EndingIndex;
  readonly endsYearLead: EndingIndex;
  readonly endsMonthLead: EndingIndex;
  readonly anchors: WordIndex<1 | -1>;
  readonly endsDayLead: EndingIndex;
  readonly endsHence: EndingIndex;
  readonly endsWithin: EndingIndex;
  readonly endsAwaited: EndingIndex;
  readonly awaited: WordIndex<true>;
  readonly countedNouns: WordIndex<true>;
  readonly titles: WordIndex<true>;
  readonly endsSurname: EndingIndex;
}

/** Joins the lexicons of all locales: people mix them. */
export function compileDateWords(lexicons: readonly DatesLexicon[], tense: TenseWords): DateWords {
  type Key = {
    [K in keyof DatesLexicon]: DatesLexicon[K] extends readonly WordGroup[] ? K : never;
  }[keyof DatesLexicon];
  const flags = (key: Key): WordIndex<true> =>
    indexWords(lexicons.flatMap((lexicon) => [...eachWord(lexicon[key], true as const)]));
  const endings = (key: Key): EndingIndex =>
    indexEndings(lexicons.flatMap((lexicon) => lexicon[key].flatMap((group) => group.words)));
  const values = <G extends WordGroup, T>(
    read: (lexicon: DatesLexicon) => readonly G[],
    value: (group: G) => T,
  ): WordIndex<T> =>
    indexWords(
      lexicons.flatMap((lexicon) => read(lexicon).flatMap((group) => [...eachWord([group], value(group))])),
    );
  const triggers = indexWords(lexicons.flatMap((lexicon) => [...eachTrigger(lexicon)]));
  const units = values(
    (l) => l.units,
    (group) => group.unit,
  );
  return {
    lapseFollowers: joinStarts([units], "个半多余来."),
    numberFollowers: joinStarts([units], "年月日号世季个到至和半多余来"),
    starts: joinStarts([triggers], `${NUMERALS}${ENGLISH_STARTS}第首前闰初q`),
    triggers,
    parts: values(
      (l) => l.parts,
      (group) => group.part,
    ),
    notParts: flags("notParts"),
    monthSpans: values(
      (l) => l.monthSpans,
      ({ from, to }) => ({ from, to }),
    ),
    seasons: values(
      (l) => l.seasons,
      (group) => group.season,
    ),
    weekends: flags("weekends"),
    weekdays: flags("weekdays"),
    units,
    halves: values(
      (l) => l.halves,
      (group) => group.unit,
    ),
    ago: indexWords(
      lexicons.flatMap((l) => [...eachWord<1 | -1>(l.ago, -1), ...eachWord<1 | -1>(l.hence, 1)]),
    ),
    before: values(
      (l) => l.before,
      (group) => group.bound,
    ),
    after: values(
      (l) => l.after,
      (group) => group.bound,
    ),
    within: flags("within"),
    demands: tense.demands,
    weekHalves: values(
      (l) => l.weekHalves,
      (group) => group.half,
    ),
    between: flags("between"),
    untilNow: flags("untilNow"),
    pairs: flags("pairs"),
    pairEnds: flags("pairEnds"),
    clock: flags("clock"),
    aboutClock: flags("aboutClock"),
    festivalBinders: flags("festivalBinders"),
    holidayBinders: flags("holidayBinders"),
    around: flags("around"),
    notDay: flags("notDay"),
    counted: flags("counted"),
    yearFollowers: flags("yearFollowers"),
    dotted: flags("dotted"),
    endsAddress: endings("address"),
    endsDuration: endings("durationBefore"),
    endsService: endings("serviceBefore"),
    endsDotted: endings("dottedBefore"),
    endsUntil: endings("until"),
    endsSince: endings("since"),
    endsBefore: endings("beforeDate"),
    endsAfter: endings("afterDate"),
    endsBetween: endings("betweenDates"),
    endsYearLead: endings("yearBefore"),
    endsMonthLead: endings("monthBefore"),
    anchors: indexWords(
      lexicons.flatMap((l) => [
        ...eachWord<1 | -1>(l.beforeAnchor, -1),
        ...eachWord<1 | -1>(l.afterAnchor, 1),
      ]),
    ),
    endsDayLead: endings("dayBefore"),
    endsHence: endings("henceBefore"),
    endsWithin: endings("withinBefore"),
    endsAwaited: endings("awaitedBefore"),
    awaited: flags("awaitedAfter"),
    countedNouns: flags("countedNouns"),
    titles: flags("titles"),
    endsSurname: endings("surnames"),
  };
}
