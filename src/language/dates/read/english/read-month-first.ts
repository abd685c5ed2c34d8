import { codeAt } from "../../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces } from "../../../numbers/characters.ts";
import { isLetter } from "../../../words/letters.ts";
import { readInteger, type ReadInteger } from "../../parts/integer.ts";
import type { ReadDate } from "../../parts/read-month.ts";
import type { Said, YearSaid } from "../../said.ts";
import type { DateWords } from "../../words/date-words.ts";

/** Nov 20, 2026 · November the 20th · November of 2026 · May next year · November */
export function readMonthFirst(text: string, end: number, month: number, words: DateWords): ReadDate<Said> {
  const at = skipWord(text, skipSpaces(text, isOneOf("-/.", text, end) ? end + 1 : end), "the");
  const number = readInteger(text, at) ?? readFirst(text, at);
  const year = yearAt(text, at, words) ?? yearAt(text, skipWord(text, at, "of"), words);
  if (year !== undefined) return { end: year.end, said: onDay(month, undefined, year.said) };
  if (number === undefined || number.value < 1 || number.value > 31 || number.width > 2)
    return { end, said: onDay(month, undefined, undefined) };
  return withYear(text, skipOrdinal(text, number.end), month, number.value, words);
}

/** 20 Nov 2026, 20th of November, 20-Nov-2026; `undefined` where no month follows the number. */
export function readDayFirst(
  text: string,
  number: ReadInteger,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (number.value < 1 || number.value > 31 || number.width > 2) return undefined;
  const end = skipOrdinal(text, number.end);
  const at = skipWord(text, skipSpaces(text, isOneOf("-/.", text, end) ? end + 1 : end), "day");
  const month = words.triggers.match(text, skipWord(text, at, "of"));
  if (month?.value.kind !== "month-name" || isOneOf("$¥£€", text, number.start - 1)) return undefined;
  // "one may ask" counts no days.
  const isWritten = number.isArabic || end > number.end || isOneOf("hdt", text, number.end - 1);
  return month.value.isWord && !isWritten
    ? undefined
    : withYear(text, month.end, month.value.month, number.value, words);
}

/** first and second, which elsewhere are words like others. */
function readFirst(text: string, at: number): ReadInteger | undefined {
  const value = text.startsWith("first", at) ? 1 : text.startsWith("second", at) ? 2 : 0;
  const end = at + (value === 1 ? 5 : 6);
  return value === 0 || isLetter(codeAt(text, end))
    ? undefined
    : { start: at, end, value, width: 0, isArabic: false };
}

/** Behind a month: the year, or the year that is next to ours. */
function withYear(text: string, end: number, month: number, day: number, words: DateWords): ReadDate<Said> {
  const comma = isOneOf(",", text, skipSpaces(text, end)) ? skipSpaces(text, end) + 1 : end;
  const at = skipSpaces(text, isOneOf("-/", text, comma) ? comma + 1 : comma);
  const year =
    yearAt(text, at, words) ??
    shortYearAt(text, at) ??
    yearAt(text, skipWord(text, at, "of"), words) ??
    yearAt(text, skipWord(text, at, "in"), words);
  return { end: year?.end ?? end, said: onDay(month, day, year?.said) };
}

function yearAt(text: string, at: number, words: DateWords): { end: number; said: YearSaid } | undefined {
  const year = readInteger(text, at);
  if (year?.isArabic === true && year.width === 4 && year.value >= 1000 && year.value <= 2999)
    return { end: year.end, said: { kind: "absolute", year: year.value } };
  const word = words.triggers.match(text, at);
  return word?.value.kind === "year"
    ? { end: word.end, said: { kind: "relative", offset: word.value.offset } }
    : undefined;
}

/** Aug 9, 96; 3 Aug '96 */
function shortYearAt(text: string, at: number): { end: number; said: YearSaid } | undefined {
  const isMarked = isOneOf("'", text, at);
  const year = readInteger(text, isMarked ? at + 1 : at);
  if (year?.isArabic !== true || year.width !== 2 || (!isMarked && year.value < 32)) return undefined;
  const next = skipSpaces(text, year.end);
  const isOver =
    next >= text.length || (isOneOf(",.;!?)", text, next) && kindAt(text, next + 1) === KIND.none);
  return isOver ? { end: year.end, said: { kind: "short", year: year.value } } : undefined;
}

const onDay = (month: number, day: number | undefined, year: YearSaid | undefined): Said => ({
  kind: "calendar",
  year,
  month: { kind: "named", month, isLeap: false },
  rest: day === undefined ? undefined : { kind: "day", day },
});

/** Position behind a small word and the blanks around it, if it stands there. */
export function skipWord(text: string, at: number, word: string): number {
  const start = skipSpaces(text, at);
  const end = start + word.length;
  return text.startsWith(word, start) && isOneOf(" ", text, end) ? skipSpaces(text, end) : start;
}

export const skipOrdinal = (text: string, at: number): number =>
  /^(?:st|nd|rd|th)\b/.test(text.slice(at, at + 3)) ? at + 2 : at;
