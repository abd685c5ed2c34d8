import { isOneOf } from "../numbers/characters.ts";
import type { WordIndex } from "../words/word-index.ts";
import type { Collected, FoundCue } from "./collect.ts";
import type { MoneyWords } from "./lexicon.ts";
import type { Candidate } from "./read-amount.ts";

/** What stands before an amount in its clause, nearest first. */
export interface Left {
  readonly strong: FoundCue | undefined;
  readonly weak: FoundCue | undefined;
  /** From the clause before, where that has no amount of its own: 自付部分，3万2. */
  readonly carried: FoundCue | undefined;
  /** Nothing but small words between the nearest cue and the amount. */
  readonly isAdjacent: boolean;
  readonly inside: boolean | undefined;
  readonly hasSum: boolean;
  readonly hasLimit: boolean;
}

export interface Right {
  readonly cue: FoundCue | undefined;
  /** The word may as well say what the next amount is: 报销5万自付3万. */
  readonly isForNext: boolean;
  readonly inside: boolean | undefined;
}

/** A word further off than this says nothing of an amount. */
const REACH = 120;

/** @param used position up to which cues have been used by amounts before */
export function findLeft(
  text: string,
  { cues, boundaries }: Collected,
  used: number,
  candidate: Candidate,
  words: MoneyWords,
): Left {
  const clause = lastBefore(boundaries, candidate.start);
  let strong: FoundCue | undefined;
  let weak: FoundCue | undefined;
  let carried: FoundCue | undefined;
  let inside: boolean | undefined;
  let hasSum = false;
  let hasLimit = false;
  const from = Math.max(used, candidate.start - REACH);
  for (let i = firstFrom(cues.length, (at) => cues[at]!.start >= from); i < cues.length; i++) {
    const found = cues[i]!;
    if (found.start >= candidate.start) break;
    if (found.end > candidate.start) continue;
    const { role, isStrong, isInside, isSum } = found.cue;
    const isInClause = found.start > clause;
    if (role === undefined) {
      if (isInClause) inside = isInside ?? inside;
    } else if (!isInClause) carried = found;
    else if (isStrong === true) strong = found;
    else weak = found;
    if (isInClause) {
      hasSum ||= isSum === true;
      hasLimit ||= role === "limit";
    }
  }
  const nearest = strong === undefined || (weak !== undefined && weak.end > strong.end) ? weak : strong;
  if (carried !== undefined && !isGap(text, carried.end, candidate.start, words, true)) carried = undefined;
  const isAdjacent = nearest !== undefined && isGap(text, nearest.end, candidate.start, words, false);
  return { strong, weak, carried, isAdjacent, inside, hasSum, hasLimit };
}

/** The word behind an amount that says what it was: 8千是自费的, 5万报销. */
export function findRight(
  text: string,
  { cues, boundaries }: Collected,
  candidate: Candidate,
  next: Candidate | undefined,
  words: MoneyWords,
): Right | undefined {
  const clauseEnd =
    boundaries[firstFrom(boundaries.length, (at) => boundaries[at]! >= candidate.end)] ?? text.length;
  const end = Math.min(clauseEnd, next?.start ?? text.length);
  let cue: FoundCue | undefined;
  let inside: boolean | undefined;
  for (let i = firstFrom(cues.length, (at) => cues[at]!.start >= candidate.end); i < cues.length; i++) {
    const found = cues[i]!;
    if (found.start >= end) break;
    if (found.cue.isInside !== undefined && found.cue.role === undefined) inside ??= found.cue.isInside;
    const isHere = cue === undefined && found.cue.role !== undefined;
    if (isHere && isLinked(text, candidate.after, found.start, words)) cue = found;
  }
  if (cue === undefined && inside === undefined) return undefined;
  const isForNext = cue !== undefined && next !== undefined && isGap(text, cue.end, next.start, words, false);
  return { cue, isForNext, inside };
}

/** 3000、2000和1500: are the two parts of one list? */
export function isListBetween(text: string, start: number, end: number, words: MoneyWords): boolean {
  return start < end && consists(text, start, end, words.lists);
}

const isLinked = (text: string, start: number, end: number, words: MoneyWords): boolean =>
  consists(text, start, end, words.links);

/** Nothing but small words, and words that only qualify the figure (约, 超过). */
function isGap(text: string, start: number, end: number, words: MoneyWords, acrossComma: boolean): boolean {
  let at = start;
  while (at < end) {
    const match = words.fillers.match(text, at) ?? words.before.match(text, at) ?? words.cues.match(text, at);
    if (match !== undefined && match.end <= end) at = match.end;
    else if (acrossComma && isOneOf(",，\n", text, at)) at++;
    else return false;
  }
  return true;
}

function consists(text: string, start: number, end: number, index: WordIndex<true>): boolean {
  let at = start;
  while (at < end) {
    const match = index.match(text, at);
    if (match === undefined || match.end > end) return false;
    at = match.end;
  }
  return true;
}

const lastBefore = (positions: readonly number[], end: number): number =>
  positions[firstFrom(positions.length, (at) => positions[at]! >= end) - 1] ?? -1;

/** The first of `count` places in order for which it holds, and with it for all behind. */
function firstFrom(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
