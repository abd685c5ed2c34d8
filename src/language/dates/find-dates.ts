import type { DateMention, Mention } from "../frame.ts";
import { spanOf, type Normalised } from "../normalise.ts";
import { matchingText } from "../words/matching-text.ts";
import { isOneOf } from "../numbers/characters.ts";
import { clauseAround, clauseHas } from "./clause.ts";
import { formatDay, fromDayNumber, weekdayOf } from "./calendar/day-number.ts";
import { readNow } from "./calendar/today.ts";
import { collectDates } from "./collect-dates.ts";
import { resolve } from "./resolve/resolve.ts";
import { resolveAfter } from "./resolve/resolve-after.ts";
import { IMPOSSIBLE, type Context, type Preference, type Resolved, type Span } from "./resolve/span.ts";
import type { OpenBound, Piece, Said } from "./said.ts";
import type { DateWords } from "./words.ts";

export interface DateOptions {
  /** The instant the message was sent, or its day in the district (`YYYY-MM-DD`). */
  readonly now: Date | string;
  /** Where a date can fall either way. Without it: as the clause means it. */
  readonly prefer?: Preference;
  /** The whole message tells of what is to come. */
  readonly isPlan?: boolean;
}

/** Every date said, as half-open days `[start, end)` in Asia/Shanghai. Recurring dates (每年…) name no day. */
export function findDates(message: Normalised, options: DateOptions, words: DateWords): DateMention[] {
  const text = matchingText(message);
  const { pieces, ahead, isPlan } = collectDates(text, words);
  if (pieces.length === 0) return [];
  const { today, minute } = readNow(options.now);
  const found: DateMention[] = [];
  let previous: { piece: Piece; span: Span } | undefined;
  for (const piece of pieces) {
    const guess =
      options.prefer ?? guessPreference(text, piece, ahead, isPlan || options.isPlan === true, words);
    const context = { today, minute, prefer: guess };
    const back = resolveFirst(text, piece, previous, context);
    const isGuessedPast = options.prefer === undefined && guess === "past";
    const first = isGuessedPast ? orNearer(text, piece, previous, context, back, words) : back;
    const span = withUntil(first, piece, context);
    if (span === undefined) continue;
    found.push(toMention(spanOf(message, piece.start, piece.end), span, piece));
    previous = span === IMPOSSIBLE ? undefined : { piece, span };
  }
  return found;
}

/** Ahead where its clause looks ahead or asks for something by then (12月31日前报来); else back. */
function guessPreference(
  text: string,
  piece: Piece,
  ahead: readonly number[],
  isPlan: boolean,
  words: DateWords,
): Preference {
  if (isPlan) return "future";
  const isDeadline = piece.open?.side === "before";
  if (!isDeadline && ahead.length === 0) return "past";
  const clause = clauseAround(text, piece.start, piece.end);
  if (ahead.some((at) => at >= clause.from && at < clause.to)) return "future";
  if (!isDeadline) return "past";
  return clauseHas(text, clause, words.demands) ? "future" : "this";
}

/** A day said without its year that would be longer ago than this … */
const LONG_AGO = 304;
/** … and lies within so many days ahead is the one ahead: in November nobody means last year by 12月31日. */
const SOON = 61;
/** … and so near it is meant, or mistyped, even where it is told as done: a death next week is to be asked about. */
const VERY_SOON = 31;

/** The next of what recurs where it is much nearer than the last, unless it is told as done (退休了, 去世). */
function orNearer(
  text: string,
  piece: Piece,
  previous: { piece: Piece; span: Span } | undefined,
  context: Context,
  past: Resolved,
  words: DateWords,
): Resolved {
  if (typeof past !== "object" || past.end > context.today - LONG_AGO) return past;
  const ahead = resolveFirst(text, piece, previous, { ...context, prefer: "future" });
  if (typeof ahead !== "object" || ahead.start === past.start || ahead.start > context.today + SOON)
    return past;
  if (ahead.start <= context.today + VERY_SOON) return ahead;
  const clause = clauseAround(text, piece.start, piece.end);
  const isTold = isOneOf("的", text, clause.to - 1) || clauseHas(text, clause, words.told);
  return isTold ? past : ahead;
}

function resolveFirst(
  text: string,
  piece: Piece,
  previous: { piece: Piece; span: Span } | undefined,
  context: Context,
): Resolved {
  if (previous !== undefined && leansOn(text, piece, previous.piece, context)) {
    return resolveAfter(piece.said, previous.span, context);
  }
  const said = withYearOfEnd(piece);
  return withWeekday(said, piece.weekday, resolve(said, context), context);
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
  if (said.kind !== "calendar" || said.year !== undefined || said.rest?.kind === "festival") return false;
  if (before.said.kind !== "calendar" || before.open !== undefined) return false;
  const gap = text.slice(before.end, piece.start);
  const isList = /^[、,和及与 ]{1,3}$/.test(gap);
  if (said.month === undefined) return isList && said.rest?.kind === "day";
  if (said.month.kind !== "named" || before.said.year?.kind !== "absolute" || before.said.month === undefined)
    return false;
  const isRecent = before.said.year.year >= fromDayNumber(context.today).year - 2;
  return isList || (isRecent && gap.length <= 24 && !/[。;!?\n]/.test(gap));
}

function withUntil(first: Resolved, { until }: Piece, context: Context): Resolved {
  if (until === undefined || typeof first !== "object") return first;
  const last = resolveAfter(until, first, context);
  if (typeof last !== "object") return IMPOSSIBLE;
  return last.end > first.start ? { start: first.start, end: last.end } : IMPOSSIBLE;
}

function toMention(
  { text, index }: Mention,
  span: Span | typeof IMPOSSIBLE,
  { said, open }: Piece,
): DateMention {
  if (span === IMPOSSIBLE) return { text, index, start: null, end: null, impossible: true };
  switch (open?.side) {
    case undefined:
      return { text, index, start: formatDay(span.start), end: formatDay(span.end) };
    case "before": {
      const end = countsBefore(span, said, open.bound) ? span.end : span.start;
      return { text, index, start: null, end: formatDay(end) };
    }
    case "after": {
      const start = countsAfter(span, open.bound) ? span.start : span.end;
      return { text, index, start: formatDay(start), end: null };
    }
  }
}

const A_FORTNIGHT = 14;

/** 12月31日前 counts the 31st, 年底前 all of December; 6月前 and 2018年以前 end where the month or year begins. */
function countsBefore(span: Span, said: Said, bound: OpenBound): boolean {
  if (bound !== "day") return bound === "all";
  return span.end - span.start <= A_FORTNIGHT || (said.kind === "calendar" && said.rest?.kind === "part");
}

/** 3月1日之后 counts the 1st, as most say it; 2018年以后 does not count 2018. */
const countsAfter = (span: Span, bound: OpenBound): boolean =>
  bound === "all" || (bound === "day" && span.end - span.start === 1);
