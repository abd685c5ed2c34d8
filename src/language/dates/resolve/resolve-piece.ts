import type { Tense } from "../../tense/read-tense.ts";
import { fromDayNumber, mondayOf, weekdayOf } from "../calendar/day-number.ts";
import type { Now } from "../calendar/today.ts";
import type { Piece, Said } from "../said.ts";
import { countsAfter, countsBefore } from "./open-bounds.ts";
import { resolve } from "./resolve.ts";
import { resolveAfter, resolveBeside, withYearOfBefore } from "./resolve-after.ts";
import { IMPOSSIBLE, oneDay, type Context, type Resolved, type Span } from "./span.ts";

/** A date and the days it was found to mean. */
export interface ResolvedPiece {
  readonly piece: Piece;
  readonly span: Span;
}

/** A day said without its year that would be longer ago than this … */
const LONG_AGO = 304;
/** … and lies within so many days ahead is the one ahead: in November nobody means last year by 12月31日. */
const SOON = 61;
/** … and so near it is meant, or mistyped, even where it is told as done: a death next week is to be asked about. */
const VERY_SOON = 31;
/** Characters between a date and the 次日 that is counted from it. */
const NEAR = 24;

/** Settles the dates of one message, one after the other. */
export class PieceResolver {
  readonly #text: string;
  readonly #now: Now;
  readonly #tense: Tense;

  constructor(text: string, now: Now, tense: Tense) {
    this.#text = text;
    this.#now = now;
    this.#tense = tense;
  }

  /** @param previous the date before it in the message, on which it may lean */
  resolve(piece: Piece, previous: ResolvedPiece | undefined): Resolved {
    const { prefer, isGuess } = this.#tense.sideOf(piece, piece.open?.side === "before");
    const { today, minute } = this.#now;
    const context: Context = { today, minute, prefer };
    const first = this.#resolveFirst(piece, previous, context);
    if (piece.said.kind === "next-day") return this.#resolveNext(piece, previous);
    const settled = isGuess ? this.#orNearer(piece, previous, context, first) : first;
    return withUntil(settled, piece, context);
  }

