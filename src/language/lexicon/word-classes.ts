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
  // Four fields and no list: of every word of every message these are looked at.
  #first = 0;
  #second = 0;
  #third = 0;
  #fourth = 0;

  static of(...names: readonly string[]): WordClasses {
    const classes = new WordClasses();
    for (const name of names) classes.add(name);
    return classes;
  }

  add(name: string): void {
    const number = numberOf(name);
    const bit = 1 << (number & 31);
    if (number < 32) this.#first |= bit;
    else if (number < 64) this.#second |= bit;
    else if (number < 96) this.#third |= bit;
    else this.#fourth |= bit;
  }

  addAll(other: WordClasses): void {
    this.#first |= other.#first;
    this.#second |= other.#second;
    this.#third |= other.#third;
    this.#fourth |= other.#fourth;
  }

  /** @param number that of a class, see `numberOf` */
  has(number: number): boolean {
    const bits =
      number < 64 ? (number < 32 ? this.#first : this.#second) : number < 96 ? this.#third : this.#fourth;
    return (bits & (1 << (number & 31))) !== 0;
  }

  /** Whether one of these classes is among the others. */
  meets(other: WordClasses): boolean {
    return (
      ((this.#first & other.#first) |
        (this.#second & other.#second) |
        (this.#third & other.#third) |
        (this.#fourth & other.#fourth)) !==
      0
    );
  }

  /** Whether one of these classes is not among the others. */
  exceeds(other: WordClasses): boolean {
    return (
      ((this.#first & ~other.#first) |
        (this.#second & ~other.#second) |
        (this.#third & ~other.#third) |
        (this.#fourth & ~other.#fourth)) !==
      0
    );
  }
}
