import { KIND, isHan, isLetter, isOneOf, kindAt, skipSpaces } from "../../../numbers/characters.ts";
import { readInteger, type ReadInteger } from "../../parts/integer.ts";
import type { ReadDate } from "../../parts/read-month.ts";
import type { Said, YearSaid } from "../../said.ts";
import type { DateWords } from "../../words/date-words.ts";

/** Nov 20, 2026 · November the 20th · November of 2026 · May next year · November */
export function readMonthFirst(text: string, end: number, month: number, words: DateWords): ReadDate<Said> {
  const at = skipWord(text, skipSpaces(text, isOneOf("-/", text, end) ? end + 1 : end), "the");
  const number = readInteger(text, at);
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
  const at = skipWord(text, skipSpaces(text, isOneOf("-/", text, end) ? end + 1 : end), "day");
  const month = words.triggers.match(text, skipWord(text, at, "of"));
  return month?.value.kind === "month-name"
    ? withYear(text, month.end, month.value.month, number.value, words)
    : undefined;
}

/** on the 15th, the 3rd: a day, where nothing follows that could be counted (the 5th floor). */
export function readOrdinalDay(
  text: string,
  number: ReadInteger,
  words: DateWords,
): ReadDate<Said> | undefined {
  const end = skipOrdinal(text, number.end);
  const isOrdinal = end > number.end || isOneOf("h", text, number.end - 1);
  if (!isOrdinal || number.value < 1 || number.value > 31) return undefined;
  const next = skipSpaces(text, end);
  const of = skipWord(text, next, "of");
  const month = of > next ? words.triggers.match(text, of) : undefined;
  if (month?.value.kind === "month")
    return { end: month.end, said: inMonth(month.value.offset, number.value) };
  if (!words.endsDayLead(text, number.start)) return undefined;
  const isFollowed = isLetter(text.charCodeAt(next)) && !isSmallWord(text, next);
  return isFollowed
    ? undefined
    : { end, said: { kind: "calendar", rest: { kind: "day", day: number.value } } };
}

const isSmallWord = (text: string, at: number): boolean =>
  /^(?:at|from|to|and|or|in|for|by)\b/.test(text.slice(at, at + 5));

const inMonth = (offset: number, day: number): Said => ({
  kind: "calendar",
  month: { kind: "relative", offset },
  rest: { kind: "day", day },
});

/** in 2016, since 2016, of 2016: four figures are a year only behind such a word. */
export function readLedYear(text: string, number: ReadInteger, words: DateWords): ReadDate<Said> | undefined {
  const isYear = number.isArabic && number.width === 4 && number.value >= 1900 && number.value <= 2100;
  if (!isYear || !words.endsYearLead(text, number.start)) return undefined;
  const next = skipSpaces(text, number.end);
  if (isOneOf(",.", text, number.end) && kindAt(text, number.end + 1) === KIND.arabic) return undefined;
  if (isHan(text.charCodeAt(next)) || isOneOf("%$-/:", text, next) || kindAt(text, next) !== KIND.none)
    return undefined;
  // in 2016 people
  if (words.countedNouns.match(text, next) !== undefined) return undefined;
  return { end: number.end, said: { kind: "calendar", year: { kind: "absolute", year: number.value } } };
}

/** the 1970s, 90s */
export function readDecadePlural(text: string, number: ReadInteger): ReadDate<Said> | undefined {
  const { value, width, end } = number;
  const mark = isOneOf("'", text, end) ? end + 1 : end;
  if (
    !number.isArabic ||
    value % 10 !== 0 ||
    !isOneOf("s", text, mark) ||
    isLetter(text.charCodeAt(mark + 1))
  )
    return undefined;
  const isFull = width === 4 && value >= 1500 && value <= 2090;
  if (!isFull && !(width === 2 && value >= 20)) return undefined;
  const year = { kind: "absolute", year: isFull ? value : 1900 + value } as const;
  return { end: mark + 1, said: { kind: "calendar", year, rest: { kind: "decade" } } };
}

/** Behind a month: the year, or the year that is next to ours. */
function withYear(text: string, end: number, month: number, day: number, words: DateWords): ReadDate<Said> {
  const comma = isOneOf(",", text, skipSpaces(text, end)) ? skipSpaces(text, end) + 1 : end;
  const at = skipSpaces(text, isOneOf("-/", text, comma) ? comma + 1 : comma);
  const year =
    yearAt(text, at, words) ??
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

const onDay = (month: number, day: number | undefined, year: YearSaid | undefined): Said => ({
  kind: "calendar",
  year,
  month: { kind: "named", month, isLeap: false },
  rest: day === undefined ? undefined : { kind: "day", day },
});

/** Position behind a small word and the blanks around it, if it stands there. */
function skipWord(text: string, at: number, word: string): number {
  const start = skipSpaces(text, at);
  const end = start + word.length;
  return text.startsWith(word, start) && isOneOf(" ", text, end) ? skipSpaces(text, end) : start;
}

export const skipOrdinal = (text: string, at: number): number =>
  /^(?:st|nd|rd|th)\b/.test(text.slice(at, at + 3)) ? at + 2 : at;
