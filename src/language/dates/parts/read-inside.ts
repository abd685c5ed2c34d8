import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import type { Rest } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";
import { readInteger } from "./integer.ts";
import { readFirst, readOrdinal } from "./read-ordinal.ts";
import type { ReadDate } from "./read-month.ts";

/** What is said inside a year or month behind it: 底, 上旬, 第三季度, 前两个月, 第一个星期一, 春天. */
export function readInside(
  text: string,
  at: number,
  words: DateWords,
  scope: "year" | "month",
): ReadDate<Rest> | undefined {
  const part = words.parts.match(text, at);
  if (part !== undefined && !goesOn(text, at, part.end, words)) {
    return { end: part.end, said: { kind: "part", part: part.value } };
  }
  if (scope === "year") {
    const months = words.monthSpans.match(text, at);
    if (months !== undefined) return { end: months.end, said: { kind: "months", ...months.value } };
    const season = words.seasons.match(text, at);
    if (season !== undefined) return { end: season.end, said: { kind: "season", season: season.value } };
    const quarter = readQuarter(text, at, words);
    if (quarter !== undefined) return quarter;
  }
  return readOrdinal(text, at, words) ?? readFirst(text, at, words);
}

/** 去年中风, 2024年中国…: the part is the beginning of a word. */
function goesOn(text: string, at: number, partEnd: number, words: DateWords): boolean {
  const word = words.notParts.match(text, at);
  return word !== undefined && word.end > partEnd;
}

/** 第三季度, 三季度, 首季度, Q3, 前三季度; with 初 or 末 behind. */
export function readQuarter(text: string, at: number, words: DateWords): ReadDate<Rest> | undefined {
  const isFirst = isOneOf("首", text, at);
  const isUpTo = isOneOf("前头", text, at);
  const isLetter = isOneOf("q", text, at);
  const start = isFirst || isUpTo || isLetter || isOneOf("第", text, at) ? at + 1 : at;
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
