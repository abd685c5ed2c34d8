import { codeAt } from "../../../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces } from "../../../numbers/characters.ts";
import { isHan } from "../../../words/letters.ts";
import { weekdayAt } from "../../parts/weekday-at.ts";
import type { Piece } from "../../said.ts";
import type { DateWords } from "../../words/date-words.ts";

/** 下周一、三、五: the weekdays that are listed behind one without their 周. */
export function readWeekdaysOn(text: string, { said, end, until, open }: Piece, words: DateWords): Piece[] {
  const further: Piece[] = [];
  if (said.kind !== "week" || typeof said.day !== "number" || until !== undefined || open !== undefined)
    return further;
  for (let at = end; isOneOf("、", text, at); at += 2) {
    const day = weekdayAt(text, at + 1);
    if (day === 0 || kindAt(text, at + 1) === KIND.arabic || !isOver(text, at + 2, words)) break;
    further.push({
      start: at + 1,
      end: at + 2,
      said: { kind: "week", offset: undefined, day },
      weekday: 0,
    });
  }
  return further;
}

/** 周一、三号, 周一、三个人 and 周一、日常检查 list no further weekdays. */
function isOver(text: string, end: number, words: DateWords): boolean {
  if (isOneOf("日天", text, end - 1)) return !isHan(codeAt(text, end));
  if (kindAt(text, end) !== KIND.none || words.numberFollowers.has(codeAt(text, end))) return false;
  return words.counted.match(text, skipSpaces(text, end)) === undefined;
}
