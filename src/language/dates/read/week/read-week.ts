import { KIND, isOneOf, kindAt, skipSpaces } from "../../../numbers/characters.ts";
import { weekdayAt } from "../../parts/weekday-at.ts";
import { readInteger } from "../../parts/integer.ts";
import { readMonth, type ReadDate } from "../../parts/read-month.ts";
import { readNumeric } from "../../parts/read-numeric.ts";
import type { CalendarSaid, Said } from "../../said.ts";
import { weekdayNameAfter } from "../english/read-related.ts";
import type { DateWords } from "../../words/date-words.ts";

/** 上周, with the weekday behind it: 上周三, 下周末, 上周星期三. */
export function readWeek(text: string, end: number, offset: number, words: DateWords): ReadDate<Said> {
  const weekday = weekdayAt(text, end);
  if (isWeekendAt(text, end)) return { end: end + 2, said: { kind: "week", offset, day: "weekend" } };
  if (weekday > 0) return { end: end + 1, said: { kind: "week", offset, day: weekday } };
  const half = words.weekHalves.match(text, end);
  if (half !== undefined) return { end: half.end, said: { kind: "week", offset, day: half.value } };
  const weekend = words.weekends.match(text, end);
  if (weekend !== undefined) return { end: weekend.end, said: { kind: "week", offset, day: "weekend" } };
  const named = weekdayNameAfter(text, end, words);
  if (named !== undefined) return { end: named.end, said: { kind: "week", offset, day: named.weekday } };
  // 上周星期三, 下周周六
  const again = words.weekdays.match(text, isOneOf("的", text, end) ? end + 1 : end);
  const day = again === undefined ? 0 : weekdayAt(text, again.end);
  if (again !== undefined && day > 0) return { end: again.end + 1, said: { kind: "week", offset, day } };
  return { end, said: { kind: "week", offset, day: undefined } };
}

/** 周六日, 下周六日 are both days; 周六日常工作 is one. */
const isWeekendAt = (text: string, at: number): boolean =>
  weekdayAt(text, at) === 6 && isOneOf("日天", text, at + 1) && !isOneOf("常", text, at + 2);

/** 周日升师傅 is a Mr Zhou; 周一王师傅 is Monday, and somebody else. */
function isNameAt(text: string, end: number, words: DateWords): boolean {
  if (!isOneOf("周", text, end - 1) || words.titles.match(text, end + 2) === undefined) return false;
  return !words.endsSurname(text, end + 2);
}

/** 周日，二月十号; 周五(3.11日): the day of the month behind a weekday. */
function readDateBeside(text: string, end: number, words: DateWords): ReadDate<CalendarSaid> | undefined {
  const isBracketed = isOneOf("(", text, end);
  const at = skipSpaces(text, isBracketed || isOneOf(",、", text, end) ? end + 1 : end);
  if (kindAt(text, at) === KIND.none) return undefined;
  const number = readInteger(text, at);
  const date =
    readMonth(text, at, words, undefined, false) ??
    (number === undefined ? undefined : readNumeric(text, number, words, false));
  if (date?.said.rest?.kind !== "day") return undefined;
  if (!isBracketed) return date;
  return isOneOf(")", text, date.end) ? { end: date.end + 1, said: date.said } : undefined;
}

/** 周三, 星期天; with its date behind it (周日，二月十号) the date says all. */
export function readWeekday(text: string, end: number, words: DateWords): ReadDate<Said> | undefined {
  const weekday = weekdayAt(text, end);
  if (weekday === 0 || isNameAt(text, end, words)) return undefined;
  const date = readDateBeside(text, end + 1, words);
  if (date !== undefined) return { end: date.end, said: { ...date.said, weekday } };
  if (isWeekendAt(text, end))
    return { end: end + 2, said: { kind: "week", offset: undefined, day: "weekend" } };
  return { end: end + 1, said: { kind: "week", offset: undefined, day: weekday } };
}
