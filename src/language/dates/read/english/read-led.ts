import { codeAt } from "../../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces } from "../../../numbers/characters.ts";
import { isHan, isLetter } from "../../../words/letters.ts";
import { readInteger, type ReadInteger } from "../../parts/integer.ts";
import type { ReadDate } from "../../parts/read-month.ts";
import type { Said } from "../../said.ts";
import type { DateWords } from "../../words/date-words.ts";
import { readDayFirst, readMonthFirst, skipOrdinal, skipWord } from "./read-month-first.ts";

/** 10 to 22 August, 22-23 Feb, the ninth to the seventeenth of April: the month of the second day is that of both. */
export function readDayRange(
  text: string,
  number: ReadInteger,
  words: DateWords,
): ReadDate<Said> | undefined {
  const end = skipOrdinal(text, number.end);
  if (number.value < 1 || number.value > 31 || number.width > 2) return undefined;
  const at = skipSpaces(text, end);
  const joint = words.between.match(text, at) ?? words.pairs.match(text, at);
  if (joint === undefined) return undefined;
  const last = readInteger(text, skipWord(text, skipSpaces(text, joint.end), "the"));
  const date = last === undefined ? undefined : readDayFirst(text, last, words);
  if (date?.said.kind !== "calendar" || date.said.rest?.kind !== "day") return undefined;
  return { end, said: { ...date.said, rest: { kind: "day", day: number.value } } };
}

/** 2018 March 18, 2019-sep-1: the year before the month. */
export function readYearFirst(
  text: string,
  number: ReadInteger,
  words: DateWords,
): ReadDate<Said> | undefined {
  const isYear = number.isArabic && number.width === 4 && number.value >= 1000 && number.value <= 2999;
  if (!isYear) return undefined;
  const at = skipSpaces(text, isOneOf("-/,", text, number.end) ? number.end + 1 : number.end);
  const month = words.triggers.match(text, at);
  if (
    month?.value.kind !== "month-name" ||
    (month.value.isWord && kindAt(text, skipSpaces(text, month.end)) !== KIND.arabic)
  )
    return undefined;
  const date = readMonthFirst(text, month.end, month.value.month, words);
  if (date.said.kind !== "calendar" || date.said.year !== undefined) return undefined;
  return { end: date.end, said: { ...date.said, year: { kind: "absolute", year: number.value } } };
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
  const isFollowed = isLetter(codeAt(text, next)) && !isSmallWord(text, next);
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
  if (isHan(codeAt(text, next)) || isOneOf("%$-/:", text, next) || kindAt(text, next) !== KIND.none)
    return undefined;
  // in 2016 people
  if (words.countedNouns.match(text, next) !== undefined) return undefined;
  return { end: number.end, said: { kind: "calendar", year: { kind: "absolute", year: number.value } } };
}

/** the 1970s, 90s */
export function readDecadePlural(text: string, number: ReadInteger): ReadDate<Said> | undefined {
  const { value, width, end } = number;
  const mark = isOneOf("'", text, end) ? end + 1 : end;
  if (!number.isArabic || value % 10 !== 0 || !isOneOf("s", text, mark) || isLetter(codeAt(text, mark + 1)))
    return undefined;
  const isFull = width === 4 && value >= 1500 && value <= 2090;
  if (!isFull && !(width === 2 && value >= 20)) return undefined;
  const year = { kind: "absolute", year: isFull ? value : 1900 + value } as const;
  return { end: mark + 1, said: { kind: "calendar", year, rest: { kind: "decade" } } };
}
