import { isOneOf, skipSpaces } from "../../../numbers/characters.ts";
import { readInteger } from "../../parts/integer.ts";
import type { ReadDate } from "../../parts/read-month.ts";
import type { Said } from "../../said.ts";
import type { DateWords } from "../../words.ts";

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
  if (word?.value.kind === "month-name" && offset <= 0) {
    const month = { kind: "named", month: word.value.month, isLeap: false } as const;
    const year = offset === 0 ? ({ kind: "relative", offset: 0 } as const) : undefined;
    return { end: word.end, said: { kind: "calendar", year, month } };
  }
  return offset === 0 ? undefined : readCounted(text, at, offset, words);
}

/** last 3 months, next two weeks */
function readCounted(text: string, at: number, offset: number, words: DateWords): ReadDate<Said> | undefined {
  const number = readInteger(text, at);
  if (number === undefined || number.value < 1 || number.value > 99) return undefined;
  const unit = words.units.match(text, skipSpaces(text, number.end));
  if (unit === undefined) return undefined;
  const window = offset < 0 ? "last" : "next";
  return { end: unit.end, said: { kind: "window", amount: number.value, unit: unit.value, window } };
}

/** Friday next week, Monday of this week; the weekday alone otherwise. */
export function readWeekdayName(
  text: string,
  end: number,
  weekday: number,
  words: DateWords,
): ReadDate<Said> {
  const next = skipSpaces(text, isOneOf(",", text, end) ? end + 1 : end);
  const of = text.startsWith("of ", next) ? skipSpaces(text, next + 3) : next;
  const week = words.triggers.match(text, of);
  if (week?.value.kind === "week") {
    return { end: week.end, said: { kind: "week", offset: week.value.offset, day: weekday } };
  }
  return { end, said: { kind: "week", offset: undefined, day: weekday } };
}

/** end of last month, beginning of May, early 2025 */
export function readEdge(
  date: ReadDate<Said> | undefined,
  part: "start" | "middle" | "end",
): ReadDate<Said> | undefined {
  if (date?.said.kind !== "calendar" || date.said.rest !== undefined) return undefined;
  return { end: date.end, said: { ...date.said, rest: { kind: "part", part } } };
}
