/**
 * The words of one locale as they stand in `locales/<locale>/lexicon/*.yaml`: file → class → code → entry. The files
 * `numbers`, `money`, `dates`, `tense` and `senses` have shapes of their own and are read by the finders of those entities;
 * `sentences` is a text, from which the likeness of a message to others is learnt.
 */
export type Lexicon = Readonly<Record<string, unknown>>;

export interface Entry {
  /** Words that stand for the code; `(a|b)` in one of them is spelt out. */
  readonly words: readonly string[];
  /** Sentences with gaps that stand for an intent: `撤回|收回…同意`. */
  readonly patterns: readonly string[];
  /** Whole messages that must be read as this code; a test holds them. */
  readonly examples: readonly string[];
}

export interface NamedEntry extends Entry {
  readonly file: string;
  readonly class: string;
  readonly code: string;
}

const OWN_SHAPE = new Set(["numbers", "money", "dates", "names", "tense", "senses", "sentences"]);

/** Every entry of the files that hold cue words. A bare list is short for `{ words: [...] }`. */
export function listEntries(lexicon: Lexicon): NamedEntry[] {
  return Object.entries(lexicon)
    .filter(([file]) => !OWN_SHAPE.has(file))
    .flatMap(([file, classes]) =>
      Object.entries(asRecord(classes)).flatMap(([name, codes]) =>
        Object.entries(asRecord(codes)).map(([code, entry]) => readEntry(file, name, code, entry)),
      ),
    );
}

function readEntry(file: string, name: string, code: string, entry: unknown): NamedEntry {
  if (Array.isArray(entry))
    return { file, class: name, code, words: spellOut(strings(entry)), patterns: [], examples: [] };
  const fields = asRecord(entry);
  return {
    file,
    class: name,
    code,
    words: spellOut(strings(fields["words"])),
    patterns: strings(fields["patterns"]),
    examples: strings(fields["examples"]),
  };
}

/** `(电话|地址)(变了|换了)` is short for every one of the four. */
const spellOut = (words: readonly string[]): string[] => [...new Set(words.flatMap(combine))];

const NESTED = /\([^)]*\(/;

function combine(word: string): string[] {
  if (!word.includes("|")) return [word];
  if (NESTED.test(word))
    throw new Error(`lexicon: brackets within brackets are not read, write them out: ${word}`);
  // Every second part is a list of alternatives.
  return word
    .split(/[()]/)
    .reduce<string[]>(
      (begun, part, at) =>
        (at % 2 === 0 ? [part] : part.split("|")).flatMap((next) => begun.map((said) => said + next)),
      [""],
    );
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
