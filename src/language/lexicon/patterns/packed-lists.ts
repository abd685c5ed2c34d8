/**
 * Many short lists of small numbers in one array: what a word of a message leads to lies side by side, and costs a look
 * or two at memory that is seldom in the cache. A list of its own for each costs five.
 */
export class PackedLists {
  readonly #items: Uint16Array;
  /** Where each list begins, and the next one with it ends. */
  readonly #starts: Uint32Array;

  /** @param lists numbers from 0 to 65,535 */
  constructor(lists: readonly (readonly number[])[]) {
    this.#starts = new Uint32Array(lists.length + 1);
    lists.forEach((list, i) => {
      this.#starts[i + 1] = this.#starts[i]! + list.length;
    });
    this.#items = Uint16Array.from(lists.flat());
  }

  /** Place of the first item of a list. */
  start(list: number): number {
    return this.#starts[list]!;
  }

  /** Place behind its last item. */
  end(list: number): number {
    return this.#starts[list + 1]!;
  }

  at(place: number): number {
    return this.#items[place]!;
  }

  has(list: number, item: number): boolean {
    const end = this.end(list);
    for (let at = this.start(list); at < end; at++) if (this.#items[at] === item) return true;
    return false;
  }
}
