import { codeAt } from "../words/code-at.ts";
import { KIND, isInLatinWord, isOneOf, kindAt, skipSpaces } from "../numbers/characters.ts";
import { readOn } from "./read/read-on.ts";
import { readDate } from "./read/read-date.ts";
import { readFromNow } from "./read/read-from-now.ts";
import { readWeekdaysOn } from "./read/week/read-weekdays-on.ts";
import { skipClock } from "./read/skip-clock.ts";
import type { Piece } from "./said.ts";
import type { DateWords } from "./words/date-words.ts";

/** Every date said, in their order. @param text normalised, in lower case */
export function collectDates(text: string, words: DateWords): Piece[] {
  const pieces: Piece[] = [];
  let i = 0;
  while (i < text.length) {
    if (!words.starts.has(codeAt(text, i)) || isInLatinWord(text, i)) {
      i++;
      continue;
    }
    const trigger = words.triggers.match(text, i);
    const kind = trigger?.value.kind;
    if (trigger !== undefined && kind === "not") {
      i = trigger.end;
      continue;
    }
    if (trigger !== undefined && kind === "each") {
      i = skipRecurring(text, trigger.end, words);
      continue;
    }
    const date = readDate(text, i, trigger, words);
    const piece =
      date === undefined ? readFromNow(text, i, trigger, words) : readOn(text, i, date.end, date.said, words);
    if (piece === undefined) i = skipFailed(text, i);
    else {
      pieces.push(piece, ...readWeekdaysOn(text, piece, words));
      const end = pieces.at(-1)?.end ?? piece.end;
      i = Math.max(skipClock(text, end, words), end);
    }
  }
  return joinOpen(text, pieces);
}

const JOINT = /^[, ]{0,2}(?:至|到|直到|截至|截止到?)? ?$/;

/** 自5月26日起，至5月29日止; 2010年之后2018年之前: one range, said in two parts. */
function joinOpen(text: string, pieces: Piece[]): Piece[] {
  if (pieces.length < 2) return pieces;
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const isEnd = before?.open?.side === "after" && piece.open?.side === "before";
    if (!isEnd || !JOINT.test(text.slice(before.end, piece.start))) joined.push(piece);
    else joined[joined.length - 1] = join(before, piece);
  }
  return joined;
}

const join = (first: Piece, last: Piece): Piece => ({
  start: first.start,
  end: last.end,
  said: first.said,
  until: last.said,
  bounds: { from: first.open?.bound ?? "all", to: last.open?.bound ?? "all" },
  weekday: first.weekday,
});

/** 每年12月31日, 每周三, 每月4号 name no one day. */
function skipRecurring(text: string, end: number, words: DateWords): number {
  const at = skipSpaces(text, isOneOf("个", text, end) ? end + 1 : end);
  const direct = readDate(text, at, words.triggers.match(text, at), words);
  if (direct !== undefined) return readOn(text, at, direct.end, direct.said, words).end;
  const unit = words.units.match(text, at);
  if (unit === undefined) return end;
  const next = skipSpaces(text, isOneOf("的", text, unit.end) ? unit.end + 1 : unit.end);
  const date = readDate(text, next, words.triggers.match(text, next), words);
  return date === undefined ? unit.end : readOn(text, next, date.end, date.said, words).end;
}

/** A figure that is no date is passed whole, so that no part of it is taken for one. */
function skipFailed(text: string, start: number): number {
  let i = start;
  if (kindAt(text, i) === KIND.arabic) {
    while (kindAt(text, i) === KIND.arabic || (isOneOf(".:", text, i) && kindAt(text, i + 1) === KIND.arabic))
      i++;
    return i;
  }
  while (kindAt(text, i) !== KIND.none && kindAt(text, i) !== KIND.arabic && codeAt(text, i) >= 0x80) i++;
  return Math.max(i, start + 1);
}
