import { ENGLISH_STARTS } from "../numbers/english/english-words.ts";
import { NUMERALS } from "../numbers/characters.ts";
import { indexEndings, type EndingIndex } from "../words/ending-index.ts";
import { eachWord, type WordGroup } from "../words/word-group.ts";
import { indexWords, joinStarts, type WordIndex } from "../words/word-index.ts";
import { readFestival } from "./festival.ts";
import type { DatesLexicon } from "./lexicon.ts";
import type { Festival, OpenBound, Part, Unit, Window } from "./said.ts";

/** A year, a month or a part of one. */
export type CalendarWord =
  | { readonly kind: "year"; readonly offset: number }
  | { readonly kind: "month"; readonly offset: number }
  | { readonly kind: "quarter"; readonly offset: number }
  | { readonly kind: "lunar-month"; readonly month: number }
  | { readonly kind: "solar-month"; readonly month: number }
  | { readonly kind: "part"; readonly part: Part; readonly scope: "year" | "month" };

/** What only shows the way: a mark of the calendar, a weekday to come, or no date at all. */
export type SignWord = {
  readonly kind:
    | "weekday"
    | "weekend"
    | "lunar-mark"
    | "solar-mark"
    | "lunar-day"
    | "each"
    | "future"
    | "plan"
    | "not";
};

/** end of, early: a part of the date that follows. */
export interface EdgeWord {
  readonly kind: "edge";
  readonly part: "start" | "middle" | "end";
}

export interface FestivalWord {
  readonly kind: "festival";
  readonly festival: Festival;
  /** Only beside a word that makes it one: 十一期间. */
  readonly isBound: boolean;
  /** Also a given name: 国庆. */
  readonly isName: boolean;
}

/** A word that a date may begin with. */
export type Trigger =
  | CalendarWord
  | FestivalWord
  | SignWord
  | { readonly kind: "century"; readonly offset: number }
  | { readonly kind: "era"; readonly first: number }
  | EdgeWord
  | { readonly kind: "week-half"; readonly half: "first-half" | "second-half" }
  | { readonly kind: "days"; readonly from: number; readonly to: number; readonly isAlone: boolean }
  | { readonly kind: "week"; readonly offset: number }
  | { readonly kind: "relation"; readonly offset: number }
  | { readonly kind: "month-name"; readonly month: number; readonly isWord: boolean }
  | { readonly kind: "weekday-name"; readonly weekday: number }
  | { readonly kind: "half"; readonly unit: Unit }
  | { readonly kind: "window"; readonly window: Window };

export interface DateWords {
  /** 1 where a date may begin. */
  readonly starts: Uint8Array;
  /** 1 for what may stand behind a numeral that begins a date: 年, 个, 季; other Chinese characters may not. */
  readonly numberFollowers: Uint8Array;
  readonly triggers: WordIndex<Trigger>;
  readonly parts: WordIndex<Part>;
  readonly seasons: WordIndex<number>;
  readonly weekends: WordIndex<true>;
  readonly weekdays: WordIndex<true>;
  readonly units: WordIndex<Unit>;
  readonly ago: WordIndex<1 | -1>;
  readonly within: WordIndex<true>;
  readonly demands: WordIndex<true>;
  readonly told: WordIndex<true>;
  readonly weekHalves: WordIndex<"first-half" | "second-half">;
  readonly before: WordIndex<OpenBound>;
  readonly after: WordIndex<OpenBound>;
  readonly pairs: WordIndex<true>;
  readonly pairEnds: WordIndex<true>;
  readonly between: WordIndex<true>;
  readonly clock: WordIndex<true>;
  readonly festivalBinders: WordIndex<true>;
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
  readonly endsDayLead: EndingIndex;
  readonly endsHence: EndingIndex;
  readonly endsWithin: EndingIndex;
  readonly countedNouns: WordIndex<true>;
  readonly titles: WordIndex<true>;
  readonly endsSurname: EndingIndex;
}

