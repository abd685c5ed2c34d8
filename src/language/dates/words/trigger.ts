import type { Festival, Holiday, Part, Unit, Window } from "../said.ts";

/** A year, a month or a part of one. */
export type CalendarWord =
  | { readonly kind: "year"; readonly offset: number; readonly isNext: boolean }
  | { readonly kind: "month"; readonly offset: number }
  | { readonly kind: "quarter"; readonly offset: number }
  | { readonly kind: "lunar-month"; readonly month: number }
  | { readonly kind: "solar-month"; readonly month: number }
  | { readonly kind: "part"; readonly part: Part; readonly scope: "year" | "month" };

/** What only shows the way: a mark of the calendar, a weekday to come, or no date at all. */
export type SignWord =
  | { readonly kind: "season"; readonly season: number }
  | {
      readonly kind:
        | "weekday"
        | "weekend"
        | "lunar-mark"
        | "solar-mark"
        | "lunar-day"
        | "next-day"
        | "each"
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
  readonly holiday: Holiday | undefined;
  /** Only beside a word that makes it one: 十一期间. */
  readonly isBound: boolean;
  /** Also a given name: 国庆. */
  readonly isName: boolean;
}

/** A length of time up to today or from it: 近三年, 未来两天. */
export interface WindowWord {
  readonly kind: "window";
  readonly window: Window;
  /** Only with nothing before or behind. */
  readonly isAlone: boolean;
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
  | { readonly kind: "years"; readonly from: number; readonly to: number }
  | { readonly kind: "week"; readonly offset: number }
  | { readonly kind: "hour"; readonly offset: number }
  | { readonly kind: "relation"; readonly offset: number }
  | { readonly kind: "month-name"; readonly month: number; readonly isWord: boolean }
  | { readonly kind: "weekday-name"; readonly weekday: number }
  | { readonly kind: "half"; readonly unit: Unit }
  | WindowWord;
