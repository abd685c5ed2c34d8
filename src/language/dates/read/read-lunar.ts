import { codeAt } from "../../words/code-at.ts";
import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import { isHan } from "../../words/letters.ts";
import { readInteger } from "../parts/integer.ts";
import { readMonth, type ReadDate } from "../parts/read-month.ts";
import { readNumberedYear } from "../parts/read-year.ts";
import type { Said } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";

/** 农历十月初一, 阴历二〇二一年六月, 农历4月3日 */
export function readMarked(
  text: string,
  end: number,
  words: DateWords,
  isLunar: boolean,
): ReadDate<Said> | undefined {
  const at = skipSpaces(text, isOneOf("的", text, end) ? end + 1 : end);
  const month = readMonth(text, at, words, undefined, isLunar);
  if (month !== undefined) return month;
  const number = readInteger(text, at);
  const year = number === undefined ? undefined : readNumberedYear(text, number, words);
  if (year === undefined) return undefined;
  return { end: year.end, said: { ...year.said, isLunar: isLunar || year.said.isLunar } };
}

/** 大年初五 */
export function readLunarNewYear(text: string, end: number): ReadDate<Said> | undefined {
  if (!isOneOf("初", text, end)) return undefined;
  const day = readInteger(text, end + 1);
  if (day === undefined || day.value < 1 || day.value > 10) return undefined;
  return { end: day.end, said: lunarDay(1, day.value) };
}

/** 初五 alone: of the lunar month we are in. */
export function readLunarDay(text: string, at: number): ReadDate<Said> | undefined {
  const day = readInteger(text, at + 1);
  if (day === undefined || day.isArabic || day.value < 1 || day.value > 10 || isHan(codeAt(text, at - 1)))
    return undefined;
  // 初三 is a class at school too.
  if (isOneOf("中级步次年期学班的毕复考生", text, day.end)) return undefined;
  return { end: day.end, said: { kind: "calendar", rest: { kind: "day", day: day.value }, isLunar: true } };
}

const lunarDay = (month: number, day: number): Said => ({
  kind: "calendar",
  month: { kind: "named", month, isLeap: false },
  rest: { kind: "day", day },
  isLunar: true,
});