/** Joins the lexicons of all locales: people mix them. */
export function compileDateWords(lexicons: readonly DatesLexicon[]): DateWords {
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
    numberFollowers: joinStarts([units], "年月日号世季个到至和半多余"),
    starts: joinStarts([triggers], `${NUMERALS}${ENGLISH_STARTS}第首前闰初q`),
    triggers,
    parts: values(
      (l) => l.parts,
      (group) => group.part,
    ),
    seasons: values(
      (l) => l.seasons,
      (group) => group.season,
    ),
    weekends: flags("weekends"),
    weekdays: flags("weekdays"),
    units,
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
    demands: flags("demands"),
    told: flags("told"),
    weekHalves: values(
      (l) => l.weekHalves,
      (group) => group.half,
    ),
    between: flags("between"),
    pairs: flags("pairs"),
    pairEnds: flags("pairEnds"),
    clock: flags("clock"),
    festivalBinders: flags("festivalBinders"),
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
    endsDayLead: endings("dayBefore"),
    endsHence: endings("henceBefore"),
    endsWithin: endings("withinBefore"),
    countedNouns: flags("countedNouns"),
    titles: flags("titles"),
    endsSurname: endings("surnames"),
  };
}

function* eachTrigger(l: DatesLexicon): Generator<readonly [string, Trigger]> {
  const say = <G extends WordGroup>(
    groups: readonly G[],
    trigger: (group: G) => Trigger,
  ): [string, Trigger][] =>
    groups.flatMap((group) => group.words.map((word): [string, Trigger] => [word, trigger(group)]));
  const names = new Set(l.nameFestivals.flatMap((group) => group.words));
  const festival = (group: WordGroup, isBound: boolean): [string, Trigger][] =>
    group.words.map((word) => {
      const found = readFestival(group);
      return [word, { kind: "festival", festival: found, isBound, isName: names.has(word) }];
    });
  // The first of two equal words is found: what is no date comes first.
  yield* say(l.notDates, () => ({ kind: "not" }));
  yield* say(l.days, ({ from, to, isAlone = false }) => ({ kind: "days", from, to, isAlone }));
  yield* say(l.edges, ({ part }) => ({ kind: "edge", part }));
  yield* say(l.eras, ({ first }) => ({ kind: "era", first }));
  yield* say(l.weekHalves, ({ half }) => ({ kind: "week-half", half }));
  yield* say(l.years, ({ offset }) => ({ kind: "year", offset }));
  yield* say(l.months, ({ offset }) => ({ kind: "month", offset }));
  yield* say(l.weeks, ({ offset }) => ({ kind: "week", offset }));
  yield* say(l.quarters, ({ offset }) => ({ kind: "quarter", offset }));
  yield* say(l.centuries, ({ offset }) => ({ kind: "century", offset }));
  yield* say(l.relations, ({ offset }) => ({ kind: "relation", offset }));
  yield* say(l.weekdays, () => ({ kind: "weekday" }));
  yield* say(l.weekends, () => ({ kind: "weekend" }));
  yield* say(l.lonelyParts, ({ part, scope }) => ({ kind: "part", part, scope }));
  yield* say(l.lunarMonths, ({ month }) => ({ kind: "lunar-month", month }));
  yield* say(l.solarMonths, ({ month }) => ({ kind: "solar-month", month }));
  yield* say(l.monthNames, ({ month, isWord = false }) => ({ kind: "month-name", month, isWord }));
  yield* say(l.weekdayNames, ({ weekday }) => ({ kind: "weekday-name", weekday }));
  yield* say(l.lunarMarks, () => ({ kind: "lunar-mark" }));
  yield* say(l.solarMarks, () => ({ kind: "solar-mark" }));
  yield* say(l.lunarDays, () => ({ kind: "lunar-day" }));
  yield* l.festivals.flatMap((group) => festival(group, false));
  yield* l.boundFestivals.flatMap((group) => festival(group, true));
  yield* say(l.halves, ({ unit }) => ({ kind: "half", unit }));
  yield* say(l.windows, ({ window }) => ({ kind: "window", window }));
  yield* say(l.each, () => ({ kind: "each" }));
  yield* say(l.plans, () => ({ kind: "plan" }));
  yield* say(l.future, () => ({ kind: "future" }));
}
