import type { DateMention } from "../frame.ts";
import { spanOf, type Normalised } from "../normalise.ts";
import { foldCase } from "../words/word-index.ts";
import { formatDay, fromDayNumber } from "./calendar/day-number.ts";
import { todayInDistrict } from "./calendar/today.ts";
import { collectDates, type Piece } from "./collect-dates.ts";
import { resolve } from "./resolve/resolve.ts";
import { resolveAfter } from "./resolve/resolve-after.ts";
import { IMPOSSIBLE, type Context, type Preference, type Resolved, type Span } from "./resolve/span.ts";
import type { Said } from "./said.ts";
import type { DateWords } from "./words.ts";

export interface DateOptions {
  /** The instant the message was sent, or its day in the district (`YYYY-MM-DD`). */
  readonly now: Date | string;
  /** Where a date can fall either way. Without it: ahead where the message looks ahead (将于, 准备), else back. */
  readonly prefer?: Preference;
}

/** Every date said, as half-open days `[start, end)` in Asia/Shanghai. Recurring dates (每年…) name no day. */
export function findDates(message: Normalised, options: DateOptions, words: DateWords): DateMention[] {
  const text = foldCase(message.text);
  const { pieces, looksAhead } = collectDates(text, words);
  if (pieces.length === 0) return [];
  const context: Context = {
    today: todayInDistrict(options.now),
    prefer: options.prefer ?? (looksAhead ? "future" : "past"),
  };
  const found: DateMention[] = [];
  let previous: { piece: Piece; span: Span } | undefined;
  for (const piece of pieces) {
    const first = resolveFirst(text, piece, previous, context);
    const span = withUntil(first, piece, context);
    if (span === undefined) continue;
    found.push({ ...spanOf(message, piece.start, piece.end), ...toDays(span, piece) });
    previous = span === IMPOSSIBLE ? undefined : { piece, span };
  }
  return found;
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
  return resolve(withYearOfEnd(piece), context);
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

function toDays(
  span: Span | typeof IMPOSSIBLE,
  { open }: Piece,
): Pick<DateMention, "start" | "end" | "impossible"> {
  if (span === IMPOSSIBLE) return { start: null, end: null, impossible: true };
  const isDay = span.end - span.start === 1;
  switch (open?.side) {
    case undefined:
      return { start: formatDay(span.start), end: formatDay(span.end) };
    case "before":
      // 12月31日前 counts the 31st, as 以前 does in law; 6月前 and 2018年以前 end where the month or year begins.
      return { start: null, end: formatDay(open.isInclusive && isShort(span) ? span.end : span.start) };
    case "after":
      return { start: formatDay(open.isInclusive || isDay ? span.start : span.end), end: null };
  }
}

const A_FORTNIGHT = 14;

/** A day, the end of a month: not a whole month or year. */
const isShort = (span: Span): boolean => span.end - span.start <= A_FORTNIGHT;
