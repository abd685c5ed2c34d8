import { codeAt } from "../../../words/code-at.ts";
import { isOneOf, skipSpaces } from "../../../numbers/characters.ts";
import { isLetter } from "../../../words/letters.ts";
import { readInteger, type ReadInteger } from "../../parts/integer.ts";
import { readNumeric } from "../../parts/read-numeric.ts";
import { readLapse } from "../../parts/read-lapse.ts";
import type { ReadDate } from "../../parts/read-month.ts";
import type { Said } from "../../said.ts";
import type { DateWords } from "../../words/date-words.ts";
import { readOrdinalDay } from "./read-led.ts";
import { readDayFirst, readMonthFirst, skipOrdinal } from "./read-month-first.ts";

/** last Friday, next 3 weeks, this May */
export function readRelated(
  text: string,
  end: number,
  offset: number,
  words: DateWords,
): ReadDate<Said> | undefined {
  const at = skipSpaces(text, end);
  const word = words.triggers.match(text, at);
  if (word?.value.kind === "weekday-name") {
    const { weekday } = word.value;
    const said: Said =
      offset < 0 ? { kind: "last-weekday", weekday } : { kind: "week", offset, day: weekday };
    return { end: word.end, said };
  }
  if (
    word?.value.kind === "month-name" &&
    offset <= 0 &&
    !(word.value.isWord && isLetter(codeAt(text, skipSpaces(text, word.end))))
  ) {
    const month = { kind: "named", month: word.value.month, isLeap: false } as const;
    const year = offset === 0 ? ({ kind: "relative", offset: 0 } as const) : undefined;
    return { end: word.end, said: { kind: "calendar", year, month } };
  }
  return offset === 0 ? undefined : readCounted(text, at, offset, words);
}

/** last 3 months, next two weeks */
function readCounted(text: string, at: number, offset: number, words: DateWords): ReadDate<Said> | undefined {
  const lapse = readLapse(text, at, words);
  if (lapse === undefined) return undefined;
  const window = offset < 0 ? "last" : "next";
  return { end: lapse.end, said: { kind: "window", lapse: lapse.parts, window } };
}

/** Friday next week, Monday of this week; with its date behind it (Monday, January 12th) the date says all. */
export function readWeekdayName(
  text: string,
  end: number,
  weekday: number,
  words: DateWords,
): ReadDate<Said> {
  const dot = isOneOf(".", text, end) ? end + 1 : end;
  const next = skipSpaces(text, isOneOf(",", text, dot) ? dot + 1 : dot);
  const date = readDateBehind(text, next, words);
  if (date?.said.kind === "calendar" && date.said.rest?.kind === "day") return date;
  const of = text.startsWith("of ", next) ? skipSpaces(text, next + 3) : next;
  const week = words.triggers.match(text, of);
  if (week?.value.kind === "week") {
    return { end: week.end, said: { kind: "week", offset: week.value.offset, day: weekday } };
  }
  return { end, said: { kind: "week", offset: undefined, day: weekday } };
}

/** January 12th, the 21st, 22 of Jan */
function readDateBehind(text: string, at: number, words: DateWords): ReadDate<Said> | undefined {
  const start = text.startsWith("the ", at) ? skipSpaces(text, at + 4) : at;
  const month = words.triggers.match(text, start);
  if (month?.value.kind === "month-name") return readMonthFirst(text, month.end, month.value.month, words);
  const number = readInteger(text, start);
  if (number === undefined) return undefined;
  return (
    readDayFirst(text, number, words) ??
    readOrdinalDay(text, number, words) ??
    readNumeric(text, number, words, false)
  );
}

/** Behind next week: on Friday. */
export function weekdayNameAfter(
  text: string,
  end: number,
  words: DateWords,
): { end: number; weekday: number } | undefined {
  const at = skipSpaces(text, end);
  if (at === end) return undefined;
  const day = words.triggers.match(text, text.startsWith("on ", at) ? skipSpaces(text, at + 3) : at);
  return day?.value.kind === "weekday-name" ? { end: day.end, weekday: day.value.weekday } : undefined;
}

/** third Friday of next month, third Tuesday in May 2026 */
export function readNthWeekday(
  text: string,
  number: ReadInteger,
  words: DateWords,
): ReadDate<Said> | undefined {
  const day = words.triggers.match(text, skipSpaces(text, skipOrdinal(text, number.end)));
  if (day?.value.kind !== "weekday-name" || number.value < 1 || number.value > 5) return undefined;
  return readOfMonth(text, day.end, number.value, day.value.weekday, words);
}

/** Behind an n-th weekday: its month. */
export function readOfMonth(
  text: string,
  end: number,
  nth: number,
  weekday: number,
  words: DateWords,
): ReadDate<Said> | undefined {
  const rest = { kind: "weekday", nth, weekday } as const;
  const of = /^ (?:of|in) (?:the )?/.exec(text.slice(end, end + 8))?.[0] ?? "";
  const month = of === "" ? undefined : words.triggers.match(text, end + of.length);
  if (month?.value.kind === "month") {
    const relative = { kind: "relative", offset: month.value.offset } as const;
    return { end: month.end, said: { kind: "calendar", month: relative, rest } };
  }
  if (month?.value.kind !== "month-name") return undefined;
  const date = readMonthFirst(text, month.end, month.value.month, words);
  return date.said.kind === "calendar" ? { end: date.end, said: { ...date.said, rest } } : undefined;
}

/** end of last month, beginning of May, early 2025 */
export function readEdge(
  date: ReadDate<Said> | undefined,
  part: "start" | "middle" | "end",
): ReadDate<Said> | undefined {
  if (date?.said.kind !== "calendar" || date.said.rest !== undefined) return undefined;
  return { end: date.end, said: { ...date.said, rest: { kind: "part", part } } };
}
