import { KIND, isOneOf, kindAt, skipSpaces } from "../numbers/characters.ts";
import { readDate } from "./read/read-date.ts";
import { weekdayAt } from "./parts/weekday-at.ts";
import { skipClock } from "./read/skip-clock.ts";
import type { Said } from "./said.ts";
import type { DateWords } from "./words.ts";

/** One mention before it is resolved. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly said: Said;
  /** The last part of a range. */
  readonly until?: Said | undefined;
  /** 前, 起: open to one side. */
  readonly open?: { readonly side: "before" | "after"; readonly isInclusive: boolean } | undefined;
}

export interface CollectedDates {
  readonly pieces: readonly Piece[];
  /** Something in the message looks ahead: 将于, 准备. */
  readonly looksAhead: boolean;
}

/** @param text normalised, in lower case */
export function collectDates(text: string, words: DateWords): CollectedDates {
  const pieces: Piece[] = [];
  let looksAhead = false;
  let i = 0;
  while (i < text.length) {
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
    looksAhead ||= kind === "future";
    const date = readDate(text, i, trigger, words);
    if (date !== undefined) {
      const piece = readOn(text, i, date.end, date.said, words);
      pieces.push(piece);
      i = Math.max(skipClock(text, piece.end, words), piece.end);
    } else i = kind === "future" && trigger !== undefined ? trigger.end : skipFailed(text, i);
  }
  return { pieces, looksAhead };
}

/** Weekday in brackets, range, 前 or 起: what belongs to a date once it is there. */
function readOn(text: string, start: number, dateEnd: number, said: Said, words: DateWords): Piece {
  const end = skipWeekday(text, dateEnd, words);
  const range = readRangeEnd(text, end, words);
  if (range !== undefined) return { start, end: range.end, said, until: range.said };
  if (words.endsUntil(text, start)) return { start, end, said, open: { side: "before", isInclusive: true } };
  const at = skipSpaces(text, end);
  const before = words.before.match(text, at);
  if (before !== undefined && isOpen(text, at, before.end, said)) {
    return { start, end: before.end, said, open: { side: "before", isInclusive: before.value } };
  }
  const after = words.after.match(text, at);
  if (after !== undefined && isOpen(text, at, after.end, said)) {
    return { start, end: after.end, said, open: { side: "after", isInclusive: after.value } };
  }
  return { start, end, said };
}

const NO_OPENING = "往来去台期面线妻夫夕列景程途者辈勤备续代悔果退方事卫援天床飞草诉立码火点义身头步源因航";

/** 今天前往, 昨天起床, 三天前后: the word goes on. */
function isOpen(text: string, at: number, end: number, said: Said): boolean {
  if (said.kind === "ago" || said.kind === "window") return false;
  if (end - at > 1) return true;
  if (said.kind === "days" && text.charAt(at) !== "起") return false;
  return !isOneOf(NO_OPENING, text, end);
}

function readRangeEnd(text: string, end: number, words: DateWords): { end: number; said: Said } | undefined {
  const at = skipSpaces(text, skipClock(text, end, words));
  const connector = words.between.match(text, at);
  if (connector === undefined) return undefined;
  const next = skipSpaces(text, connector.end);
  const date = readDate(text, next, words.triggers.match(text, next), words);
  if (date === undefined || date.said.kind === "ago" || date.said.kind === "window") return undefined;
  const dateEnd = skipWeekday(text, date.end, words);
  return { end: text.charAt(dateEnd) === "止" ? dateEnd + 1 : dateEnd, said: date.said };
}

/** 10月12号，星期一; 6月1日(周六) */
function skipWeekday(text: string, end: number, words: DateWords): number {
  let at = skipSpaces(text, end);
  const isBracketed = text.charAt(at) === "(";
  if (isBracketed || text.charAt(at) === ",") at = skipSpaces(text, at + 1);
  const word = words.weekdays.match(text, at);
  if (word === undefined || weekdayAt(text, word.end) === 0) return end;
  const after = word.end + 1;
  if (!isBracketed) return after;
  return text.charAt(after) === ")" ? after + 1 : end;
}

/** 每年12月31日, 每周三, 每月4号 name no one day. */
function skipRecurring(text: string, end: number, words: DateWords): number {
  const at = text.charAt(end) === "个" ? end + 1 : end;
  const direct = readDate(text, at, words.triggers.match(text, at), words);
  if (direct !== undefined) return readOn(text, at, direct.end, direct.said, words).end;
  const unit = words.units.match(text, at);
  if (unit === undefined) return end;
  const next = skipSpaces(text, unit.end);
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
  while (kindAt(text, i) !== KIND.none && kindAt(text, i) !== KIND.arabic && text.charCodeAt(i) >= 0x80) i++;
  return Math.max(i, start + 1);
}
