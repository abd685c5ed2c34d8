import { KIND, isLetter, isOneOf, kindAt, skipSpaces } from "../numbers/characters.ts";
import type { NumberWords } from "../numbers/lexicon.ts";
import type { Bound, Cue, MoneyWords } from "./lexicon.ts";
import { readAmount, type Candidate } from "./read-amount.ts";

export interface FoundCue {
  readonly start: number;
  readonly end: number;
  readonly cue: Cue;
}

/** All that one pass over a message finds. */
export interface Collected {
  readonly cues: readonly FoundCue[];
  readonly candidates: readonly Candidate[];
  /** Positions of , ; 。! ? and line ends. */
  readonly boundaries: readonly number[];
}

/** @param text normalised, in lower case */
export function collect(text: string, words: MoneyWords, numbers: NumberWords): Collected {
  const cues: FoundCue[] = [];
  const candidates: Candidate[] = [];
  const boundaries: number[] = [];
  let before: { end: number; bound: Bound } | undefined;
  let i = 0;
  while (i < text.length) {
    const cue = matchCue(text, i, words);
    if (cue !== undefined) {
      cues.push(cue);
      i = cue.end;
      continue;
    }
    const mark = words.marks.match(text, i);
    const start = mark === undefined ? i : skipSpaces(text, mark.end);
    if (kindAt(text, start) !== KIND.none) {
      const skipped = numbers.skips.match(text, start);
      if (skipped?.value === true) {
        i = skipped.end;
        continue;
      }
      const candidate = readAmount(
        text,
        start,
        mark?.value,
        before?.end === i ? before.bound : undefined,
        words,
      );
      if (candidate !== undefined && isMoneyLike(text, candidate, words))
        candidates.push({ ...candidate, start: i });
      i = candidate?.end ?? skipNumeral(text, start);
      continue;
    }
    const bound = words.before.match(text, i);
    if (bound !== undefined) {
      const chained = before?.end === i && before.bound !== "about" ? before.bound : bound.value;
      before = { end: skipSpaces(text, bound.end), bound: chained };
      i = bound.end;
      continue;
    }
    if (isBoundary(text, i)) boundaries.push(i);
    i++;
  }
  return { cues, candidates, boundaries };
}

const isBoundary = (text: string, i: number): boolean => isOneOf(",;。!?\n", text, i);

function skipNumeral(text: string, start: number): number {
  let i = start;
  while (kindAt(text, i) !== KIND.none) i++;
  return Math.max(i, start + 1);
}

/** 自付一 is a line of the slip, but 自付一万 is 自付 and 一万. */
function matchCue(text: string, at: number, words: MoneyWords): FoundCue | undefined {
  const found = words.cues.match(text, at);
  if (found === undefined) return undefined;
  const last = kindAt(text, found.end - 1);
  if (last === KIND.none || !isNumberBehind(text, found.end, last)) {
    return { start: at, end: found.end, cue: found.value };
  }
  const shorter = words.cues.match(text.slice(0, found.end - 1), at);
  return shorter === undefined ? undefined : { start: at, end: shorter.end, cue: shorter.value };
}

/** Does the numeral that ends a cue rather begin a number: 自付|一万, 自付|二点五万, 自付|13000? */
function isNumberBehind(text: string, at: number, last: number): boolean {
  const kind = kindAt(text, at);
  if (kind === KIND.small || kind === KIND.big) return true;
  if (isOneOf("点.", text, at)) return kindAt(text, at + 1) !== KIND.none;
  return last === KIND.arabic && (kind === KIND.arabic || text.charAt(at) === ",");
}

/** Whatever its unit, a figure in a code is no amount; without a unit neither is what counts something else. */
function isMoneyLike(text: string, candidate: Candidate, words: MoneyWords): boolean {
  const { start, end, currency, isPlain } = candidate;
  if (text.charAt(start - 1) === "第") return false;
  if (isPlain && (isLetter(text.charCodeAt(start - 1)) || isJoined(text, start - 1, -1))) return false;
  if (currency !== undefined) return true;
  if (isLetter(text.charCodeAt(end)) || isJoined(text, end, 1)) return false;
  return words.counters.match(text, skipSpaces(text, end)) === undefined;
}

/** Joined to further digits: 12/1, 010-6652, 3.2.1 */
const isJoined = (text: string, at: number, step: number): boolean =>
  isOneOf("/-:._#", text, at) && kindAt(text, at + step) === KIND.arabic;
