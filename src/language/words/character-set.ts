import { codeAt } from "./code-at.ts";
const CODES = 0x10000;
/** The words of all lexicons begin with a few thousand characters at most. */
const MOST = 0x2000;

/**
 * Every character that a word begins with has a small number. A table of what begins with each is then a few thousand
 * bytes and not sixty-four: dozens of them are looked at for every message, and they must stay in the cache.
 */
const numbers = new Uint16Array(CODES);
let last = 0;

/** Small number of a code unit that a word may begin with, 0 for all others. */
export const numberOf = (code: number): number => numbers[code] ?? 0;

/** Gives a code unit its number. @throws where there are more than any lexicon has */
export function numberFor(code: number): number {
  if (numbers[code] === 0) {
    if (last + 1 >= MOST) throw new Error("lexicon: more first characters than the tables hold");
    numbers[code] = ++last;
  }
  return numbers[code]!;
}

/** Code units, asked one after the other. */
export class CharacterSet {
  readonly #table = new Uint8Array(MOST);

  /** The characters of `text`. To be asked by code: every Chinese character taken out of a text is a new string. */
  static of(text: string): CharacterSet {
    return new CharacterSet(Array.from({ length: text.length }, (_, i) => codeAt(text, i)));
  }

  constructor(codes: Iterable<number>) {
    for (const code of codes) this.#table[numberFor(code)] = 1;
  }

  /** False beyond the end of a text, whose code is no number. */
  has(code: number): boolean {
    return this.#table[numbers[code] ?? 0] === 1;
  }
}
