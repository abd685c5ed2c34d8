/** A word found in a text. */
export interface WordMatch<T> {
  readonly end: number;
  readonly value: T;
}

/** Finds the longest of many words at a position; one table look-up where none begins. */
export interface WordIndex<T> {
  match(text: string, at: number): WordMatch<T> | undefined;
}

interface Entry<T> {
  readonly word: string;
  readonly value: T;
}

/**
 * Indexes words by their first character. Words are lower case; match against `foldCase(text)`. A Latin word is
 * found only whole, not inside another.
 */
export function indexWords<T>(words: Iterable<readonly [word: string, value: T]>): WordIndex<T> {
  const starts = new Uint8Array(0x10000);
  const byFirst = new Map<number, Entry<T>[]>();
  for (const [written, value] of words) {
    const word = written.toLowerCase();
    const first = word.charCodeAt(0);
    if (word === "") continue;
    starts[first] = 1;
    const entries = byFirst.get(first) ?? [];
    entries.push({ word, value });
    byFirst.set(first, entries);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.word.length - a.word.length);
  return {
    match: (text, at) => (starts[text.charCodeAt(at)] === 1 ? longest(byFirst, text, at) : undefined),
  };
}

function longest<T>(byFirst: Map<number, Entry<T>[]>, text: string, at: number): WordMatch<T> | undefined {
  for (const { word, value } of byFirst.get(text.charCodeAt(at)) ?? []) {
    const end = at + word.length;
    if (text.startsWith(word, at) && isWhole(text, at, end)) return { end, value };
  }
  return undefined;
}

const isWhole = (text: string, at: number, end: number): boolean =>
  !(isLatin(text, at) && isLatin(text, at - 1)) && !(isLatin(text, end - 1) && isLatin(text, end));

function isLatin(text: string, i: number): boolean {
  const code = text.charCodeAt(i) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}

/** A–Z to a–z and nothing else: lengths, and so positions, stay. */
export function foldCase(text: string): string {
  let folded = "";
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x41 || code > 0x5a) continue;
    folded += text.slice(kept, i) + String.fromCharCode(code + 0x20);
    kept = i + 1;
  }
  return kept === 0 ? text : folded + text.slice(kept);
}
