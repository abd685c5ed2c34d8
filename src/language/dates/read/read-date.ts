import { codeAt } from "../../words/code-at.ts";
import { KIND, kindAt, skipSpaces } from "../../numbers/characters.ts";
import { isLetter } from "../../words/letters.ts";
import { readQuarter } from "../parts/read-inside.ts";
import { readLapse } from "../parts/read-lapse.ts";
import { readMonth, type ReadDate } from "../parts/read-month.ts";
import type { Said } from "../said.ts";
import type { DateWords, Trigger } from "../words/date-words.ts";
import { readEdge } from "./english/read-related.ts";
import { inYear, readFromNumber } from "./read-from-number.ts";
import { readFromWord } from "./read-from-word.ts";
import { readLunarDay } from "./read-lunar.ts";

/**
 * One date expression at `at`; `undefined` where none begins.
 *
 * @param isRangeEnd behind the dash of a range, where a dash otherwise makes a figure part of something longer
 */
export function readDate(
  text: string,
  at: number,
  trigger: { end: number; value: Trigger } | undefined,
  words: DateWords,
  isRangeEnd = false,
): ReadDate<Said> | undefined {
  if (trigger !== undefined) {
    const { end, value } = trigger;
    if (value.kind === "edge") {
      const next = skipSpaces(text, end);
      return readEdge(readDate(text, next, words.triggers.match(text, next), words), value.part);
    }
    const date = readFromWord(text, at, end, value, words);
    if (date !== undefined) return date;
  }
  const kind = kindAt(text, at);
  if (kind === KIND.arabic || kind === KIND.digit || kind === KIND.small || kind === KIND.tens) {
    const date = readFromNumber(text, at, words, isRangeEnd);
    return date ?? (isEnglishBehind(text, at) ? readAnchored(text, at, words) : undefined);
  }
  // two weeks ago, fifteenth of May
  if (isLetter(codeAt(text, at)) && !isLetter(codeAt(text, at - 1))) {
    const date = readFromNumber(text, at, words, isRangeEnd) ?? readAnchored(text, at, words);
    if (date !== undefined) return date;
  }
  return readBySign(text, at, words);
}

/** 2 weeks after …: a Latin word behind figures. */
function isEnglishBehind(text: string, at: number): boolean {
  let end = at;
  while (kindAt(text, end) === KIND.arabic) end++;
  return end > at && isLetter(codeAt(text, skipSpaces(text, end)));
}

/** two days after tomorrow, a week before 13 May */
function readAnchored(text: string, at: number, words: DateWords): ReadDate<Said> | undefined {
  const lapse = readLapse(text, at, words);
  const way = lapse === undefined ? undefined : words.anchors.match(text, skipSpaces(text, lapse.end));
  if (lapse === undefined || way === undefined) return undefined;
  const next = skipSpaces(text, way.end);
  // Counted from a date, and not from what is itself counted.
  if (readLapse(text, next, words) !== undefined) return undefined;
  const anchor = readDate(text, next, words.triggers.match(text, next), words);
  if (anchor === undefined || anchor.said.kind === "ago" || anchor.said.kind === "window") return undefined;
  const { parts } = lapse;
  return {
    end: anchor.end,
    said: { kind: "shifted", anchor: anchor.said, lapse: parts, sign: way.value, isPoint: true },
  };
}

/** 第三季度, 闰四月, 初五, Q3: begun by a character that no word and no number begins with. */
function readBySign(text: string, at: number, words: DateWords): ReadDate<Said> | undefined {
  switch (text.charAt(at)) {
    case "第":
    case "首":
    case "前":
      return inYear(readQuarter(text, at, words));
    case "q":
      return isLetter(codeAt(text, at - 1)) || kindAt(text, at - 1) === KIND.arabic
        ? undefined
        : inYear(readQuarter(text, at, words));
    case "闰":
      return readMonth(text, at, words, undefined, true);
    case "初":
      return readLunarDay(text, at);
    default:
      return undefined;
  }
}
