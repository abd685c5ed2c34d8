/** Classes of the lexicon by number, in the order in which they are met. */
const numbers = new Map<string, number>();

/** The number of a class; kept by who asks for the same one again and again. */
export function numberOf(name: string): number {
  let known = numbers.get(name);
  if (known === undefined) {
    known = numbers.size;
    if (known >= MOST_CLASSES) throw new Error(`lexicon: more than ${MOST_CLASSES} classes of words`);
    numbers.set(name, known);
  }
  return known;
}

const BITS = 32;
const MOST_CLASSES = 4 * BITS;

/** A set of classes as a few bits: what a word can stand for, or all that the words of a message can. */
export class WordClasses {
  readonly #bits = [0, 0, 0, 0];

  static of(...names: readonly string[]): WordClasses {
    const classes = new WordClasses();
    for (const name of names) classes.add(name);
    return classes;
  }

  add(name: string): void {
    const number = numberOf(name);
    this.#bits[number >> 5]! |= 1 << (number & 31);
  }

  addAll(other: WordClasses): void {
    const bits = this.#bits;
    const others = other.#bits;
    bits[0]! |= others[0]!;
    bits[1]! |= others[1]!;
    bits[2]! |= others[2]!;
    bits[3]! |= others[3]!;
  }

  has(name: string): boolean {
    return this.hasNumber(numberOf(name));
  }

  hasNumber(number: number): boolean {
    return (this.#bits[number >> 5]! & (1 << (number & 31))) !== 0;
  }

  /** Whether one of these classes is among the others. */
  meets(other: WordClasses): boolean {
    const bits = this.#bits;
    const others = other.#bits;
    return (
      ((bits[0]! & others[0]!) |
        (bits[1]! & others[1]!) |
        (bits[2]! & others[2]!) |
        (bits[3]! & others[3]!)) !==
      0
    );
  }

  /** Whether one of these classes is not among the others. */
  exceeds(other: WordClasses): boolean {
    const bits = this.#bits;
    const others = other.#bits;
    return (
      ((bits[0]! & ~others[0]!) |
        (bits[1]! & ~others[1]!) |
        (bits[2]! & ~others[2]!) |
        (bits[3]! & ~others[3]!)) !==
      0
    );
  }
}
