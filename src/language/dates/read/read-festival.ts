import { KIND, isHan, isOneOf, kindAt } from "../../numbers/characters.ts";
import type { ReadDate } from "../parts/read-month.ts";
import type { Said } from "../said.ts";
import type { DateWords, FestivalWord } from "../words/date-words.ts";

/** A festival without a year: 国庆节, 十一期间; not 王国庆, and not 十一 alone. */
export function readFestivalAlone(
  text: string,
  at: number,
  end: number,
  { festival, isBound, isName }: FestivalWord,
  words: DateWords,
): ReadDate<Said> | undefined {
  const binder = words.festivalBinders.match(text, end);
  const isAll = at === 0 && end === text.length;
  // 三块五一斤, 第五一个
  if (isBound || kindAt(text, at) !== KIND.none) {
    if (kindAt(text, at - 1) !== KIND.none || isOneOf("块元毛角点第", text, at - 1)) return undefined;
  }
  if (isBound && binder === undefined && !isAll) return undefined;
  if (isName && binder === undefined && words.endsSurname(text, at) && !isHan(text.charCodeAt(at - 2)))
    return undefined;
  const isNamed =
    isBound && binder !== undefined && isOneOf("节", text, binder.end - 1) && binder.end === end + 1;
  return {
    end: isNamed ? binder.end : end,
    said: { kind: "calendar", rest: { kind: "festival", festival } },
  };
}
