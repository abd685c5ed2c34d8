import { codeAt } from "../../words/code-at.ts";
import { isOneOf, kindAt, KIND, skipSpaces } from "../../numbers/characters.ts";
import { isHan } from "../../words/letters.ts";
import { clauseAround, clauseHas } from "../../tense/clause.ts";
import { readLapse, type ReadLapse } from "../parts/read-lapse.ts";
import type { ReadDate } from "../parts/read-month.ts";
import { readInsideYear } from "../parts/read-year.ts";
import type { Lapse, Said, Window } from "../said.ts";
import type { DateWords, WindowWord } from "../words/date-words.ts";
import { readTodayOf } from "./read-same-day.ts";

/** 三天前, 两个半月前, 一年半前, 5天后, 半个月前, 六七天后, 十几年前, 一年零三个月前. */
export function readAgo(text: string, start: number, words: DateWords): ReadDate<Said> | undefined {
  const lapse = readLapse(text, start, words);
  if (lapse === undefined || isOneOf("第每隔", text, start - 1)) return undefined;
  const at = skipSpaces(text, lapse.end);
  const inside = words.within.match(text, at);
  if (inside !== undefined) return readWithin(text, start, inside.end, lapse.parts, words);
  const way = words.ago.match(text, at);
  if (way !== undefined) return readWay(text, start, way.end, lapse.parts, way.value, words);
  if (text.startsWith("以来", at)) return { end: at + 2, said: inWindow(lapse.parts, "recent") };
  return readOpened(text, start, lapse, words);
}

function readWay(
  text: string,
  start: number,
  end: number,
  lapse: readonly Lapse[],
  sign: 1 | -1,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (isOneOf("期续面者来台勤备", text, end)) return undefined;
  // 住院三天后, 退休两年后: counted from something else than today.
  const isElsewhere =
    isHan(codeAt(text, start - 1)) && !isOneOf("我他她你们在于再将过等约大概就的", text, start - 1);
  if (sign > 0 && isElsewhere) return undefined;
  // 三年前的今天
  const today = isOneOf("的", text, end) ? readTodayOf(text, end, lapse, sign, words) : undefined;
  return (
    today ?? readInYearAway(text, end, lapse, sign, words) ?? { end, said: { kind: "ago", lapse, sign } }
  );
}

/** 三年前的春节, 两年前12月: what is said inside the year that is so far away. */
function readInYearAway(
  text: string,
  end: number,
  [first, ...more]: readonly Lapse[],
  sign: 1 | -1,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (first?.unit !== "year" || more.length > 0 || first.most !== undefined) return undefined;
  if (!Number.isInteger(first.amount) || isOneOf(",", text, skipSpaces(text, end))) return undefined;
  const date = readInsideYear(text, end, words, { kind: "relative", offset: sign * first.amount });
  return date.said.month === undefined && date.said.rest === undefined ? undefined : date;
}

/** in 3 days, 再过三天, within two weeks: the word stands before. */
function readOpened(
  text: string,
  start: number,
  { end, parts }: ReadLapse,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (words.endsHence(text, start) || isAwaited(text, start, end, words))
    return { end, said: { kind: "ago", lapse: parts, sign: 1 } };
  return words.endsWithin(text, start) ? { end, said: inWindow(parts, "within") } : undefined;
}

/** 还有两个月就退休, 差半年退休; not 还有两个月退休金. */
function isAwaited(text: string, start: number, end: number, words: DateWords): boolean {
  const after = words.endsAwaited(text, start) ? words.awaited.match(text, skipSpaces(text, end)) : undefined;
  return after !== undefined && !isOneOf("金费工证待", text, after.end);
}

/** 三天内 is from today on where something is asked for (请在三天内报来), or where nothing else is said. */
function readWithin(
  text: string,
  start: number,
  end: number,
  lapse: readonly Lapse[],
  words: DateWords,
): ReadDate<Said> | undefined {
  if (isOneOf("科蒙瓦容退地外部存", text, end)) return undefined;
  return isAsked(text, start, end, words) ? { end, said: inWindow(lapse, "within") } : undefined;
}

function isAsked(text: string, start: number, end: number, words: DateWords): boolean {
  const clause = clauseAround(text, start, end);
  return (clause.from === start && clause.to === end) || clauseHas(text, clause, words.demands);
}

/** 近三年, 过去的一周, 未来两个月, 前两天, 最近半年, 近一年来. */
export function readWindow(
  text: string,
  start: number,
  wordEnd: number,
  { window, isAlone }: WindowWord,
  words: DateWords,
): ReadDate<Said> | undefined {
  const isShort = wordEnd - start === 1;
  if (isShort && isHan(codeAt(text, start - 1)) && !isOneOf("我他她你们在的是了从把", text, start - 1))
    return undefined;
  const at = skipSpaces(text, wordEnd);
  const lapse = readLapse(text, at, words);
  if (lapse === undefined || isOneOf("级度个假前后", text, lapse.end)) return undefined;
  // 前三季度 are the first of the year.
  if (isShort && isOneOf("前", text, start) && lapse.parts[0]?.unit === "quarter") return undefined;
  // 前一天 is the day before something, 下一步 and 上一年 have words of their own.
  if (isShort && window !== "recent" && lapse.end - at === 2 && isOneOf("一", text, at)) return undefined;
  // 前3日12时
  if (isOneOf("日", text, lapse.end - 1) && kindAt(text, lapse.end) !== KIND.none) return undefined;
  const end = skipSince(text, lapse.end);
  const isAll = start === 0 && end === text.length;
  return isAlone && !isAll ? undefined : { end, said: inWindow(lapse.parts, window) };
}

/** 近三年来, 近一年以来 */
function skipSince(text: string, end: number): number {
  if (text.startsWith("以来", end)) return end + 2;
  return isOneOf("来", text, end) ? end + 1 : end;
}

const inWindow = (lapse: readonly Lapse[], window: Window): Said => ({ kind: "window", lapse, window });
