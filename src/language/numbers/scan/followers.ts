import { codeAt } from "../../words/code-at.ts";
import { isOneOf, skipSpaces } from "../characters.ts";
import { isHan } from "../../words/letters.ts";

/** What cannot follow the last digit of 3万2: then the digit counts something of its own (3万 2024年, 三万 五月). */
const COUNTED = "年月日号岁个人次点时天位名%:/";
/** 三千一个月, 二百一天: "a month", "a day". */
const PER = "个次天月年位人家户套张份台件斤米季周星小";

export const isCounted = (text: string, i: number): boolean => isOneOf(COUNTED, text, i) && !isShare(text, i);

/** 2万8个人负担: 个人 is who pays, and not what is counted. */
const isShare = (text: string, i: number): boolean =>
  text.startsWith("个人", i) && isOneOf("负自承支出掏付缴", text, i + 2);

/** May the digit at `at` stand for the next smaller unit, as 五 in 一万五 does for 五千? */
export function canShorten(text: string, at: number, end: number, digit: number): boolean {
  const next = text.charAt(at + 1);
  if (next === "") return true;
  if (digit === 1 && isOneOf(PER, text, at + 1)) return false;
  if (isShare(text, at + 1)) return true;
  if (isOneOf("月号日", text, at + 1) || (next === "个" && isOneOf("月", text, at + 2))) return false;
  if (at === end) return true;
  // Behind a space only what nothing else claims: 两千 四百 五, but not 三百 五人.
  const behind = skipSpaces(text, at + 1);
  return !isHan(codeAt(text, behind)) || isOneOf("又点分", text, behind);
}

/** Two digits side by side that mean "about so many": 一两, 两三, 七八, and 三五. */
export const isNeighbour = (first: number, second: number): boolean =>
  first > 0 && (second === first + 1 || (first === 3 && second === 5));
