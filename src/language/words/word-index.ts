/** A word found in a text. */
export interface WordMatch<T> {
  readonly end: number;
  readonly value: T;
}

/** Finds the longest of many words at a position; one table look-up where none begins. */
export interface WordIndex<T> {
  /** 1 for every code unit that a word begins with. */
  readonly starts: Uint8Array;
  match(text: string, at: number): WordMatch<T> | undefined;
}

interface Entry<T> {
  readonly word: string;
  readonly value: T;
}

/** Words that begin with one character: by their second, longest first; and that character as a word. */
interface Branch<T> {
  readonly bySecond: Map<number, Entry<T>[]>;
  alone: Entry<T> | undefined;
}

const CODES = 0x10000;

/**
 * Indexes words by their first characters. Words are lower case; match against `foldCase(text)`. A Latin word is
 * found only whole, not inside another. Of equal words the first counts.
 */
export function indexWords<T>(words: Iterable<readonly [word: string, value: T]>): WordIndex<T> {
  const starts = new Uint8Array(CODES);
  const branches = new Map<number, Branch<T>>();
  for (const [written, value] of words) {
    const word = written.toLowerCase();
    if (word === "") continue;
    const first = word.charCodeAt(0);
    starts[first] = 1;
    const branch = branches.get(first) ?? { bySecond: new Map<number, Entry<T>[]>(), alone: undefined };
    branches.set(first, branch);
    addWord(branch, { word, value });
  }
  return {
    starts,
    match: (text, at) => (starts[text.charCodeAt(at)] === 1 ? longest(branches, text, at) : undefined),
  };
}

function addWord<T>(branch: Branch<T>, entry: Entry<T>): void {
  if (entry.word.length === 1) {
    branch.alone ??= entry;
    return;
  }
  const second = entry.word.charCodeAt(1);
  const entries = branch.bySecond.get(second) ?? [];
  branch.bySecond.set(second, entries);
  entries.push(entry);
  entries.sort((a, b) => b.word.length - a.word.length);
}

function longest<T>(branches: Map<number, Branch<T>>, text: string, at: number): WordMatch<T> | undefined {
  const branch = branches.get(text.charCodeAt(at));
  if (branch === undefined) return undefined;
  const entries = branch.bySecond.get(text.charCodeAt(at + 1));
  if (entries !== undefined) {
    for (const { word, value } of entries) {
      const end = at + word.length;
      if (text.startsWith(word, at) && isWhole(text, at, end)) return { end, value };
    }
  }
  const { alone } = branch;
  return alone !== undefined && isWhole(text, at, at + 1) ? { end: at + 1, value: alone.value } : undefined;
}

const isWhole = (text: string, at: number, end: number): boolean =>
  !(isLatin(text, at) && isLatin(text, at - 1)) && !(isLatin(text, end - 1) && isLatin(text, end));

function isLatin(text: string, i: number): boolean {
  const code = text.charCodeAt(i) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}

/** One table of all code units that any of these can begin at: the rest of a text is passed over in one step. */
export function joinStarts(
  indexes: readonly { readonly starts: Uint8Array }[],
  characters: string,
): Uint8Array {
  const joined = new Uint8Array(CODES);
  for (const { starts } of indexes)
    for (let code = 0; code < CODES; code++) joined[code]! |= starts[code] ?? 0;
  for (let i = 0; i < characters.length; i++) joined[characters.charCodeAt(i)] = 1;
  return joined;
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
