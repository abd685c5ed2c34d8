import { codeAt } from "../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces } from "../../numbers/characters.ts";
import { isHan, isLetter } from "../../words/letters.ts";
import { readInteger } from "../parts/integer.ts";
import { readMonthAndDay } from "../parts/read-numeric.ts";
import { weekdayAt } from "../parts/weekday-at.ts";
import { skipOrdinal } from "./english/read-month-first.ts";
import { readDate } from "./read-date.ts";
import { readShift } from "./read-shift.ts";
import { skipClock } from "./skip-clock.ts";
import type { Piece, Said } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";

/** Weekday in brackets, range, 前 or 起: what belongs to a date once it is there. */
export function readOn(text: string, start: number, dateEnd: number, said: Said, words: DateWords): Piece {
  const { end, weekday } = readWeekdayBehind(text, dateEnd, said, words);
  const range = readRangeEnd(text, start, end, said, words);
  if (range !== undefined) return closeRange(text, { start, said, weekday }, range, words);
  const now = words.untilNow.match(text, skipSpaces(text, end));
  if (now !== undefined) return { start, end: now.end, said, until: TODAY, weekday };
  const shift = readShift(text, end, said, words);
  if (shift !== undefined) return { start, end: shift.end, said: shift.said, weekday: 0 };
  if (words.endsUntil(text, start))
    return { start, end, said, weekday, open: { side: "before", bound: "all" } };
  if (words.endsSince(text, start))
    return { start, end, said, weekday, open: { side: "after", bound: "all" } };
  if (words.endsBefore(text, start))
    return { start, end, said, weekday, open: { side: "before", bound: "none" } };
  if (words.endsAfter(text, start))
    return { start, end, said, weekday, open: { side: "after", bound: "none" } };
  const opening = readOpening(text, skipSpaces(text, end), said, words);
  if (opening !== undefined) return { start, end: opening.end, said, weekday, open: opening.value };
  const clockEnd = skipClock(text, end, words);
  // 明天下午5点前: part of the day counts, so the day does.
  const late =
    clockEnd > end ? readOpening(text, skipSpaces(text, clockEnd), lateOf(said), words) : undefined;
  if (late === undefined) return { start, end, said, weekday };
  return { start, end: late.end, said, weekday, open: { ...late.value, bound: "all" } };
}

/** 3月1日到5月1日之前 leaves the last day out; with 前 it is in, as it is without. */
function closeRange(
  text: string,
  first: Pick<Piece, "start" | "said" | "weekday">,
  { end, said: until }: { end: number; said: Said },
  words: DateWords,
): Piece {
  const at = skipSpaces(text, end);
  const before = words.before.match(text, at);
  return before !== undefined && isOpening(text, at, before.end, until)
    ? {
        ...first,
        end: before.end,
        until,
        bounds: { from: "all", to: before.value === "none" ? "none" : "all" },
      }
    : { ...first, end, until };
}

const TODAY: Said = { kind: "days", from: 0, to: 0 };

/** 明天前 is no date, 明天5点前 is one; 昨天5点前 is still yesterday. */
const lateOf = (said: Said): Said => (said.kind === "days" && said.from > 0 ? { kind: "calendar" } : said);

interface Opening {
  readonly end: number;
  readonly value: NonNullable<Piece["open"]>;
}

function readOpening(text: string, at: number, said: Said, words: DateWords): Opening | undefined {
  const before = words.before.match(text, at);
  if (before !== undefined && isOpening(text, at, before.end, said)) {
    return { end: before.end, value: { side: "before", bound: before.value } };
  }
  const after = words.after.match(text, at);
  if (after !== undefined && isOpening(text, at, after.end, said)) {
    return { end: after.end, value: { side: "after", bound: after.value } };
  }
  return undefined;
}

const NO_OPENING = "往来去台期面线妻夫夕列景程途者辈勤备续代悔果退方事卫援天床飞草诉立码火点义身头步源因航后";

/** 今天前往, 昨天起床, 中秋节前后: the word goes on. */
function isOpening(text: string, at: number, end: number, said: Said): boolean {
  if (said.kind === "ago" || said.kind === "window") return false;
  if (end - at > 1) return true;
  if (said.kind === "days" && !isOneOf("起", text, at)) return false;
  return !isOneOf(NO_OPENING, text, end);
}

