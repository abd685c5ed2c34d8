import { codeAt } from "../../words/code-at.ts";
import { firstOf, LooseIndex, type Reading } from "./loose-index.ts";

/** Names → those who bear them. Made for a million entries: one number a bearer, strings shared. */
export class NameTable {
  readonly #bearers = new Map<string, number | number[]>();
  readonly #byFirst = new Map<string, Set<string>>();
  readonly #loose = new Map<Reading, LooseIndex>();
  /** Which name lengths (bit n = n characters) begin with a UTF-16 code: most places of a text are passed over. */
  readonly #lengths = new Uint32Array(0x10000);

  add(name: string, bearer: number): void {
    if (name === "") return;
    const known = this.#bearers.get(name);
    if (known === undefined) {
      this.#bearers.set(name, bearer);
      this.#addNew(name);
    } else if (typeof known === "number") this.#bearers.set(name, [known, bearer]);
    else known.push(bearer);
  }

  remove(name: string, bearer: number): void {
    const left = this.bearers(name).filter((other) => other !== bearer);
    if (left.length > 0) this.#bearers.set(name, left);
    else {
      this.#bearers.delete(name);
      this.#byFirst.get(firstOf(name))?.delete(name);
      for (const loose of this.#loose.values()) loose.removed(name);
    }
  }

  bearers(name: string): readonly number[] {
    const known = this.#bearers.get(name);
    if (known === undefined) return [];
    return typeof known === "number" ? [known] : known;
  }

  /** Names that begin with a character, in the order they came. */
  beginningWith(first: string): Iterable<string> {
    return this.#byFirst.get(first) ?? [];
  }

  /** Names that agree with `text` under a loose reading, itself left out. */
  alike(text: string, read: Reading): readonly string[] {
    let loose = this.#loose.get(read);
    if (loose === undefined) {
      loose = new LooseIndex(read, this.#byFirst);
      this.#loose.set(read, loose);
    }
    return loose.alike(text);
  }

  /** Bit set of the lengths (at most 31) of names that begin with this UTF-16 code. */
  lengthsAt(code: number): number {
    return this.#lengths[code] ?? 0;
  }

  #addNew(name: string): void {
    const first = firstOf(name);
    const names = this.#byFirst.get(first);
    if (names) names.add(name);
    else this.#byFirst.set(first, new Set([name]));
    const code = codeAt(name, 0);
    this.#lengths[code] = this.lengthsAt(code) | (1 << Math.min(name.length, 31));
    for (const loose of this.#loose.values()) loose.added(name);
  }
}
