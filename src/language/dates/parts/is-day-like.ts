import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import type { DateWords } from "../words/date-words.ts";
import type { ReadInteger } from "./integer.ts";
import { weekdayAt } from "./weekday-at.ts";

/** Is 12/1 a day, and not a fraction; 12.1 a day, and not a decimal? */
export function isDayLike(
  text: string,
  first: ReadInteger,
  second: ReadInteger,
  separator: string,
  words: DateWords,
): boolean {
  const behind = skipSpaces(text, second.end);
  if (words.counted.match(text, behind) !== undefined && !isWeekdayAt(text, behind, words)) return false;
  switch (separator) {
    case "/":
      return !isOneOf("的以", text, second.end) && !isOneOf("约占近足又", text, first.start - 1);
    case "·":
      return true;
    case ".":
      return isDotted(text, first, second, words);
    case "-":
      return (first.width === 2 && second.width === 2) || words.endsDotted(text, first.start);
    default:
      return false;
  }
}

function isDotted(text: string, first: ReadInteger, second: ReadInteger, words: DateWords): boolean {
  const next = skipSpaces(text, second.end);
  if (words.dotted.match(text, next) !== undefined || words.endsDotted(text, first.start)) return true;
  if (isWeekdayAt(text, isOneOf("(", text, next) ? next + 1 : next, words)) return true;
  return second.width === 2 && second.value >= 10 && words.clock.match(text, next) !== undefined;
}

/** 10.27周三, 6.8(周二); not 3.5周一次. */
function isWeekdayAt(text: string, at: number, words: DateWords): boolean {
  const word = words.weekdays.match(text, at);
  return word !== undefined && weekdayAt(text, word.end) > 0 && !isOneOf("次个", text, word.end + 1);
}
