import { isHan, isOneOf, kindAt, KIND, skipSpaces } from "../../numbers/characters.ts";
import { clauseAround, clauseHas } from "../../tense/clause.ts";
import type { Said, Unit, Window } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";
import { readInteger, type ReadInteger } from "../parts/integer.ts";
import type { ReadDate } from "../parts/read-month.ts";

/** 三天前, 两个半月前, 一年半前, 5天后. */
export function readAgo(text: string, number: ReadInteger, words: DateWords): ReadDate<Said> | undefined {
  let at = skipSpaces(text, number.end);
  const isHalfMore = text.startsWith("个半", at);
  if (isHalfMore) at += 2;
  const unit = words.units.match(text, at);
  if (unit === undefined || number.value < 1 || number.value > 999) return undefined;
  if (isYearNumber(number, unit.value)) return undefined;
  const isHalfAfter = isOneOf("半", text, unit.end);
  const amount = number.value + (isHalfMore || isHalfAfter ? 0.5 : 0);
  return finishAgo(text, number.start, isHalfAfter ? unit.end + 1 : unit.end, amount, unit.value, words);
}

/** 2015年前 and 八九年前 name a year. */
const isYearNumber = ({ width, value, isArabic }: ReadInteger, unit: Unit): boolean =>
  unit === "year" && (width === 4 || value >= 1000 || (width === 2 && (!isArabic || value < 10)));

/** 半个月前, 半年后 */
export const readHalfAgo = (
  text: string,
  start: number,
  end: number,
  unit: Unit,
  words: DateWords,
): ReadDate<Said> | undefined => finishAgo(text, start, end, 1, unit, words);

function finishAgo(
  text: string,
  start: number,
  at: number,
  amount: number,
  unit: Unit,
  words: DateWords,
): ReadDate<Said> | undefined {
  const inside = words.within.match(text, skipSpaces(text, at));
  if (inside !== undefined) return readWithin(text, start, inside.end, amount, unit, words);
  const way = words.ago.match(text, skipSpaces(text, at));
  if (way === undefined) return readOpened(text, start, at, amount, unit, words);
  if (isOneOf("期续面者来台勤备", text, way.end)) return undefined;
  // 住院三天后, 退休两年后: counted from something else than today.
  if (
    way.value > 0 &&
    isHan(text.charCodeAt(start - 1)) &&
    !isOneOf("我他她你们在于再将过等约大概就的", text, start - 1)
  ) {
    return undefined;
  }
  if (isOneOf("第每隔", text, start - 1)) return undefined;
  return { end: way.end, said: { kind: "ago", amount, unit, sign: way.value } };
}

/** in 3 days, 再过三天, within two weeks: the word stands before. */
function readOpened(
  text: string,
  start: number,
  end: number,
  amount: number,
  unit: Unit,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (words.endsHence(text, start)) return { end, said: { kind: "ago", amount, unit, sign: 1 } };
  return words.endsWithin(text, start)
    ? { end, said: { kind: "window", amount, unit, window: "within" } }
    : undefined;
}

/** 三天内 is from today on where something is asked for (请在三天内报来), or where nothing else is said. */
function readWithin(
  text: string,
  start: number,
  end: number,
  amount: number,
  unit: Unit,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (isOneOf("科蒙瓦容退地外部存", text, end) || isOneOf("第每隔", text, start - 1)) return undefined;
  const date = { end, said: { kind: "window", amount, unit, window: "within" } } as const;
  return isAsked(text, start, end, words) ? date : undefined;
}

function isAsked(text: string, start: number, end: number, words: DateWords): boolean {
  const clause = clauseAround(text, start, end);
  return (clause.from === start && clause.to === end) || clauseHas(text, clause, words.demands);
}

/** 近三年, 过去的一周, 未来两个月, 前两天. */
export function readWindow(
  text: string,
  start: number,
  wordEnd: number,
  window: Window,
  words: DateWords,
): ReadDate<Said> | undefined {
  const isShort = wordEnd - start === 1;
  if (isShort && isHan(text.charCodeAt(start - 1)) && !isOneOf("我他她你们在的是了从把", text, start - 1))
    return undefined;
  const number = readInteger(text, skipSpaces(text, wordEnd));
  if (number === undefined || number.value < 1 || number.value > 99) return undefined;
  const unit = words.units.match(text, skipSpaces(text, number.end));
  if (unit === undefined || isOneOf("级度个多来半以假", text, unit.end)) return undefined;
  // 前一天 is the day before something, 下一步 and 上一年 have words of their own.
  if (isShort && number.value === 1 && !number.isArabic) return undefined;
  const isDayWord = isOneOf("日", text, unit.end - 1) && kindAt(text, unit.end) !== KIND.none;
  return isDayWord
    ? undefined
    : { end: unit.end, said: { kind: "window", amount: number.value, unit: unit.value, window } };
}
