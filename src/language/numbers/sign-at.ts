import { codeAt } from "../words/code-at.ts";
import { KIND, isOneOf, kindAt, skipSpaces } from "./characters.ts";
import { isHan, isLetter } from "../words/letters.ts";

/** Length of a minus sign at `i`; a dash between two things is none. */
export function signAt(text: string, i: number): number {
  const character = text.charAt(i);
  if (character === "负") return 1;
  // 零下四度
  if (character === "零") return isOneOf("下", text, i + 1) ? 2 : 0;
  if (character === "m" || character === "n") return wordAt(text, i);
  if (character !== "-" || isOneOf("-", text, i - 1)) return 0;
  const next = skipSpaces(text, i + 1);
  return !isJoining(text, i) && (kindAt(text, next) === KIND.arabic || isOneOf(".", text, next)) ? 1 : 0;
}

/** minus 5, negative three */
function wordAt(text: string, i: number): number {
  if (isLetter(codeAt(text, i - 1))) return 0;
  if (text.startsWith("minus ", i)) return 5;
  return text.startsWith("negative ", i) ? 8 : 0;
}

/** Is the figure or currency mark at `at` below zero: 负五百元, -500元, -¥500? A dash set apart begins a list. */
export const isNegativeAt = (text: string, at: number): boolean =>
  isOneOf("负", text, at - 1) ||
  (isOneOf("-", text, at - 1) && !isOneOf("-", text, at - 2) && !isJoining(text, at - 1));

/** A dash behind a word or a figure joins it to the next. */
function isJoining(text: string, dash: number): boolean {
  const before = codeAt(text, dash - 1);
  return dash > 0 && (kindAt(text, dash - 1) !== KIND.none || isLetter(before) || isHan(before));
}
