import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import { readInCentury } from "../parts/read-century.ts";
import { withEdge } from "../parts/read-inside.ts";
import { readMonth, readRestOfMonth, type ReadDate } from "../parts/read-month.ts";
import { readEraYear, readInsideYear } from "../parts/read-year.ts";
import type { Said } from "../said.ts";
import type { CalendarWord, DateWords, EdgeWord, SignWord, Trigger } from "../words/date-words.ts";
import { readMonthFirst } from "./english/read-month-first.ts";
import { readRelated, readWeekdayName } from "./english/read-related.ts";
import { readFestivalAlone } from "./read-festival.ts";
import { inYear } from "./read-from-number.ts";
import { readLunarNewYear, readMarked } from "./read-lunar.ts";
import { readAgo, readWindow } from "./read-relative.ts";
import { readSameDay } from "./read-same-day.ts";
import { readWeek, readWeekday } from "./week/read-week.ts";

/** A date that begins with the word `[at, end)`. */
export function readFromWord(
  text: string,
  at: number,
  end: number,
  word: Exclude<Trigger, EdgeWord>,
  words: DateWords,
): ReadDate<Said> | undefined {
  switch (word.kind) {
    case "hour":
    case "years":
    case "days":
    case "week-half":
    case "weekday-name":
      return readDayWord(text, at, end, word, words);
    case "era":
      return readEraYear(text, end, word.first, words);
    case "month-name":
      return readMonthName(text, at, end, word, words);
    case "relation":
      return readRelated(text, end, word.offset, words);
    case "century":
      return readInCentury(text, end, 2000 + word.offset * 100, words);
    case "week":
      return readWeek(text, end, word.offset, words);
    case "festival":
      return readFestivalAlone(text, at, end, word, words);
    case "half":
      return readAgo(text, at, words);
    case "window":
      return readWindow(text, at, end, word, words);
    case "year":
    case "month":
    case "lunar-month":
    case "solar-month":
    case "quarter":
    case "part":
      return readCalendarWord(text, at, end, word, words);
    default:
      return readSign(text, at, end, word, words);
  }
}

/** Is there nothing else in the message? */
const isAll = (text: string, at: number, end: number | undefined): boolean => at === 0 && end === text.length;

/** 上个小时, 下个小时: the day that hour is of. */
const hoursAway = (offset: number): Said => ({
  kind: "ago",
  lapse: [{ amount: Math.abs(offset), most: undefined, unit: "hour" }],
  sign: offset < 0 ? -1 : 1,
});

/** November; may and march only where they can be nothing else. */
function readMonthName(
  text: string,
  at: number,
  end: number,
  { month, isWord }: Extract<Trigger, { kind: "month-name" }>,
  words: DateWords,
): ReadDate<Said> | undefined {
  const date = readMonthFirst(text, end, month, words);
  const connector = words.between.match(text, skipSpaces(text, end));
  const last = connector && words.triggers.match(text, skipSpaces(text, connector.end));
  if (last?.value.kind === "month-name") return date;
  if (!isWord || isAll(text, at, end) || words.endsMonthLead(text, at)) return date;
  // May 5, May 2026; "one may ask", "may one ask", "this may take longer".
  return date.end > end && !/^ ?one\b/.test(text.slice(end, end + 5)) ? date : undefined;
}

/** Words that say it all: 昨天, 下半周, Friday. */
function readDayWord(
  text: string,
  at: number,
  end: number,
  word: Extract<Trigger, { kind: "days" | "hour" | "years" | "week-half" | "weekday-name" }>,
  words: DateWords,
): ReadDate<Said> | undefined {
  switch (word.kind) {
    case "days":
      // 刚才 is an answer, and elsewhere a manner of speaking.
      if (word.isAlone && !isAll(text, at, end)) return undefined;
      return { end, said: { kind: "days", from: word.from, to: word.to } };
    case "hour":
      return { end, said: hoursAway(word.offset) };
    case "years":
      return { end, said: { kind: "years", from: word.from, to: word.to } };
    case "week-half":
      return { end, said: { kind: "week", offset: 0, day: word.half } };
    case "weekday-name":
      return readWeekdayName(text, end, word.weekday, words);
  }
}

function readSign(
  text: string,
  at: number,
  end: number,
  word: SignWord,
  words: DateWords,
): ReadDate<Said> | undefined {
  switch (word.kind) {
    case "weekday":
      // 五个星期三小时 counts weeks.
      return isOneOf("个", text, at - 1) ? undefined : readWeekday(text, end, words);
    case "weekend":
      return end - at > 1 ? { end, said: { kind: "week", offset: undefined, day: "weekend" } } : undefined;
    case "lunar-mark":
    case "solar-mark":
      return readMarked(text, end, words, word.kind === "lunar-mark");
    case "lunar-day":
      return readLunarNewYear(text, end);
    case "next-day":
      return { end, said: { kind: "next-day" } };
    case "season":
      // 春 and 夏 are names, and 冬天 is mostly weather.
      return end - at > 1 && isAll(text, at, end)
        ? inYear({ end, said: { kind: "season", season: word.season } })
        : undefined;
    case "each":
    case "not":
      return undefined;
  }
}

function readCalendarWord(
  text: string,
  at: number,
  end: number,
  word: CalendarWord,
  words: DateWords,
): ReadDate<Said> | undefined {
  switch (word.kind) {
    case "year":
      return isOneOf("级", text, end) ? undefined : readYearWord(text, end, word, words);
    case "month":
      return (
        readSameDay(text, end, "month", word.offset, words) ??
        readRestOfMonth(text, end, words, undefined, { kind: "relative", offset: word.offset }, false)
      );
    case "lunar-month":
    case "solar-month":
      return readMonth(text, at, words, undefined, word.kind === "lunar-month");
    case "quarter":
      return inYear(withEdge(text, end, words, { kind: "relative-quarter", offset: word.offset }));
    case "part":
      return onPart(end, word);
  }
}

/** 去年12月, 次年春天; 同年 says nothing without its month. */
function readYearWord(
  text: string,
  end: number,
  { offset, isNext }: Extract<CalendarWord, { kind: "year" }>,
  words: DateWords,
): ReadDate<Said> | undefined {
  const day = isNext ? undefined : readSameDay(text, end, "year", offset, words);
  if (day !== undefined) return day;
  const date = readInsideYear(text, end, words, { kind: "relative", offset, isNext });
  return isNext && offset === 0 && date.end === end ? undefined : date;
}

function onPart(end: number, { part, scope }: Extract<CalendarWord, { kind: "part" }>): ReadDate<Said> {
  const rest = { kind: "part", part } as const;
  const said: Said =
    scope === "year"
      ? { kind: "calendar", rest }
      : { kind: "calendar", month: { kind: "relative", offset: 0, isUnsaid: true }, rest };
  return { end, said };
}
