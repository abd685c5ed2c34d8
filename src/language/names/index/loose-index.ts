/** Makes characters one that are easily mistaken for each other: by their sound, or by their shape. */
export type Reading = (character: string) => string;

/**
 * Finds names that agree with a text character by character under a loose reading. The bucket of a first reading is
 * built when first asked for: a million names cost nothing until somebody mistypes one.
 */
export class LooseIndex {
  readonly #read: Reading;
  readonly #namesByFirst: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #buckets = new Map<string, Map<string, string[]>>();

  constructor(read: Reading, namesByFirst: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#read = read;
    this.#namesByFirst = namesByFirst;
  }

  /** Names that read like `text`, itself left out. */
  alike(text: string): readonly string[] {
    const reading = this.#read(firstOf(text));
    const bucket = this.#buckets.get(reading) ?? this.#build(reading);
    // Most texts begin like no name at all, and need no reading of the rest.
    if (bucket.size === 0) return NONE;
    return (bucket.get(this.#key(text)) ?? NONE).filter((name) => name !== text);
  }

  /** To be told after a name came. */
  added(name: string): void {
    const bucket = this.#buckets.get(this.#read(firstOf(name)));
    if (bucket) push(bucket, this.#key(name), name);
  }

  /** To be told after a name went. */
  removed(name: string): void {
    this.#buckets.delete(this.#read(firstOf(name)));
  }

  #build(reading: string): Map<string, string[]> {
    const bucket = new Map<string, string[]>();
    for (const [first, names] of this.#namesByFirst)
      if (this.#read(first) === reading) for (const name of names) push(bucket, this.#key(name), name);
    this.#buckets.set(reading, bucket);
    return bucket;
  }

  #key(text: string): string {
    let key = "";
    for (const character of text) key += `${this.#read(character)} `;
    return key;
  }
}

const NONE: readonly string[] = [];

export const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 32);

function push(bucket: Map<string, string[]>, key: string, name: string): void {
  const names = bucket.get(key);
  if (names === undefined) bucket.set(key, [name]);
  else if (!names.includes(name)) names.push(name);
}
