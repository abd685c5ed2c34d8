import { INTENTS, type Intent } from "../frame.ts";
import { normalise } from "../normalise.ts";
import { CueTrie } from "./cue-trie.ts";
import { listEntries, type Lexicon, type NamedEntry } from "./lexicon.ts";
import { parsePattern, tagKeys, tagOfPart, type Pattern } from "./patterns.ts";

/** The compiled lexicons of all locales: one walk over a message finds the words of every one of them. */
export interface Vocabulary {
  readonly trie: CueTrie;
  readonly patternsByFirstPart: ReadonlyMap<number, readonly Pattern[]>;
  /** Parts that an entity may fill: `<person>`, `<date>` … */
  readonly partsOfTag: (key: string) => readonly number[];
  /** All words of a class by their code, as the lexicon lists them. */
  readonly words: (name: string) => ReadonlyMap<string, readonly string[]>;
}

export function compileVocabulary(lexicons: readonly Lexicon[]): Vocabulary {
  const entries = lexicons.flatMap(listEntries);
  const trie = new CueTrie();
  for (const entry of entries)
    for (const word of entry.words) trie.word(fold(word)).tags.push({ class: entry.class, code: entry.code });
  const parts = new PartTable();
  const byFirst = new Map<number, Pattern[]>();
  for (const entry of entries)
    for (const source of entry.patterns) {
      const pattern = compilePattern(entry, source, trie, parts);
      const [first = 0] = pattern.parts;
      byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
    }
  linkTags(entries, trie, parts);
  return {
    trie,
    patternsByFirstPart: byFirst,
    partsOfTag: (key) => parts.ofTag(key),
    words: (name) => wordsOfClass(entries, name),
  };
}

/** Gives each distinct part of a pattern a number, and knows which numbers a `<tag>` fills. */
class PartTable {
  readonly #ids = new Map<string, number>();
  readonly #byTag = new Map<string, number[]>();

  id(source: string): { readonly id: number; readonly isNew: boolean } {
    const known = this.#ids.get(source);
    if (known !== undefined) return { id: known, isNew: false };
    const id = this.#ids.size;
    this.#ids.set(source, id);
    return { id, isNew: true };
  }

  addTag(key: string, id: number): void {
    this.#byTag.set(key, [...(this.#byTag.get(key) ?? []), id]);
  }

  ofTag(key: string): readonly number[] {
    return this.#byTag.get(key) ?? [];
  }
}

function compilePattern(entry: NamedEntry, source: string, trie: CueTrie, parts: PartTable): Pattern {
  const intent = INTENTS.find((known) => known === entry.code);
  if (intent === undefined)
    throw new Error(`lexicon: pattern of ${entry.class}.${entry.code} names no intent`);
  const parsed = parsePattern(source);
  const ids = parsed.parts.map((alternatives) => {
    const { id, isNew } = parts.id(alternatives.join("|"));
    if (isNew)
      for (const alternative of alternatives) {
        const tag = tagOfPart(alternative);
        if (tag === undefined) trie.word(fold(alternative)).parts.push(id);
        else parts.addTag(tag, id);
      }
    return id;
  });
  return { intent: intent satisfies Intent, parts: ids, whole: parsed.whole, decisive: parsed.decisive };
}

/** Words are found in normalised messages, so they are normalised themselves. */
const fold = (word: string): string => normalise(word).text;

function linkTags(entries: readonly NamedEntry[], trie: CueTrie, parts: PartTable): void {
  for (const entry of entries)
    for (const text of entry.words) {
      const word = trie.word(fold(text));
      for (const key of tagKeys({ class: entry.class, code: entry.code }))
        for (const id of parts.ofTag(key)) if (!word.parts.includes(id)) word.parts.push(id);
    }
}

function wordsOfClass(entries: readonly NamedEntry[], name: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const entry of entries)
    if (entry.class === name) found.set(entry.code, [...(found.get(entry.code) ?? []), ...entry.words]);
  return found;
}
