import { hans } from "chrono-node/zh";
import type { ParsedComponents, ParsedResult } from "chrono-node";
import { NOW } from "../../../language/gold/read-gold.ts";
import { dayAfter, wordingsOf, type Reader } from "./reader.ts";

/** It takes the 晚上 of 11月17号晚上 for tonight. */
const TIME_OF_DAY = /^(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|半夜|夜里)$/u;

const SHANGHAI = { instant: NOW, timezone: 8 * 60 };

/** chrono-node's parser of simplified Chinese: days only. */
export function openChrono(): Reader {
  return {
    name: "chrono-node",
    read(text) {
      const results = hans.parse(text, SHANGHAI);
      return { days: () => results.map(daysOf).filter((wordings) => wordings.length > 0) };
    },
  };
}

/** Of a result that names a time of day alone, nothing. */
function daysOf({ end, start, text }: ParsedResult): string[] {
  const from = spanOf(start);
  if (from === undefined || TIME_OF_DAY.test(text)) return [];
  const to = end && spanOf(end);
  // 3月1日到5日 ends where it says or behind it: either is taken.
  return to ? [...wordingsOf(from[0], to[0]), ...wordingsOf(from[0], to[1])] : wordingsOf(...from);
}

/** A day as the library gives it; where none was said, the month or the year that was. */
function spanOf(parts: ParsedComponents): readonly [string, string] | undefined {
  const [year, month, day] = [parts.get("year"), parts.get("month"), parts.get("day")];
  if (year === null || month === null || day === null) return undefined;
  const on = isoDay(year, month, day);
  if (parts.isCertain("day") || parts.isCertain("weekday")) return [on, dayAfter(on)];
  if (parts.isCertain("month")) return [isoDay(year, month, 1), isoDay(year, month + 1, 1)];
  return parts.isCertain("year") ? [isoDay(year, 1, 1), isoDay(year + 1, 1, 1)] : undefined;
}

const isoDay = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
