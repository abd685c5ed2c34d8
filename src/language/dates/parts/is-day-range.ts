import { codeAt } from "../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces } from "../../numbers/characters.ts";
import { isHan } from "../../words/letters.ts";
import type { DateWords } from "../words/date-words.ts";
import { readInteger, type ReadInteger } from "./integer.ts";

const CLAUSE_ENDS = ",，;。!?\n)";
/** Behind one of these a date may stand without a word that leads to it. */
const CLAUSE_STARTS = ",，;。!?\n(、从自在于";

/**
 * 11.1-11.3疗养, 11/1-11/3, 12.25~1.3住院, 11.1-5体检: two days in figures with a dash between them, where a word beside
 * them speaks of days, or where they open their clause and have more digits than most decimals. 血糖5.6-6.1 and
 * 3.1-3.5万 are no days.
 */
export function isDayRange(text: string, month: ReadInteger, day: ReadInteger, words: DateWords): boolean {
  const end = endOfDayRange(text, month, day);
  if (end === 0) return false;
  const behind = skipSpaces(text, end);
  if (kindAt(text, end) !== KIND.none || words.counted.match(text, behind) !== undefined) return false;
  let start = month.start;
  while (isOneOf(" ", text, start - 1)) start--;
  const isLed = words.endsDotted(text, isOneOf(":", text, start - 1) ? start - 1 : start);
  if (isLed || words.dotted.match(text, behind) !== undefined) return true;
  if (month.width + day.width < 3 || isOneOf("的之", text, behind)) return false;
  // Alone in its clause beside others: 开团，11.1-11.7，20个名额.
  const isAlone = start > 0 && (behind === text.length || isOneOf(CLAUSE_ENDS, text, behind));
  if (!isAlone && !isHan(codeAt(text, behind))) return false;
  return start === 0 || isOneOf(CLAUSE_STARTS, text, start - 1);
}

/** Where the second day ends, 0 where none follows the first; it is later, or early in the next year. */
export function endOfDayRange(text: string, month: ReadInteger, day: ReadInteger): number {
  const dash = skipSpaces(text, day.end);
  if (!isOneOf("-~至到", text, dash)) return 0;
  const first = readShort(text, skipSpaces(text, isOneOf("-", text, dash + 1) ? dash + 2 : dash + 1));
  if (first === undefined) return 0;
  if (text.charAt(first.end) !== text.charAt(month.end))
    return first.value > day.value && first.value <= 31 && !isOneOf("./:", text, first.end) ? first.end : 0;
  const second = readShort(text, first.end + 1);
  if (second === undefined || first.value < 1 || first.value > 12) return 0;
  if (second.value < 1 || second.value > 31 || isOneOf("./:-", text, second.end)) return 0;
  const isLater = first.value > month.value || (first.value === month.value && second.value > day.value);
  return isLater || (month.value >= 10 && first.value <= 3) ? second.end : 0;
}

function readShort(text: string, at: number): ReadInteger | undefined {
  const number = readInteger(text, at);
  return number?.isArabic === true && number.width <= 2 ? number : undefined;
}
