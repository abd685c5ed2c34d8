import type { DateMention, Mention } from "../frame.ts";
import type { Cues } from "../lexicon/cues.ts";
import { spanOf, type Normalised } from "../normalise.ts";
import type { TenseWords } from "../tense/lexicon.ts";
import { fixedTense, readTense, type Preference } from "../tense/read-tense.ts";
import { formatDay } from "./calendar/day-number.ts";
import { readNow } from "./calendar/today.ts";
import { collectDates } from "./collect-dates.ts";
import { countsAfter, countsBefore } from "./resolve/open-bounds.ts";
import { PieceResolver, type ResolvedPiece } from "./resolve/resolve-piece.ts";
import { IMPOSSIBLE, type Span } from "./resolve/span.ts";
import type { Piece, Said } from "./said.ts";
import type { DateWords } from "./words/date-words.ts";

export interface DateOptions {
  /** The instant the message was sent, or its day in the district (`YYYY-MM-DD`). */
  readonly now: Date | string;
  /** Where a date can fall either way. Without it: as the words around it mean it. */
  readonly prefer?: Preference | undefined;
  /** What the features' words say in the message; without them only the words of dates are asked. */
  readonly cues?: Cues | undefined;
}

/** Every date said, as half-open days `[start, end)` in Asia/Shanghai. Recurring dates (每年…) name no day. */
export function findDates(
  message: Normalised,
  { now, prefer, cues }: DateOptions,
  words: DateWords,
  tenseWords: TenseWords,
): DateMention[] {
  const text = message.matching;
  const pieces = collectDates(text, words);
  if (pieces.length === 0) return [];
  const tense = prefer === undefined ? readTense(text, tenseWords, cues) : fixedTense(prefer);
  const resolver = new PieceResolver(text, readNow(now), tense);
  const found: DateMention[] = [];
  let previous: ResolvedPiece | undefined;
  for (const piece of pieces) {
    const span = resolver.resolve(piece, previous);
    if (span === undefined) continue;
    found.push(toMention(spanOf(message, piece.start, piece.end), span, piece));
    previous = span === IMPOSSIBLE ? undefined : resolver.remember(piece, previous, span);
  }
  return found;
}

function toMention(
  { text, index }: Mention,
  span: Span | typeof IMPOSSIBLE,
  { said, until, open }: Piece,
): DateMention {
  if (span === IMPOSSIBLE) return { text, index, start: null, end: null, impossible: true };
  switch (open?.side) {
    case undefined: {
      const lacks = until === undefined ? lackOf(said) : undefined;
      return {
        text,
        index,
        start: formatDay(span.start),
        end: formatDay(span.end),
        ...(lacks !== undefined && { lacks }),
      };
    }
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

/** What a day leaves to be known from elsewhere. */
function lackOf(said: Said): DateMention["lacks"] {
  if (
    said.kind !== "calendar" ||
    said.rest?.kind !== "day" ||
    said.year !== undefined ||
    said.isLunar === true
  )
    return undefined;
  if (said.month === undefined) return "month";
  return said.month.kind === "named" ? "year" : undefined;
}
