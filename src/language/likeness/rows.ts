import { codeAt } from "../words/code-at.ts";
/** Where a row is looked for: a table of keys, each found where its hash says or right after. */
class RowTable {
  /** A character, or both of a pair, as one number; 0 where there is none. */
  readonly #keys: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(pairs: ReadonlyMap<number, number>) {
    let size = 16;
    while (size < pairs.size * 2) size *= 2;
    this.#keys = new Uint32Array(size);
    this.#rows = new Uint32Array(size);
    for (const [key, row] of pairs) {
      let at = hash(key) & (size - 1);
      while (this.#keys[at] !== 0) at = (at + 1) & (size - 1);
      this.#keys[at] = key;
      this.#rows[at] = row;
    }
  }

  /** The row of a character or a pair, 0 where it has none. */
  get(key: number): number {
    const keys = this.#keys;
    const last = keys.length - 1;
    for (let at = hash(key) & last; ; at = (at + 1) & last) {
      if (keys[at] === key) return this.#rows[at]!;
      if (keys[at] === 0) return 0;
    }
  }
}

const hash = (key: number): number => Math.imul(key ^ (key >>> 15), 0x2c1b_3c6d) >>> 12;

/** Two characters side by side as one number; no text holds U+0000. */
export const pairAt = (text: string, at: number): number =>
  ((codeAt(text, at - 1) << 16) | codeAt(text, at)) >>> 0;

/** The characters of a text, and the pairs of them, as numbers; such as stand there twice come twice. */
function charactersOf(text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length; at++) {
    found.push(codeAt(text, at));
    if (at > 0) found.push(pairAt(text, at));
  }
  return found;
}

/** A row for every character and pair that stands in more than one sentence, from 1 on. */
export class Rows {
  readonly #table: RowTable;
  /** How many there are, row 0 included, which stands for none. */
  readonly size: number;
  /** For each row the last text that it was found in, so that each is named once. */
  readonly #last: Uint32Array;
  #texts = 0;

  constructor(sentences: readonly string[], fewest: number) {
    const times = new Map<number, number>();
    for (const sentence of sentences)
      for (const one of new Set(charactersOf(sentence))) times.set(one, (times.get(one) ?? 0) + 1);
    const often = [...times].filter(([, count]) => count >= fewest);
    this.#table = new RowTable(new Map(often.map(([one], at) => [one, at + 1])));
    this.size = often.length + 1;
    this.#last = new Uint32Array(this.size);
  }

  /** The rows of a text, each once. */
  of(text: string): number[] {
    const rows: number[] = [];
    this.#texts++;
    for (let at = 0; at < text.length; at++) {
      this.#add(codeAt(text, at), rows);
      if (at > 0) this.#add(pairAt(text, at), rows);
    }
    return rows;
  }

  /** The row of the pair whose second character stands at a place, 0 where it has none. */
  ofPair(text: string, at: number): number {
    return this.#table.get(pairAt(text, at));
  }

  #add(key: number, rows: number[]): void {
    const row = this.#table.get(key);
    if (row === 0 || this.#last[row] === this.#texts) return;
    this.#last[row] = this.#texts;
    rows.push(row);
  }
}
