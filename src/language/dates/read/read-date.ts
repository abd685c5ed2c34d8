import { KIND, isHan, isLetter, isOneOf, kindAt, skipSpaces } from "../../numbers/characters.ts";
import type { CalendarSaid, Festival, Said } from "../said.ts";
import type { DateWords, Trigger } from "../words.ts";
import { readInteger, skipCharacter, type ReadInteger } from "./integer.ts";
import { readDayFirst, readMonthFirst, readRelated } from "./read-english.ts";
import { readQuarter, weekdayAt, withEdge } from "./read-inside.ts";
import { readMonth, readRestOfMonth, type ReadDate } from "./read-month.ts";
import { readNumeric } from "./read-numeric.ts";
import { readAgo, readHalfAgo, readWindow } from "./read-relative.ts";
import { readInsideYear, readNumberedYear } from "./read-year.ts";

/** One date expression at `at`; `undefined` where none begins. */
export function readDate(
  text: string,
  at: number,
  trigger: { end: number; value: Trigger } | undefined,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (trigger !== undefined) {
    const date = readFromWord(text, at, trigger.end, trigger.value, words);
    if (date !== undefined) return date;
  }
  const kind = kindAt(text, at);
  if (kind === KIND.arabic || kind === KIND.digit || kind === KIND.small || kind === KIND.tens) {
    return readFromNumber(text, at, words);
  }
  return readBySign(text, at, words);
}

function readFromWord(
  text: string,
  at: number,
  end: number,
  word: Trigger,
  words: DateWords,
): ReadDate<Said> | undefined {
  switch (word.kind) {
    case "days":
      return { end, said: { kind: "days", from: word.from, to: word.to } };
    case "year":
      return isOneOf("级", text, end)
        ? undefined
        : readInsideYear(text, end, words, { kind: "relative", offset: word.offset });
    case "month":
      return readRestOfMonth(text, end, words, undefined, { kind: "relative", offset: word.offset }, false);
    case "lunar-month":
    case "solar-month":
      return readMonth(text, at, words, undefined, word.kind === "lunar-month");
    case "month-name":
      return readMonthFirst(text, end, word.month);
    case "weekday-name":
      return { end, said: { kind: "week", offset: undefined, day: word.weekday } };
    case "relation":
      return readRelated(text, end, word.offset, words);
    case "week":
      return readWeek(text, end, word.offset, words);
    case "weekday":
      return readWeekday(text, end, words);
    case "weekend":
      return text.startsWith("周末", at) || text.startsWith("双休", at)
        ? { end, said: { kind: "week", offset: undefined, day: "weekend" } }
        : undefined;
    case "quarter":
      return inYear(withEdge(text, end, words, { kind: "relative-quarter", offset: word.offset }));
    case "part":
      return onPart(end, word);
    case "festival":
      return readFestivalAlone(text, at, end, word, words);
    case "lunar-mark":
    case "solar-mark":
      return readMarked(text, end, words, word.kind === "lunar-mark");
    case "lunar-day":
      return readLunarNewYear(text, end);
    case "half":
      return readHalfAgo(text, at, end, word.unit, words);
    case "window":
      return readWindow(text, at, end, word.window, words);
    case "each":
    case "future":
    case "not":
    default:
      return undefined;
  }
}

/** Dates that begin with a numeral, most telling form first. */
function readFromNumber(text: string, at: number, words: DateWords): ReadDate<Said> | undefined {
  const number = readInteger(text, at);
  if (number === undefined || isLetter(text.charCodeAt(at - 1))) return undefined;
  return (
    readNumberedYear(text, number, words) ??
    readMonth(text, at, words, undefined, false) ??
    readAgo(text, number, words) ??
    readDay(text, number, words) ??
    readRangeStart(text, number) ??
    readNumeric(text, number, words) ??
    inYear(readQuarter(text, at, words)) ??
    readDayFirst(text, number, words)
  );
}

/** 第三季度, 闰四月, 初五, Q3: begun by a character that no word and no number begins with. */
function readBySign(text: string, at: number, words: DateWords): ReadDate<Said> | undefined {
  switch (text.charAt(at)) {
    case "第":
    case "首":
    case "前":
      return inYear(readQuarter(text, at, words));
    case "q":
      return isLetter(text.charCodeAt(at - 1)) ? undefined : inYear(readQuarter(text, at, words));
    case "闰":
      return readMonth(text, at, words, undefined, true);
    case "初":
      return readLunarDay(text, at);
    default:
      return undefined;
  }
}

/** 15号, 29日; not 3号楼, 复兴路12号, 90日, 第3号. */
function readDay(text: string, number: ReadInteger, words: DateWords): ReadDate<Said> | undefined {
  const end = skipCharacter(text, number.end, "日号");
  if (end === undefined || number.value < 1 || number.value > 31 || number.width > 2) return undefined;
  if (words.endsAddress(text, number.start) || isOneOf("-/.:#", text, number.start - 1)) return undefined;
  if (text.charAt(end - 1) === "日") {
    if (isOneOf("内游均元后之常本语文报子", text, end) || words.endsDuration(text, number.start))
      return undefined;
  } else if (words.notDay.match(text, skipSpaces(text, end)) !== undefined) return undefined;
  return { end, said: { kind: "calendar", rest: { kind: "day", day: number.value } } };
}

