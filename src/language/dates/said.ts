/** What a date expression says, before a "today" is known to resolve it against. */
export type Said =
  | CalendarSaid
  | { readonly kind: "days"; readonly from: number; readonly to: number }
  | { readonly kind: "years"; readonly from: number; readonly to: number }
  | { readonly kind: "week"; readonly offset: number | undefined; readonly day: WeekPart | undefined }
  /** The latest before today: "last Friday". */
  | { readonly kind: "last-weekday"; readonly weekday: number }
  | { readonly kind: "ago"; readonly lapse: readonly Lapse[]; readonly sign: 1 | -1 }
  /** 五一前一天, 春节后两周, two days after tomorrow: counted from another date. */
  | {
      readonly kind: "shifted";
      readonly anchor: Said;
      readonly lapse: readonly Lapse[];
      readonly sign: 1 | -1;
      /** The one day so far away, not all those until then. */
      readonly isPoint: boolean;
    }
  /** 国庆前后, 3月5日左右 */
  | { readonly kind: "around"; readonly anchor: Said }
  /** 次日: the day after the date before it in the message. */
  | { readonly kind: "next-day" }
  | { readonly kind: "window"; readonly lapse: readonly Lapse[]; readonly window: Window };

/** A length of time in one unit; `most` where it may be longer: 六七天, 十几年, 三个多月. */
export interface Lapse {
  readonly amount: number;
  readonly most: number | undefined;
  readonly unit: Unit;
}

export interface CalendarSaid {
  readonly kind: "calendar";
  readonly year?: YearSaid | undefined;
  readonly month?: MonthSaid | undefined;
  readonly rest?: Rest | undefined;
  readonly isLunar?: boolean | undefined;
  /** 1 Monday … 7 Sunday, said before it: 周日，二月十号. */
  readonly weekday?: number | undefined;
}

export type YearSaid =
  | { readonly kind: "absolute"; readonly year: number }
  /** 24年: the century is for the resolver. */
  | { readonly kind: "short"; readonly year: number }
  /** `isNext`: of the year of the date before it in the message (次年, 同年), of today where there is none. */
  | { readonly kind: "relative"; readonly offset: number; readonly isNext?: boolean };

export type MonthSaid =
  | {
      readonly kind: "named";
      readonly month: number;
      readonly isLeap: boolean;
      /** 三四月: one of two, or both. */
      readonly until?: number | undefined;
    }
  | {
      readonly kind: "relative";
      readonly offset: number;
      /** 月底 alone can be that of the month before or after; 本月底 cannot. */
      readonly isUnsaid?: true;
    };

/** What is said inside a year or a month. */
export type Rest =
  | { readonly kind: "day"; readonly day: number }
  | { readonly kind: "part"; readonly part: Part }
  | {
      readonly kind: "quarter";
      readonly from: number;
      readonly to: number;
      readonly edge?: "start" | "end" | undefined;
    }
  | {
      readonly kind: "relative-quarter";
      readonly offset: number;
      readonly edge?: "start" | "end" | undefined;
    }
  | { readonly kind: "season"; readonly season: number }
  | { readonly kind: "week"; readonly nth: number }
  | { readonly kind: "weekday"; readonly nth: number; readonly weekday: number }
  | { readonly kind: "first"; readonly amount: number; readonly unit: Unit; readonly isLast: boolean }
  | { readonly kind: "nth-month"; readonly month: number }
  | { readonly kind: "months"; readonly from: number; readonly to: number }
  /** The ten or hundred years that begin with the year, or the first or last of them. */
  | { readonly kind: "decade" | "century"; readonly edge?: "start" | "end" | undefined }
  | { readonly kind: "festival"; readonly festival: Festival; readonly holiday?: Holiday | undefined };

/** 初, 中, 底, 上旬 …: parts of a year or a month. */
export const PARTS = [
  "opening", // 伊始: January; the 1st to the 5th
  "start", // 初: January and February; the 1st to the 5th
  "middle", // 中: June and July; the 11th to the 20th
  "end", // 底, 末: November and December; the 25th to the last
  "first-ten", // 上旬
  "middle-ten", // 中旬
  "last-ten", // 下旬
  "middle-and-last-ten", // 中下旬
  "first-and-middle-ten", // 上中旬
  "first-half", // 上半年, 上半月
  "second-half", // 下半年, 下半月
] as const;
export type Part = (typeof PARTS)[number];

export const UNITS = [
  "second",
  "minute",
  "quarter-hour",
  "hour",
  "day",
  "workday", // Monday to Friday; public holidays are not known
  "week",
  "month",
  "half-month",
  "quarter",
  "half-year",
  "year",
] as const;
export type Unit = (typeof UNITS)[number];

/** last: the days before today; recent: up to and with today; next: the days after today; within: from today on. */
export type Window = "last" | "recent" | "next" | "within";

/** 1 Monday … 7 Sunday, or a part of the week. */
export type WeekPart = number | "weekend" | "first-half" | "second-half";

/** The days off around a festival: 国庆期间, 春节长假. */
export interface Holiday {
  /** Days off before the festival itself. */
  readonly before: number;
  readonly days: number;
}

export type Festival =
  | { readonly kind: "solar"; readonly month: number; readonly day: number }
  | { readonly kind: "lunar"; readonly month: number; readonly day: number }
  | { readonly kind: "lunar-eve" }
  | { readonly kind: "nth-weekday"; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly kind: "term"; readonly index: number };

/** Does the date itself count beside 前 or 起: none, all, or day = a day does and a month or year does not. */
export type OpenBound = "none" | "day" | "all";

/** One mention before it is resolved. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly said: Said;
  /** The last part of a range. */
  readonly until?: Said | undefined;
  /** 前, 起: open to one side. */
  readonly open?: { readonly side: "before" | "after"; readonly bound: OpenBound } | undefined;
  /** 3月1日起，至5月1日前: how far the two ends of a range that was said in two parts count. */
  readonly bounds?: { readonly from: OpenBound; readonly to: OpenBound } | undefined;
  /** 1 Monday … 7 Sunday, said beside the date: 10月12号，星期一. */
  readonly weekday: number;
}
