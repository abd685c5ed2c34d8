import { codeAt } from "../words/code-at.ts";
import { KIND, isOneOf, kindAt } from "../numbers/characters.ts";
import { isHan, isLetter } from "../words/letters.ts";
import type { Left, Right } from "./context.ts";
import { CLAUSE_ENDS, type MoneyWords } from "./lexicon.ts";
import type { Candidate } from "./read-amount.ts";

/** Least plain figure taken for money behind a word that only hints at it, and before any word. */
const LEAST_PLAIN = 100;
const LEAST_SAID = 10;
/** 自付13912345678 is a phone number gone astray. */
const MOST_PLAIN = 10_000_000;

/** Is the figure money? Its unit says so, or the words around it do. */
export function isSupported(
  text: string,
  candidate: Candidate,
  left: Left,
  right: Right | undefined,
  words: MoneyWords,
): boolean {
  if (candidate.currency !== undefined) return true;
  if (!candidate.isPlain) return isUnitSupported(text, candidate, left, right, words);
  if (isNumbering(text, candidate.start)) return false;
  const value = plainValue(candidate);
  if (value >= MOST_PLAIN) return false;
  const cue = left.strong ?? left.weak ?? left.carried;
  if (left.isAdjacent || left.carried !== undefined) {
    const isHint = cue?.cue.role === "other";
    if (isHint && looksLikeYear(value) && isHan(codeAt(text, candidate.after))) return false;
    // 自付二0: a box of the slip that stands at nothing.
    if (value === 0) return !isHint && left.isAdjacent;
    return value >= (isHint ? LEAST_PLAIN : LEAST_SAID);
  }
  return right?.cue?.cue.isStrong === true && value >= LEAST_PLAIN && !looksLikeYear(value);
}

/** 00123456: the number of a bill or a receipt; nobody writes a sum like that. */
const isNumbering = (text: string, start: number): boolean => /^0\d/.test(text.slice(start, start + 2));

/** 3万2, 5千, 一万五: a unit of number, if none of money. */
function isUnitSupported(
  text: string,
  candidate: Candidate,
  left: Left,
  right: Right | undefined,
  words: MoneyWords,
): boolean {
  if (left.isAdjacent || left.carried !== undefined) return true;
  if (right?.cue !== undefined) return candidate.isLarge || right.cue.cue.isStrong === true;
  if (!candidate.isLarge) return false;
  if (left.strong !== undefined || left.weak?.cue.role === "total" || right?.inside !== undefined)
    return true;
  return isWholeClause(text, candidate, words);
}

/** 大概差不多得有 and the like: more than this before a figure is a sentence. */
const LONGEST_LEAD = 12;

/** An answer of nothing but the figure: 大概3万2吧。是3万2. 3万，含自费5千. */
function isWholeClause(text: string, candidate: Candidate, words: MoneyWords): boolean {
  let i = candidate.start;
  while (i > 0 && !isEndAt(text, i - 1)) {
    if (candidate.start - i > LONGEST_LEAD) return false;
    i--;
  }
  while (i < candidate.start) {
    const bound = words.before.match(text, i);
    if (bound === undefined && isWordAt(text, i) && !isMany(text, i) && !isOneOf("是为应该", text, i))
      return false;
    i = bound?.end ?? i + 1;
  }
  const { after } = candidate;
  return after >= text.length || isEndAt(text, after) || !isWordAt(text, after);
}

/** 好几万, 大几千 */
const isMany = (text: string, i: number): boolean => isOneOf("好大", text, i) && isOneOf("几", text, i + 1);

const isEndAt = (text: string, i: number): boolean => isOneOf(CLAUSE_ENDS, text, i) || isOneOf("(", text, i);

function isWordAt(text: string, i: number): boolean {
  const code = codeAt(text, i);
  return isHan(code) || isLetter(code) || kindAt(text, i) !== KIND.none;
}

function plainValue({ low, high }: Candidate): number {
  const value = low ?? high;
  return value === null ? 0 : Math.abs(value.digits) * 10 ** value.exponent;
}

const looksLikeYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value <= 2100;