/** 1-9月, 12到19日, 1995-1997年: the unit of the second figure is that of both. */
function readRangeStart(text: string, number: ReadInteger): ReadDate<Said> | undefined {
  let at = skipSpaces(text, number.end);
  const start = at;
  while (isOneOf("-~到至", text, at)) at++;
  if (at === start || at - start > 2) return undefined;
  const second = readInteger(text, skipSpaces(text, at));
  if (second === undefined) return undefined;
  const unit = text.charAt(skipSpaces(text, second.end));
  if (unit === "月" && number.value >= 1 && number.value <= 12 && second.value <= 12) {
    return {
      end: number.end,
      said: { kind: "calendar", month: { kind: "named", month: number.value, isLeap: false } },
    };
  }
  if (unit === "年" && number.width === 4 && number.value >= 1000 && number.value < 3000) {
    return { end: number.end, said: { kind: "calendar", year: { kind: "absolute", year: number.value } } };
  }
  if (!isOneOf("日号", unit, 0) || number.value < 1 || number.value > 31 || second.value > 31)
    return undefined;
  return { end: number.end, said: { kind: "calendar", rest: { kind: "day", day: number.value } } };
}

function readWeek(text: string, end: number, offset: number, words: DateWords): ReadDate<Said> {
  const weekday = weekdayAt(text, end);
  if (weekday > 0) return { end: end + 1, said: { kind: "week", offset, day: weekday } };
  const weekend = words.weekends.match(text, end);
  if (weekend !== undefined) return { end: weekend.end, said: { kind: "week", offset, day: "weekend" } };
  // 上周星期三, 下周周六
  const again = words.weekdays.match(text, text.charAt(end) === "的" ? end + 1 : end);
  const day = again === undefined ? 0 : weekdayAt(text, again.end);
  if (again !== undefined && day > 0) return { end: again.end + 1, said: { kind: "week", offset, day } };
  return { end, said: { kind: "week", offset, day: undefined } };
}

/** 周三, 星期天; with its date behind it (周日，二月十号) the date says all. */
function readWeekday(text: string, end: number, words: DateWords): ReadDate<Said> | undefined {
  const weekday = weekdayAt(text, end);
  if (weekday === 0) return undefined;
  const next = skipSpaces(text, isOneOf(",、", text, end + 1) ? end + 2 : end + 1);
  const month = kindAt(text, next) === KIND.none ? undefined : readMonth(text, next, words, undefined, false);
  if (month?.said.rest?.kind === "day") return month;
  return { end: end + 1, said: { kind: "week", offset: undefined, day: weekday } };
}

const inYear = (read: ReadDate<NonNullable<CalendarSaid["rest"]>> | undefined): ReadDate<Said> | undefined =>
  read === undefined ? undefined : { end: read.end, said: { kind: "calendar", rest: read.said } };

function onPart(end: number, { part, scope }: Extract<Trigger, { kind: "part" }>): ReadDate<Said> {
  const rest = { kind: "part", part } as const;
  const said: Said =
    scope === "year"
      ? { kind: "calendar", year: { kind: "relative", offset: 0 }, rest }
      : { kind: "calendar", month: { kind: "relative", offset: 0 }, rest };
  return { end, said };
}

function readFestivalAlone(
  text: string,
  at: number,
  end: number,
  { festival, isBound, isName }: { festival: Festival; isBound: boolean; isName: boolean },
  words: DateWords,
): ReadDate<Said> | undefined {
  const binder = words.festivalBinders.match(text, end);
  const isAll = at === 0 && end === text.length;
  if (isBound && binder === undefined && !isAll) return undefined;
  if (isName && binder === undefined && words.endsSurname(text, at) && !isHan(text.charCodeAt(at - 2)))
    return undefined;
  const isNamed =
    isBound && binder !== undefined && text.charAt(binder.end - 1) === "节" && binder.end === end + 1;
  return {
    end: isNamed ? binder.end : end,
    said: { kind: "calendar", rest: { kind: "festival", festival } },
  };
}

/** 农历十月初一, 阴历二〇二一年六月, 农历4月3日 */
function readMarked(
  text: string,
  end: number,
  words: DateWords,
  isLunar: boolean,
): ReadDate<Said> | undefined {
  const at = skipSpaces(text, end);
  const month = readMonth(text, at, words, undefined, isLunar);
  if (month !== undefined) return month;
  const number = readInteger(text, at);
  const year = number === undefined ? undefined : readNumberedYear(text, number, words);
  if (year === undefined) return undefined;
  return { end: year.end, said: { ...year.said, isLunar: isLunar || year.said.isLunar } };
}

/** 大年初五 */
function readLunarNewYear(text: string, end: number): ReadDate<Said> | undefined {
  if (text.charAt(end) !== "初") return undefined;
  const day = readInteger(text, end + 1);
  if (day === undefined || day.value < 1 || day.value > 10) return undefined;
  return { end: day.end, said: lunarDay(1, day.value) };
}

/** 初五 alone: of the lunar month we are in. */
function readLunarDay(text: string, at: number): ReadDate<Said> | undefined {
  const day = readInteger(text, at + 1);
  if (day === undefined || day.isArabic || day.value < 1 || day.value > 10 || isHan(text.charCodeAt(at - 1)))
    return undefined;
  if (isOneOf("中级步次年期", text, day.end)) return undefined;
  return { end: day.end, said: { kind: "calendar", rest: { kind: "day", day: day.value }, isLunar: true } };
}

const lunarDay = (month: number, day: number): Said => ({
  kind: "calendar",
  month: { kind: "named", month, isLeap: false },
  rest: { kind: "day", day },
  isLunar: true,
});
