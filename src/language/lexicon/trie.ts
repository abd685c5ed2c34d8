import { codeAt } from "../words/code-at.ts";
import { isLetter } from "../words/letters.ts";
export interface Found<T> {
  readonly end: number;
  readonly value: T;
}

/** Texts with a value each; all that begin at a place are found in one walk. Blind to Latin case. */
export class Trie<T> {
  /** The value of the text that ends at each node; node 0 is where every text begins. */
  readonly #values: (T | undefined)[] = [undefined];
  /** Node of every first character: most places of a text are left after one look here. */
  readonly #first = new Uint32Array(0x10000);
  readonly #steps = new Steps();

  get(text: string): T | undefined {
    let node = 0;
    for (let i = 0; i < text.length; i++) {
      node = this.#next(node, lowerCase(codeAt(text, i)));
      if (node === 0) return undefined;
    }
    return this.#values[node];
  }

  set(text: string, value: T | undefined): void {
    let node = 0;
    for (let i = 0; i < text.length; i++) {
      const code = lowerCase(codeAt(text, i));
      node = this.#next(node, code) || this.#add(node, code);
    }
    this.#values[node] = value;
  }

  /** The longest text at `start`; a Latin word must stand alone. */
  longestAt(text: string, start: number): Found<T> | undefined {
    let longest = 0;
    let longestEnd = start;
    let node = this.#enter(text, start);
    for (let end = start + 1; node !== 0; end++) {
      if (this.#values[node] !== undefined && isWhole(text, end)) {
        longest = node;
        longestEnd = end;
      }
      if (end >= text.length) break;
      node = this.#steps.from(node, lowerCase(codeAt(text, end)));
    }
    return longest === 0 ? undefined : { end: longestEnd, value: this.#values[longest]! };
  }

  /**
   * Puts the ends and values of every text at `start` into two lists that are used again and again, the shortest text
   * first, and tells how many there are.
   */
  findAt(text: string, start: number, ends: number[], values: T[]): number {
    let count = 0;
    let node = this.#enter(text, start);
    for (let end = start + 1; node !== 0; end++) {
      const value = this.#values[node];
      if (value !== undefined && isWhole(text, end)) {
        ends[count] = end;
        values[count++] = value;
      }
      if (end >= text.length) break;
      node = this.#steps.from(node, lowerCase(codeAt(text, end)));
    }
    return count;
  }

  #enter(text: string, start: number): number {
    const code = codeAt(text, start);
    const node = this.#first[lowerCase(code)] ?? 0;
    return node !== 0 && isLetter(code) && isLetter(codeAt(text, start - 1)) ? 0 : node;
  }

  #next(node: number, code: number): number {
    return node === 0 ? (this.#first[code] ?? 0) : this.#steps.from(node, code);
  }

  #add(node: number, code: number): number {
    const added = this.#values.push(undefined) - 1;
    if (node === 0) this.#first[code] = added;
    else this.#steps.add(node, code, added);
    return added;
  }
}

/**
 * Where each further character leads from a node: one table for all of them, a step found where the hash of its node and
 * character says, or right after. Objects and lists for every node took five looks at memory a step, and twice the room.
 * Most steps that are asked for lead nowhere: a few bits, which stay in the cache, say so of nine in ten of them.
 */
class Steps {
  /** Node and character of a step as one number, 0 where there is none. */
  #keys = new Float64Array(64);
  /** The node it leads to. */
  #next = new Uint32Array(64);
  #count = 0;
  /** A bit where the hash of a step says; no step has a bit that is not set. */
  #seen = new Uint32Array(8);

  /** The next node, 0 where the character leads nowhere. */
  from(node: number, code: number): number {
    const place = placeOf(node, code);
    const seen = this.#seen;
    if ((seen[(place >>> 5) & (seen.length - 1)]! & (1 << (place & 31))) === 0) return 0;
    const keys = this.#keys;
    const key = node * CODES + code;
    for (let at = place; ; at++) {
      const known = keys[at & (keys.length - 1)]!;
      if (known === key) return this.#next[at & (keys.length - 1)]!;
      if (known === 0) return 0;
    }
  }

  add(node: number, code: number, next: number): void {
    if (++this.#count * 3 > this.#keys.length * 2) this.#grow();
    this.#put(node, code, next);
  }

  #grow(): void {
    const keys = this.#keys;
    const next = this.#next;
    this.#keys = new Float64Array(keys.length * 2);
    this.#next = new Uint32Array(keys.length * 2);
    this.#seen = new Uint32Array((keys.length * 2 * BITS_A_STEP) / 32);
    keys.forEach((key, at) => {
      if (key !== 0) this.#put(Math.floor(key / CODES), key % CODES, next[at]!);
    });
  }

  #put(node: number, code: number, next: number): void {
    const mask = this.#keys.length - 1;
    const place = placeOf(node, code);
    let at = place & mask;
    while (this.#keys[at] !== 0) at = (at + 1) & mask;
    this.#keys[at] = node * CODES + code;
    this.#next[at] = next;
    this.#seen[(place >>> 5) & (this.#seen.length - 1)]! |= 1 << (place & 31);
  }
}

const CODES = 0x10000;
const BITS_A_STEP = 4;

/** Any odd numbers that spread well. */
function placeOf(node: number, code: number): number {
  const mixed = Math.imul(node, 0x9e37_79b1) + Math.imul(code, 0x85eb_ca6b);
  const again = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d);
  return (again ^ (again >>> 13)) >>> 1;
}

const isWhole = (text: string, end: number): boolean =>
  !(isLetter(codeAt(text, end - 1)) && isLetter(codeAt(text, end)));

const lowerCase = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
