import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import type { Rest } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";
import { readInteger } from "./integer.ts";
import type { ReadDate } from "./read-month.ts";
import { weekdayAt } from "./weekday-at.ts";

/** 第二周, 第一个星期一, 最后一个周三, 第十天, 第三个月, 首月 */
export function readOrdinal(text: string, at: number, words: DateWords): ReadDate<Rest> | undefined {
  const ordinal = readNth(text, at);
  if (ordinal === undefined) return undefined;
  const { nth, end } = ordinal;
  const next = isOneOf("的", text, end) ? end + 1 : end;
  const weekday = words.weekdays.match(text, next);
  if (weekday !== undefined) {
    const day = weekdayAt(text, weekday.end);
    if (day > 0) return { end: weekday.end + 1, said: { kind: "weekday", nth, weekday: day } };
    return nth < 0 ? undefined : { end: weekday.end, said: { kind: "week", nth } };
  }
  if (nth < 0) return undefined;
  if (isOneOf("天日", text, next)) return { end: next + 1, said: { kind: "day", day: nth } };
  return isOneOf("月", text, next) ? { end: next + 1, said: { kind: "nth-month", month: nth } } : undefined;
}

/** 第三, 第三个, 首, 最后一个 (−1) */
function readNth(text: string, at: number): { nth: number; end: number } | undefined {
  if (text.startsWith("最后一个", at)) return { nth: -1, end: at + 4 };
  if (isOneOf("首", text, at)) return { nth: 1, end: at + 1 };
  if (!isOneOf("第", text, at)) return undefined;
  const number = readInteger(text, skipSpaces(text, at + 1));
  if (number === undefined) return undefined;
  return { nth: number.value, end: isOneOf("个", text, number.end) ? number.end + 1 : number.end };
}

/** 前两个月, 最后三周, 后四个月 */
export function readFirst(text: string, at: number, words: DateWords): ReadDate<Rest> | undefined {
  const length = text.startsWith("最后", at) ? 2 : isOneOf("前头后", text, at) ? 1 : 0;
  if (length === 0) return undefined;
  const number = readInteger(text, skipSpaces(text, at + length));
  if (number === undefined || number.value < 1) return undefined;
  const unit = words.units.match(text, skipSpaces(text, number.end));
  if (unit === undefined || unit.value === "year") return undefined;
  const isLast = length === 2 || isOneOf("后", text, at);
  return { end: unit.end, said: { kind: "first", amount: number.value, unit: unit.value, isLast } };
}
