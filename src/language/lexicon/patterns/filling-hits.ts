import type { Hit } from "../cue-trie.ts";
import type { PackedLists } from "./packed-lists.ts";

/** Marks that are counted before the count begins anew: with those of one more message it is a small number yet. */
const MOST_MARKS = 1_000_000_000;

/**
 * The hits of one message by the parts of patterns that they fill: one mark for a hit and a part, and from each mark the
 * way to the next of the same part. Marks are counted on from message to message: what was marked for the messages
 * before counts for nothing, and nothing has to be wiped.
 */
export class FillingHits {
  /** The parts that each word fills. */
  readonly #partsOf: PackedLists;
  readonly #mostMarks: number;
  /** The first mark of each part. */
  readonly #first: Uint32Array;
  /** For each mark of this message its hit, and the next mark of the same part. */
  #hits = new Uint32Array(1024);
  #next = new Uint32Array(1024);
  /** Marks of all messages before this one. */
  #before = 0;
  #count = 0;

  /**
   * @param parts how many there are
   * @param partsOf those that each word fills, by its number
   * @param mostMarks after how many the count begins anew
   */
  constructor(parts: number, partsOf: PackedLists, mostMarks = MOST_MARKS) {
    this.#first = new Uint32Array(parts);
    this.#partsOf = partsOf;
    this.#mostMarks = mostMarks;
  }

  /** Marks the hits (sorted by start) of the next message. */
  read(hits: readonly Hit[]): void {
    this.#before += this.#count;
    if (this.#before > this.#mostMarks) {
      this.#first.fill(0);
      this.#before = 0;
    }
    const first = this.#first;
    const partsOf = this.#partsOf;
    const before = this.#before;
    let count = 0;
    // From the last to the first, so that the ways lead on.
    for (let hit = hits.length - 1; hit >= 0; hit--) {
      const { id } = hits[hit]!.word;
      const end = partsOf.end(id);
      let at = partsOf.start(id);
      if (count + end - at > this.#hits.length) this.#grow(count + end - at);
      const hitOf = this.#hits;
      const nextOf = this.#next;
      for (; at < end; at++) {
        const part = partsOf.at(at);
        hitOf[count] = hit;
        nextOf[count] = first[part]!;
        first[part] = before + ++count;
      }
    }
    this.#count = count;
  }

  /** Whether a hit fills a part. */
  has(part: number): boolean {
    return this.#first[part]! > this.#before;
  }

  /** The mark of the first hit that fills a part, below 0 where none does. */
  first(part: number): number {
    return this.#first[part]! - this.#before - 1;
  }

  /** The mark of the next hit that fills the same part, below 0 where none does. */
  next(mark: number): number {
    return this.#next[mark]! - this.#before - 1;
  }

  /** Index of the hit of a mark. */
  hitOf(mark: number): number {
    return this.#hits[mark]!;
  }

  #grow(needed: number): void {
    const hits = new Uint32Array(needed * 2);
    const next = new Uint32Array(needed * 2);
    hits.set(this.#hits);
    next.set(this.#next);
    this.#hits = hits;
    this.#next = next;
  }
}