  /** As a later date may lean on it: 周三 behind 下周一 is of next week, and so is the 周五 behind that. */
  remember(piece: Piece, previous: ResolvedPiece | undefined, span: Span): ResolvedPiece {
    if (previous === undefined) return { piece, span };
    const said = withYearOfBefore(piece.said, previous.span);
    if (said.kind !== "week" || !leansOnWeek(this.#text, piece, previous.piece))
      return { piece: { ...piece, said }, span };
    const offset = (mondayOf(span.start) - mondayOf(this.#now.today)) / 7;
    return { piece: { ...piece, said: { ...said, offset } }, span };
  }

  /** 12月3日入院，次日手术: only where the day before it is near and known. */
  #resolveNext({ start }: Piece, previous: ResolvedPiece | undefined): Resolved {
    if (previous === undefined || previous.piece.open !== undefined) return undefined;
    const isDay = previous.span.end - previous.span.start === 1;
    return isDay && start - previous.piece.end <= NEAR ? oneDay(previous.span.end) : undefined;
  }

  #resolveFirst(piece: Piece, previous: ResolvedPiece | undefined, context: Context): Resolved {
    if (previous !== undefined && leansOn(this.#text, piece, previous.piece, context)) {
      return resolveBeside(piece.said, previous.span, context);
    }
    const own = withYearOfEnd(piece);
    const said = previous === undefined ? own : withYearOfBefore(own, previous.span);
    const weekday = (said.kind === "calendar" ? said.weekday : undefined) ?? piece.weekday;
    return withWeekday(said, weekday, resolve(said, context), context);
  }

  /** The next of what recurs where it is much nearer than the last, unless it is told as done (退休了, 去世). */
  #orNearer(piece: Piece, previous: ResolvedPiece | undefined, context: Context, past: Resolved): Resolved {
    if (typeof past !== "object" || past.end > context.today - LONG_AGO) return past;
    const ahead = this.#resolveFirst(piece, previous, { ...context, prefer: "future" });
    if (typeof ahead !== "object" || ahead.start === past.start || ahead.start > context.today + SOON)
      return past;
    if (ahead.start <= context.today + VERY_SOON) return ahead;
    return this.#tense.isTold(piece) ? past : ahead;
  }
}

/** 2月10号，周日: of last year's, this year's and next year's the one that is a Sunday, if only one is. */
function withWeekday(said: Said, weekday: number, span: Resolved, context: Context): Resolved {
  if (weekday === 0 || typeof span !== "object" || weekdayOf(span.start) === weekday) return span;
  if (said.kind !== "calendar" || said.year !== undefined || said.rest?.kind !== "day") return span;
  const { year } = fromDayNumber(context.today);
  const fitting = [-1, 0, 1]
    .map((round) => resolve({ ...said, year: { kind: "absolute", year: year + round } }, context))
    .filter((other) => typeof other === "object" && weekdayOf(other.start) === weekday);
  return fitting.length === 1 ? fitting[0] : span;
}

/** 3月到2024年5月: the year at the end is that of both. */
function withYearOfEnd({ said, until }: Piece): Said {
  const isShared = said.kind === "calendar" && said.year === undefined && said.month?.kind === "named";
  return isShared && until?.kind === "calendar" && until.year !== undefined
    ? { ...said, year: until.year }
    : said;
}

/** 9月10号、11号 share a month; 2024年1月5日住院，1月20日出院 a year, unless it was long ago. */
function leansOn(text: string, piece: Piece, before: Piece, context: Context): boolean {
  const { said } = piece;
  if (said.kind === "week") return leansOnWeek(text, piece, before);
  if (said.kind !== "calendar" || said.year !== undefined) return false;
  if (before.said.kind !== "calendar" || before.open !== undefined) return false;
  const gap = text.slice(before.end, piece.start);
  const isList = /^[、,和及与 ]{0,3}$/.test(gap);
  // 元旦、春节期间: of the same winter.
  if (said.rest?.kind === "festival") return isList && before.said.rest?.kind === "festival";
  if (said.month === undefined)
    return isList ? said.rest?.kind === "day" : leansOnDay(piece, before, gap, context);
  if (said.month.kind !== "named" || before.said.year?.kind !== "absolute" || before.said.month === undefined)
    return false;
  const isRecent = before.said.year.year >= fromDayNumber(context.today).year - 2;
  return isList || (isRecent && isNear(gap, NEAR));
}

const isNear = (gap: string, reach: number): boolean => gap.length <= reach && !/[。;!?\n]/.test(gap);

/** What a later day may be told behind: 入院，. Where words stand behind the comma, it may be of somebody else. */
const SAME_TELLING = /^[^,，。;!?\n]{0,12}[,，]? ?$/;

/** 10月8日入院，20日出院: a later day of the month named before it, unless it is still to come (20号前报来). */
function leansOnDay({ said, open }: Piece, before: Piece, gap: string, { prefer }: Context): boolean {
  if (prefer === "future" || open !== undefined || !SAME_TELLING.test(gap)) return false;
  if (said.kind !== "calendar" || before.said.kind !== "calendar" || before.said.month === undefined)
    return false;
  if (said.rest?.kind !== "day" || before.said.rest?.kind !== "day") return false;
  return !said.isLunar && !before.said.isLunar && said.rest.day > before.said.rest.day;
}

/** 上周三住院，周五走的; 下个星期，周一或周二都可以: a weekday of the week named before it. */
function leansOnWeek(text: string, { said, start }: Piece, before: Piece): boolean {
  if (said.kind !== "week" || said.offset !== undefined || typeof said.day !== "number") return false;
  if (before.said.kind !== "week" || before.open !== undefined || before.until !== undefined) return false;
  if (before.said.offset === undefined || before.said.offset === 0) return false;
  return isNear(text.slice(before.end, start), NEAR);
}

function withUntil(first: Resolved, { until, bounds }: Piece, context: Context): Resolved {
  if (until === undefined || typeof first !== "object") return first;
  const last = resolveAfter(until, first, context);
  if (typeof last !== "object") return IMPOSSIBLE;
  const start = bounds === undefined || countsAfter(first, bounds.from) ? first.start : first.end;
  const end = bounds === undefined || countsBefore(last, until, bounds.to) ? last.end : last.start;
  return end > start ? { start, end } : IMPOSSIBLE;
}
