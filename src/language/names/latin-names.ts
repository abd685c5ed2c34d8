import { codeAt } from "../words/code-at.ts";
import { isLetter } from "../words/letters.ts";
import type { Taken } from "./taken.ts";
import type { Cues } from "../lexicon/cues.ts";
import type { Span } from "../placed.ts";

/** Two or three capitalised words: Wang Jianguo, Ouyang Wen-jing. */
const LATIN_NAME = /[A-Z][a-z]{1,19}(?:[ -][A-Z][a-z]{1,19}){1,2}(?![A-Za-z])/y;

/** A name in Latin letters that begins at `at`, none of whose words means something. */
export function latinNameAt(text: string, at: number, cues: Cues, taken: Taken): Span | undefined {
  if (at > 0 && isLetter(codeAt(text, at - 1))) return undefined;
  LATIN_NAME.lastIndex = at;
  const name = LATIN_NAME.exec(text)?.[0];
  if (name === undefined) return undefined;
  const span = { start: at, end: at + name.length };
  return cues.touching(span).length > 0 || taken.touches(span) ? undefined : span;
}

export const isCapital = (code: number): boolean => code >= 65 && code <= 90;
