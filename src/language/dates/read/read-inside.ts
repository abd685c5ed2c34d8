import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import type { Rest } from "../said.ts";
import type { DateWords } from "../words.ts";
import { readInteger } from "./integer.ts";
import type { ReadDate } from "./read-month.ts";

/** What is said inside a year or month behind it: 底, 上旬, 第三季度, 前两个月, 第一个星期一, 春天. */
export function readInside(
  text: string,
  at: number,
  words: DateWords,
  scope: "year" | "month",
): ReadDate<Rest> | undefined {
  const part = words.parts.match(text, at);
  if (part !== undefined && !isOneOf("小中大共学级", text, at + 1)) {
    return { end: part.end, said: { kind: "part", part: part.value } };
  }
  if (scope === "year") {
    const season = words.seasons.match(text, at);
    if (season !== undefined) return { end: season.end, said: { kind: "season", season: season.value } };
    const quarter = readQuarter(text, at, words);
    if (quarter !== undefined) return quarter;
  }
  return readOrdinal(text, at, words) ?? readFirst(text, at, words);
}

/** 第三季度, 三季度, 首季度, Q3, 前三季度; with 初 or 末 behind. */
export function readQuarter(text: string, at: number, words: DateWords): ReadDate<Rest> | undefined {
  const isFirst = text.charAt(at) === "首";
  const isUpTo = isOneOf("前头", text, at);
  const isLetter = text.charAt(at) === "q";
  const start = isFirst || isUpTo || isLetter || text.charAt(at) === "第" ? at + 1 : at;
  const number = isFirst ? undefined : readInteger(text, skipSpaces(text, start));
  const quarter = isFirst ? 1 : (number?.value ?? 0);
  if (quarter < 1 || quarter > 4) return undefined;
  let end = skipSpaces(text, number?.end ?? start);
  if (text.startsWith("个季度", end)) end += 3;
  else if (text.startsWith("季度", end)) end += 2;
  else if (!isLetter) return undefined;
  else end = number?.end ?? end;
  return withEdge(text, end, words, { kind: "quarter", from: isUpTo ? 1 : quarter, to: quarter });
}

type QuarterSaid = Extract<Rest, { kind: "quarter" | "relative-quarter" }>;

/** 季度末: the last month of the quarter. */
export function withEdge(text: string, end: number, words: DateWords, said: QuarterSaid): ReadDate<Rest> {
  const edge = words.parts.match(text, end);
  if (edge?.value !== "start" && edge?.value !== "end") return { end, said };
  return { end: edge.end, said: { ...said, edge: edge.value } };
}

/** 第二周, 第一个星期一, 最后一个周三, 第十天, 第三个月, 首月 */
function readOrdinal(text: string, at: number, words: DateWords): ReadDate<Rest> | undefined {
  const isLast = text.startsWith("最后一个", at);
  const isFirst = text.charAt(at) === "首";
  if (!isLast && !isFirst && text.charAt(at) !== "第") return undefined;
  const number = isLast || isFirst ? undefined : readInteger(text, skipSpaces(text, at + 1));
  if (number === undefined && !isLast && !isFirst) return undefined;
  const nth = isLast ? -1 : (number?.value ?? 1);
  let next = isLast ? at + 4 : (number?.end ?? at + 1);
  if (text.charAt(next) === "个") next++;
  if (text.charAt(next) === "的") next++;
  const weekday = words.weekdays.match(text, next);
  if (weekday !== undefined) {
    const day = weekdayAt(text, weekday.end);
    if (day > 0) return { end: weekday.end + 1, said: { kind: "weekday", nth, weekday: day } };
    return isLast ? undefined : { end: weekday.end, said: { kind: "week", nth } };
  }
  if (isLast) return undefined;
  if (isOneOf("天日", text, next)) return { end: next + 1, said: { kind: "day", day: nth } };
  if (text.charAt(next) === "月") return { end: next + 1, said: { kind: "nth-month", month: nth } };
  return undefined;
}

/** 前两个月, 最后三周, 后四个月 */
function readFirst(text: string, at: number, words: DateWords): ReadDate<Rest> | undefined {
  const length = text.startsWith("最后", at) ? 2 : isOneOf("前头后", text, at) ? 1 : 0;
  if (length === 0) return undefined;
  const number = readInteger(text, skipSpaces(text, at + length));
  if (number === undefined || number.value < 1) return undefined;
  const unit = words.units.match(text, skipSpaces(text, number.end));
  if (unit === undefined || unit.value === "year") return undefined;
  const isLast = length === 2 || text.charAt(at) === "后";
  return { end: unit.end, said: { kind: "first", amount: number.value, unit: unit.value, isLast } };
}

/** 1 Monday … 7 Sunday at `at`, 0 for none. */
export function weekdayAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const index = "一二三四五六日".indexOf(text.charAt(at));
  if (index >= 0) return index + 1;
  if (text.charAt(at) === "天") return 7;
  const digit = "1234567".indexOf(text.charAt(at));
  return digit >= 0 && !/\d/.test(text.charAt(at + 1)) ? digit + 1 : 0;
}
