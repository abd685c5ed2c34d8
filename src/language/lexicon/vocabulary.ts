import { INTENTS, type Intent } from "../frame.ts";
import type { Learn } from "../likeness/learn-weights.ts";
import { Likeness } from "../likeness/likeness.ts";
import { readSentences } from "../likeness/read-sentences.ts";
import { addTag, CueTrie, type Word } from "./cue-trie.ts";
import { PatternParts } from "./patterns/pattern-parts.ts";
import { fold } from "./fold.ts";
import { listEntries, type Lexicon, type NamedEntry } from "./lexicon.ts";
import { PatternTable } from "./patterns/pattern-table.ts";
import { Senses } from "./senses.ts";
import { parsePattern, tagKeys, type Pattern } from "./patterns/patterns.ts";

/** The compiled lexicons of all locales: one walk over a message finds the words of every one of them. */
export interface Vocabulary {
  readonly trie: CueTrie;
  readonly patterns: PatternTable;
  /** What stands in for the names, days and titles of a message, so that they can fill a part `<entity:person>`. */
  readonly entityWords: Readonly<Record<EntityClass, Word>>;
  /** What a message is like of all that people were known to write. */
  readonly likeness: Likeness;
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
  // A verdict in a syllable that ends its clause: 「…，批」「…驳了吧」
  "curt-yes",
  "curt-pass",
  "curt-no",
  "curt-back",
  "curt-undo",
] as const;
export type EntityClass = (typeof ENTITY_CLASSES)[number];

export function compileVocabulary(lexicons: readonly Lexicon[], learn?: Learn): Vocabulary {
  const entries = lexicons.flatMap(listEntries);
  const trie = new CueTrie();
  for (const entry of entries) {
    const tag = { class: entry.class, code: entry.code };
    for (const word of entry.words) addTag(trie.word(fold(word)), tag);
  }
  const parts = new PatternParts(trie, new Senses(lexicons));
  const patterns = entries.flatMap((entry) =>
    entry.patterns.map((source) => compilePattern(entry, source, parts)),
  );
  linkTags(entries, trie, parts);
  const entityWords = Object.fromEntries(ENTITY_CLASSES.map((code) => [code, entityWord(code, trie, parts)]));
  return {
    trie,
    patterns: new PatternTable(patterns, parts.list(entries.flatMap(({ examples }) => examples)), trie.words),
    entityWords: entityWords as Record<EntityClass, Word>,
    likeness: new Likeness(readSentences(lexicons), learn),
  };
}

function compilePattern(entry: NamedEntry, source: string, parts: PatternParts): Pattern {
  const intent = INTENTS.find((known) => known === entry.code);
  if (intent === undefined)
    throw new Error(`lexicon: pattern of ${entry.class}.${entry.code} names no intent`);
  const { sign, orders } = parsePattern(source);
  return {
    intent: intent satisfies Intent,
    sign,
    orders: orders.map((order) => order.map((alternatives) => parts.partOf(alternatives))),
  };
}

function linkTags(entries: readonly NamedEntry[], trie: CueTrie, parts: PatternParts): void {
  for (const entry of entries)
    for (const text of entry.words) {
      const word = trie.word(fold(text));
      for (const key of tagKeys({ class: entry.class, code: entry.code }))
        for (const id of parts.ofTag(key)) parts.fill(id, word);
    }
}

function entityWord(code: EntityClass, trie: CueTrie, parts: PatternParts): Word {
  const word = trie.standIn();
  addTag(word, { class: "entity", code });
  // The units and days beside a question narrow it, and ask for nothing else.
  if (code === "date" || code === "union") word.classes.add("beside");
  for (const id of parts.ofTag(`entity:${code}`)) parts.fill(id, word);
  return word;
}
