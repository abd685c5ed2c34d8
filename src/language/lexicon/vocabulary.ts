import { INTENTS, type Intent } from "../frame.ts";
import { normalise } from "../normalise.ts";
import { CueTrie, type Word } from "./cue-trie.ts";
import { listEntries, type Lexicon, type NamedEntry } from "./lexicon.ts";
import { parsePattern, PatternTable, tagKeys, tagOfPart, type Pattern } from "./patterns.ts";

/** The compiled lexicons of all locales: one walk over a message finds the words of every one of them. */
export interface Vocabulary {
  readonly trie: CueTrie;
  readonly patterns: PatternTable;
  /** What stands in for the names, days and titles of a message, so that they can fill a part `<entity:person>`. */
  readonly entityWords: Readonly<Record<EntityClass, Word>>;
}

export const ENTITY_CLASSES = [
  "person", // who something is said of
  "named", // anybody named, the one spoken to included
  "union",
  "honour",
  "date",
  "figure", // a sum or a number that belongs to no day
  "receipt", // 2026-000123
  "list-number", // MD2026-0001
  "batch-number", // FK2026-0001
  "application-number", // SQ2026-000001
  "export-number", // X00012
  "payout-number", // DC2026-0001
  "rule-number", // GZ2026-0001
] as const;
export type EntityClass = (typeof ENTITY_CLASSES)[number];

export function compileVocabulary(lexicons: readonly Lexicon[]): Vocabulary {
  const entries = lexicons.flatMap(listEntries);
  const trie = new CueTrie();
  for (const entry of entries)
    for (const word of entry.words) trie.word(fold(word)).tags.push({ class: entry.class, code: entry.code });
  const parts = new PartTable();
  const patterns = entries.flatMap((entry) =>
    entry.patterns.flatMap((source) => compilePatterns(entry, source, trie, parts)),
  );
  linkTags(entries, trie, parts);
  const entityWord = (code: EntityClass): Word => ({
    text: "",
    tags: [{ class: "entity", code }],
    parts: [...parts.ofTag(`entity:${code}`)],
  });
  return {
    trie,
    patterns: new PatternTable(patterns, parts.size),
    entityWords: Object.fromEntries(ENTITY_CLASSES.map((code) => [code, entityWord(code)])) as Record<
      EntityClass,
      Word
    >,
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

  get size(): number {
    return this.#ids.size;
  }

  addTag(key: string, id: number): void {
    this.#byTag.set(key, [...(this.#byTag.get(key) ?? []), id]);
  }

  ofTag(key: string): readonly number[] {
    return this.#byTag.get(key) ?? [];
  }
}

function compilePatterns(entry: NamedEntry, source: string, trie: CueTrie, parts: PartTable): Pattern[] {
  const intent = INTENTS.find((known) => known === entry.code);
  if (intent === undefined)
    throw new Error(`lexicon: pattern of ${entry.class}.${entry.code} names no intent`);
  return parsePattern(source).map((parsed) => ({
    intent: intent satisfies Intent,
    parts: parsed.parts.map((alternatives) => partOf(alternatives, trie, parts)),
    sign: parsed.sign,
  }));
}

function partOf(alternatives: readonly string[], trie: CueTrie, parts: PartTable): number {
  const { id, isNew } = parts.id(alternatives.join("|"));
  if (!isNew) return id;
  for (const alternative of alternatives) {
    const tag = tagOfPart(alternative);
    if (tag === undefined) trie.word(fold(alternative)).parts.push(id);
    else parts.addTag(tag, id);
  }
  return id;
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
