import type { WordGroup } from "../words/word-group.ts";
import type { Holiday, OpenBound, Part, Unit, Window } from "./said.ts";

/** Month and day as `M-D`, an index by name of a solar term, or the n-th weekday of a month. */
export interface FestivalGroup extends WordGroup {
  readonly solar?: string;
  readonly lunar?: string;
  readonly lunarEve?: true;
  /** The days off around it. */
  readonly holiday?: Holiday;
  readonly term?: string;
  readonly nth?: { readonly month: number; readonly weekday: number; readonly nth: number };
}

type Offset = WordGroup & { readonly offset: number };
type MonthGroup = WordGroup & { readonly month: number };
/** `isWord`: also a word of the language (may, march), and a month only with a day, a year or a preposition. */
type MonthNameGroup = MonthGroup & { readonly isWord?: true };

type BoundGroup = WordGroup & { readonly bound: OpenBound };

/** `dates.yaml` of a locale. */
export interface DatesLexicon {
  readonly days: readonly (WordGroup & {
    readonly from: number;
    readonly to: number;
    readonly isAlone?: true;
  })[];
  /** `isNext`: counted from the date before it: 次年, 同年. */
  readonly years: readonly (Offset & { readonly isNext?: true })[];
  /** 今明两年 */
  readonly yearPairs: readonly (WordGroup & { readonly from: number; readonly to: number })[];
  readonly months: readonly Offset[];
  readonly weeks: readonly Offset[];
  /** 上个小时 */
  readonly hours: readonly Offset[];
  readonly weekdays: readonly WordGroup[];
  readonly weekends: readonly WordGroup[];
  readonly quarters: readonly Offset[];
  readonly parts: readonly (WordGroup & { readonly part: Part })[];
  readonly lonelyParts: readonly (WordGroup & { readonly part: Part; readonly scope: "year" | "month" })[];
  /** Words that begin like a part and are none: 初中, 中风, 底薪. */
  readonly notParts: readonly WordGroup[];
  /** Months that have a name inside a year: 暑假. */
  readonly monthSpans: readonly (WordGroup & { readonly from: number; readonly to: number })[];
  readonly seasons: readonly (WordGroup & { readonly season: number })[];
  readonly centuries: readonly Offset[];
  /** `first`: the Gregorian year that the era's first year is. */
  readonly eras: readonly (WordGroup & { readonly first: number })[];
  readonly weekHalves: readonly (WordGroup & { readonly half: "first-half" | "second-half" })[];
  readonly lunarMonths: readonly MonthGroup[];
  readonly solarMonths: readonly MonthGroup[];
  readonly lunarMarks: readonly WordGroup[];
  readonly solarMarks: readonly WordGroup[];
  readonly lunarDays: readonly WordGroup[];
  readonly festivals: readonly FestivalGroup[];
  readonly boundFestivals: readonly FestivalGroup[];
  readonly festivalBinders: readonly WordGroup[];
  /** Behind a festival: all its days off. */
  readonly holidayBinders: readonly WordGroup[];
  /** Behind a day: about then. */
  readonly around: readonly WordGroup[];
  /** The day after the one said before. */
  readonly nextDays: readonly WordGroup[];
  readonly units: readonly (WordGroup & { readonly unit: Unit })[];
  readonly halves: readonly (WordGroup & { readonly unit: Unit })[];
  readonly ago: readonly WordGroup[];
  readonly hence: readonly WordGroup[];
  readonly within: readonly WordGroup[];
  /** `isAlone`: with nothing before or behind; elsewhere it is counted from something else (住院之前三天). */
  readonly windows: readonly (WordGroup & { readonly window: Window; readonly isAlone?: true })[];
  readonly before: readonly BoundGroup[];
  readonly after: readonly BoundGroup[];
  /** From the date to this day: 至今, 到现在. */
  readonly untilNow: readonly WordGroup[];
  readonly since: readonly WordGroup[];
  /** Before a date where English has them: before 5 May, after June, between May and July. */
  readonly beforeDate: readonly WordGroup[];
  readonly afterDate: readonly WordGroup[];
  readonly betweenDates: readonly WordGroup[];
  /** What makes four figures a year (in 2016), 15th a day (on the 15th), and 3 days those to come (in 3 days). */
  readonly yearBefore: readonly WordGroup[];
  /** What makes may and march months. */
  readonly monthBefore: readonly WordGroup[];
  readonly dayBefore: readonly WordGroup[];
  /** Between a length of time and the date it is counted from: two days after, a week from. */
  readonly beforeAnchor: readonly WordGroup[];
  readonly afterAnchor: readonly WordGroup[];
  readonly henceBefore: readonly WordGroup[];
  readonly withinBefore: readonly WordGroup[];
  /** A length of time between these is still to come: 还有两个月就退休. */
  readonly awaitedBefore: readonly WordGroup[];
  readonly awaitedAfter: readonly WordGroup[];
  readonly countedNouns: readonly WordGroup[];
  readonly edges: readonly (WordGroup & { readonly part: "start" | "middle" | "end" })[];
  readonly pairs: readonly WordGroup[];
  readonly pairEnds: readonly WordGroup[];
  readonly until: readonly WordGroup[];
  readonly between: readonly WordGroup[];
  readonly clock: readonly WordGroup[];
  /** Between a day and its time: 明天大概5点前. */
  readonly aboutClock: readonly WordGroup[];
  readonly each: readonly WordGroup[];
  readonly notDates: readonly WordGroup[];
  readonly notDay: readonly WordGroup[];
  readonly address: readonly WordGroup[];
  readonly counted: readonly WordGroup[];
  readonly yearFollowers: readonly WordGroup[];
  readonly durationBefore: readonly WordGroup[];
  readonly serviceBefore: readonly WordGroup[];
  readonly dotted: readonly WordGroup[];
  readonly dottedBefore: readonly WordGroup[];
  readonly titles: readonly WordGroup[];
  readonly surnames: readonly WordGroup[];
  readonly nameFestivals: readonly WordGroup[];
  readonly monthNames: readonly MonthNameGroup[];
  readonly weekdayNames: readonly (WordGroup & { readonly weekday: number })[];
  readonly relations: readonly Offset[];
}
