import type { WordGroup } from "../../words/word-group.ts";
import { readFestival } from "../festival.ts";
import type { DatesLexicon, FestivalGroup } from "../lexicon.ts";
import type { Trigger } from "./trigger.ts";

/** Every word of a lexicon that a date may begin with. */
export function* eachTrigger(l: DatesLexicon): Generator<readonly [string, Trigger]> {
  const say = <G extends WordGroup>(
    groups: readonly G[],
    trigger: (group: G) => Trigger,
  ): [string, Trigger][] =>
    groups.flatMap((group) => group.words.map((word): [string, Trigger] => [word, trigger(group)]));
  const names = new Set(l.nameFestivals.flatMap((group) => group.words));
  const festival = (group: FestivalGroup, isBound: boolean): [string, Trigger][] =>
    group.words.map((word) => {
      const found = readFestival(group);
      return [
        word,
        { kind: "festival", festival: found, holiday: group.holiday, isBound, isName: names.has(word) },
      ];
    });
  // The first of two equal words is found: what is no date comes first.
  yield* say(l.notDates, () => ({ kind: "not" }));
  yield* say(l.days, ({ from, to, isAlone = false }) => ({ kind: "days", from, to, isAlone }));
  yield* say(l.edges, ({ part }) => ({ kind: "edge", part }));
  yield* say(l.eras, ({ first }) => ({ kind: "era", first }));
  yield* say(l.weekHalves, ({ half }) => ({ kind: "week-half", half }));
  yield* say(l.years, ({ offset, isNext = false }) => ({ kind: "year", offset, isNext }));
  yield* say(l.yearPairs, ({ from, to }) => ({ kind: "years", from, to }));
  yield* say(l.months, ({ offset }) => ({ kind: "month", offset }));
  yield* say(l.weeks, ({ offset }) => ({ kind: "week", offset }));
  yield* say(l.hours, ({ offset }) => ({ kind: "hour", offset }));
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
  yield* say(l.windows, ({ window, isAlone = false }) => ({ kind: "window", window, isAlone }));
  yield* say(l.seasons, ({ season }) => ({ kind: "season", season }));
  yield* say(l.nextDays, () => ({ kind: "next-day" }));
  yield* say(l.each, () => ({ kind: "each" }));
}
