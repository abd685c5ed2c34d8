import { codeAt } from "../../words/code-at.ts";
import { KIND, isOneOf, kindAt } from "../../numbers/characters.ts";
import { isHan } from "../../words/letters.ts";
import type { ReadDate } from "../parts/read-month.ts";
import type { Rest, Said } from "../said.ts";
import type { DateWords, FestivalWord } from "../words/date-words.ts";

/** A festival without a year: 国庆节, 十一期间; not 王国庆, and not 十一 alone. */
export function readFestivalAlone(
  text: string,
  at: number,
  end: number,
  word: FestivalWord,
  words: DateWords,
): ReadDate<Said> | undefined {
  const { isBound, isName } = word;
  const binder = words.festivalBinders.match(text, end);
  const isAll = at === 0 && end === text.length;
  // 三块五一斤, 第五一个
  if (isBound || kindAt(text, at) !== KIND.none) {
    if (kindAt(text, at - 1) !== KIND.none || isOneOf("块元毛角点第", text, at - 1)) return undefined;
  }
  if (isBound && binder === undefined && !isAll) return undefined;
  // 立夏同学 is somebody.
  if (isName && words.titles.match(text, end) !== undefined) return undefined;
  if (isName && binder === undefined && words.endsSurname(text, at) && mayEndBefore(text, at - 1))
    return undefined;
  const isNamed =
    isBound && binder !== undefined && isOneOf("节", text, binder.end - 1) && binder.end === end + 1;
  const date = readFestivalDays(text, isNamed ? binder.end : end, word, words);
  return { end: date.end, said: { kind: "calendar", rest: date.said } };
}

/** A name may begin at a place: behind a mark, or behind what one is: 老劳模马国庆, 师傅马国庆, 名叫马国庆. */
const mayEndBefore = (text: string, at: number): boolean =>
  !isHan(codeAt(text, at - 1)) || isOneOf("模傅任长志工叫是", text, at - 1);

/** The festival that ends at `end`, or its days off where those are meant: 国庆期间, 春节长假. */
export function readFestivalDays(
  text: string,
  end: number,
  { festival, holiday }: FestivalWord,
  words: DateWords,
): ReadDate<Rest> {
  const binder = holiday === undefined ? undefined : words.holidayBinders.match(text, end);
  if (binder === undefined) return { end, said: { kind: "festival", festival } };
  return { end: binder.end, said: { kind: "festival", festival, holiday } };
}
