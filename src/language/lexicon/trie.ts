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
      node = this.#next(node, lowerCase(text.charCodeAt(i)));
      if (node === 0) return undefined;
    }
    return this.#values[node];
  }

  set(text: string, value: T | undefined): void {
    let node = 0;
    for (let i = 0; i < text.length; i++) {
      const code = lowerCase(text.charCodeAt(i));
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
      node = this.#steps.from(node, lowerCase(text.charCodeAt(end)));
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
      node = this.#steps.from(node, lowerCase(text.charCodeAt(end)));
    }
    return count;
  }

  #enter(text: string, start: number): number {
    const code = text.charCodeAt(start);
    const node = this.#first[lowerCase(code)] ?? 0;
    return node !== 0 && isLatin(code) && isLatin(text.charCodeAt(start - 1)) ? 0 : node;
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

/** Numbers of a step, side by side: node, character, next node; the fourth keeps a step within one line of the cache. */
const WIDTH = 4;

/**
 * Where each further character leads from a node: one table for all of them, a step found where the hash of its node and
 * character says, or right after. Objects and lists for every node took five looks at memory a step, and twice the room.
 */
class Steps {
  #table = new Uint32Array(64 * WIDTH);
  #count = 0;

  /** The next node, 0 where the character leads nowhere. */
  from(node: number, code: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    for (let at = placeOf(node, code) & mask; ; at = (at + WIDTH) & mask) {
      const known = table[at]!;
      if (known === node && table[at + 1] === code) return table[at + 2]!;
      if (known === 0) return 0;
    }
  }

  add(node: number, code: number, next: number): void {
    if (++this.#count * WIDTH * 2 > this.#table.length) this.#grow();
    put(this.#table, node, code, next);
  }

  #grow(): void {
    const before = this.#table;
    this.#table = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += WIDTH)
      if (before[at] !== 0) put(this.#table, before[at]!, before[at + 1]!, before[at + 2]!);
  }
}

function put(table: Uint32Array, node: number, code: number, next: number): void {
  const mask = table.length - 1;
  let at = placeOf(node, code) & mask;
  while (table[at] !== 0) at = (at + WIDTH) & mask;
  table[at] = node;
  table[at + 1] = code;
  table[at + 2] = next;
}

/** Any two odd numbers that spread well. */
function placeOf(node: number, code: number): number {
  const mixed = Math.imul(node, 0x9e37_79b1) ^ Math.imul(code, 0x85eb_ca6b);
  return Math.imul(mixed ^ (mixed >>> 15), WIDTH);
}

const isWhole = (text: string, end: number): boolean =>
  !(isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end)));

const lowerCase = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
const isLatin = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
