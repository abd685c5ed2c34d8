import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import type { Said, YearSaid } from "../said.ts";
import type { DateWords } from "../words.ts";
import { readInteger, type ReadInteger } from "../parts/integer.ts";
import type { ReadDate } from "../parts/read-month.ts";

/** Nov 20, 2026 · November 20th · Nov 2026 · November */
export function readMonthFirst(text: string, end: number, month: number): ReadDate<Said> {
  const at = skipSpaces(text, end);
  const number = readInteger(text, at);
  if (number?.isArabic !== true) return onDay(end, month, undefined, undefined);
  if (number.width === 4)
    return onDay(number.end, month, undefined, { kind: "absolute", year: number.value });
  const day = skipOrdinal(text, number.end);
  return withYear(text, day, month, number.value);
}

/** 20 Nov 2026, 20th of November; `undefined` where no month follows the number. */
export function readDayFirst(
  text: string,
  number: ReadInteger,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (!number.isArabic || number.width > 2) return undefined;
  let at = skipSpaces(text, skipOrdinal(text, number.end));
  if (text.startsWith("of ", at)) at = skipSpaces(text, at + 3);
  const month = words.triggers.match(text, at);
  return month?.value.kind === "month-name"
    ? withYear(text, month.end, month.value.month, number.value)
    : undefined;
}

/** last Friday, next Monday */
export function readRelated(
  text: string,
  end: number,
  offset: number,
  words: DateWords,
): ReadDate<Said> | undefined {
  const day = words.triggers.match(text, skipSpaces(text, end));
  if (day?.value.kind !== "weekday-name") return undefined;
  const { weekday } = day.value;
  return {
    end: day.end,
    said: offset < 0 ? { kind: "last-weekday", weekday } : { kind: "week", offset, day: weekday },
  };
}

function withYear(text: string, end: number, month: number, day: number): ReadDate<Said> {
  const at = skipSpaces(text, isOneOf(",", text, end) ? end + 1 : end);
  const year = readInteger(text, at);
  const isYear = year?.isArabic === true && year.width === 4 && year.value >= 1900 && year.value <= 2100;
  return onDay(
    isYear ? year.end : end,
    month,
    day,
    isYear ? { kind: "absolute", year: year.value } : undefined,
  );
}

const onDay = (
  end: number,
  month: number,
  day: number | undefined,
  year: YearSaid | undefined,
): ReadDate<Said> => ({
  end,
  said: {
    kind: "calendar",
    year,
    month: { kind: "named", month, isLeap: false },
    rest: day === undefined ? undefined : { kind: "day", day },
  },
});

const skipOrdinal = (text: string, at: number): number =>
  /^(?:st|nd|rd|th)\b/.test(text.slice(at, at + 3)) ? at + 2 : at;