function readRangeEnd(
  text: string,
  start: number,
  end: number,
  first: Said,
  words: DateWords,
): { end: number; said: Said } | undefined {
  const at = skipSpaces(text, skipClock(text, end, words));
  const connector = words.between.match(text, at) ?? words.pairs.match(text, at);
  if (connector === undefined) return undefined;
  const next = skipSpaces(text, connector.end);
  const date =
    readDate(text, next, words.triggers.match(text, next), words, true) ??
    readBareYear(text, next, first) ??
    readFigures(text, next, first, words) ??
    readBareDay(text, next, end, first, words);
  if (date === undefined || date.said.kind === "ago" || date.said.kind === "window") return undefined;
  const dateEnd = readWeekdayBehind(text, date.end, date.said, words).end;
  const pairEnd = words.pairEnds.match(text, skipSpaces(text, skipClock(text, dateEnd, words)));
  const isPair = pairEnd !== undefined || words.endsBetween(text, start);
  if (words.between.match(text, at) === undefined && !isPair) return undefined;
  if (pairEnd !== undefined) return { end: pairEnd.end, said: date.said };
  return { end: isOneOf("止", text, dateEnd) ? dateEnd + 1 : dateEnd, said: date.said };
}

/** 从2016到2018: the second year without 年, as the first. */
function readBareYear(text: string, at: number, first: Said): { end: number; said: Said } | undefined {
  const isYear = first.kind === "calendar" && first.year?.kind === "absolute" && first.rest === undefined;
  const number = isYear ? readInteger(text, at) : undefined;
  if (number?.width !== 4 || number.value < 1000 || number.value > 2999) return undefined;
  if (isOneOf("-/.", text, number.end) && kindAt(text, number.end + 1) === KIND.arabic) return undefined;
  return { end: number.end, said: { kind: "calendar", year: { kind: "absolute", year: number.value } } };
}

/** 2026.11.1-11.3, 11.1-11.3: behind a day of a month two figures are another. */
function readFigures(
  text: string,
  at: number,
  first: Said,
  words: DateWords,
): { end: number; said: Said } | undefined {
  const isDay = first.kind === "calendar" && first.month?.kind === "named" && first.rest?.kind === "day";
  return isDay ? readMonthAndDay(text, at, words) : undefined;
}

/** May 4 to 7, 11.1-3: in English and in figures the second day has no mark of its own. */
function readBareDay(
  text: string,
  at: number,
  firstEnd: number,
  first: Said,
  words: DateWords,
): { end: number; said: Said } | undefined {
  const firstDay =
    first.kind === "calendar" && first.month?.kind === "named" && first.rest?.kind === "day"
      ? first.rest.day
      : 0;
  if (firstDay === 0 || isHan(codeAt(text, firstEnd - 1))) return undefined;
  const number = readInteger(text, at);
  if (number?.isArabic !== true || number.width > 2 || number.value < 1 || number.value > 31)
    return undefined;
  const end = skipOrdinal(text, number.end);
  const next = codeAt(text, end);
  // 11.1-3疗养; not 11.1-3万, 11.1-3号楼.
  const goesOn =
    isHan(next) &&
    (number.value <= firstDay ||
      words.numberFollowers.has(next) ||
      words.counted.match(text, end) !== undefined);
  const isOver = !goesOn && !isOneOf("-/.:%", text, end) && !isLetter(next);
  return isOver ? { end, said: { kind: "calendar", rest: { kind: "day", day: number.value } } } : undefined;
}

/** 10月12号，星期一; 6月1日(周六); 周一周三 are two days. */
function readWeekdayBehind(
  text: string,
  end: number,
  said: Said,
  words: DateWords,
): { end: number; weekday: number } {
  if (said.kind === "week") return { end, weekday: 0 };
  let at = skipSpaces(text, end);
  const isBracketed = isOneOf("(", text, at);
  if (isBracketed || isOneOf(",", text, at)) at = skipSpaces(text, at + 1);
  const word = words.weekdays.match(text, at);
  const weekday = word === undefined ? 0 : weekdayAt(text, word.end);
  if (word === undefined || weekday === 0) return { end, weekday: 0 };
  const after = word.end + 1;
  if (!isBracketed) return { end: after, weekday };
  return isOneOf(")", text, after) ? { end: after + 1, weekday } : { end, weekday: 0 };
}
