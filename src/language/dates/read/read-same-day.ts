import { isOneOf } from "../../numbers/characters.ts";
import type { ReadDate } from "../parts/read-month.ts";
import type { Lapse, Said } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";

/**
 * 去年今天, 明年的今天, 上个月的今天: this day of another year or month, and not today; `undefined` where no 今天
 * follows.
 *
 * @param end behind the year or month
 */
export function readSameDay(
  text: string,
  end: number,
  unit: "year" | "month",
  offset: number,
  words: DateWords,
): ReadDate<Said> | undefined {
  // 上个月今天才报: of last month, and today.
  if (offset === 0 || (unit === "month" && !isOneOf("的", text, end))) return undefined;
  const lapse = [{ amount: Math.abs(offset), most: undefined, unit }];
  return readTodayOf(text, end, lapse, offset < 0 ? -1 : 1, words);
}

/** The 今天 behind 去年, or behind 三年前的. */
export function readTodayOf(
  text: string,
  end: number,
  lapse: readonly Lapse[],
  sign: 1 | -1,
  words: DateWords,
): ReadDate<Said> | undefined {
  const day = words.triggers.match(text, isOneOf("的", text, end) ? end + 1 : end);
  if (day?.value.kind !== "days" || day.value.isAlone || day.value.from !== 0 || day.value.to !== 0)
    return undefined;
  const anchor: Said = { kind: "days", from: 0, to: 0 };
  return { end: day.end, said: { kind: "shifted", anchor, lapse, sign, isPoint: true } };
}
