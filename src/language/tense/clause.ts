import { isOneOf } from "../numbers/characters.ts";
import type { WordIndex } from "../words/word-index.ts";

const ENDS = ",，;。!?\n";
/** No word further off than this says anything of a date. */
const REACH = 24;

/** The clause around a date `[from, to)`, as far as words in it may speak of the date. */
export interface Clause {
  readonly from: number;
  readonly to: number;
}

/** @param start @param end where the date stands */
export function clauseAround(text: string, start: number, end: number): Clause {
  let from = start;
  while (from > 0 && start - from < REACH && !isOneOf(ENDS, text, from - 1)) from--;
  let to = end;
  while (to < text.length && to - end < REACH && !isOneOf(ENDS, text, to)) to++;
  while (to > end && text[to - 1] === " ") to--;
  return { from, to };
}

export function clauseHas(text: string, { from, to }: Clause, words: WordIndex<true>): boolean {
  for (let at = from; at < to; at++) if (words.match(text, at) !== undefined) return true;
  return false;
}
