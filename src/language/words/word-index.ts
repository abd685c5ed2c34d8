import { codeAt } from "./code-at.ts";
import { CharacterSet, numberFor, numberOf } from "./character-set.ts";

/** A word found in a text. */
export interface WordMatch<T> {
  readonly end: number;
  readonly value: T;
}

/** Finds the longest of many words at a position; one table look-up where none begins. */
export interface WordIndex<T> {
  /** Every code unit that a word begins with. */
  readonly starts: ReadonlySet<number>;
  match(text: string, at: number): WordMatch<T> | undefined;
}

interface Entry<T> {
  readonly word: string;
  readonly value: T;
}

/**
 * Words that begin with one character: by their second, longest first; and that character as a word. The seconds are
 * few: looking through them takes less than a map does.
 */
interface Branch<T> {
  readonly seconds: number[];
  readonly bySecond: Entry<T>[][];
  alone: Entry<T> | undefined;
}

/**
 * Indexes words by their first characters. Words are lower case; match against `foldCase(text)`. A Latin word is
 * found only whole, not inside another. Of equal words the first counts.
 */
export function indexWords<T>(words: Iterable<readonly [word: string, value: T]>): WordIndex<T> {
  const starts = new Set<number>();
  /** The branch of each first character, by its number. */
  const branches: (Branch<T> | undefined)[] = [undefined];
  for (const [written, value] of words) {
    const word = written.toLowerCase();
    if (word === "") continue;
    const first = codeAt(word, 0);
    starts.add(first);
    const number = numberFor(first);
    while (branches.length <= number) branches.push(undefined);
    const branch = (branches[number] ??= { seconds: [], bySecond: [], alone: undefined });
    addWord(branch, { word, value });
  }
  return {
    starts,
    match: (text, at) => {
      const number = numberOf(codeAt(text, at));
      const branch = number < branches.length ? branches[number] : undefined;
      return branch === undefined ? undefined : longest(branch, text, at);
    },
  };
}

function addWord<T>(branch: Branch<T>, entry: Entry<T>): void {
  if (entry.word.length === 1) {
    branch.alone ??= entry;
    return;
  }
  const second = codeAt(entry.word, 1);
  const place = branch.seconds.indexOf(second);
  const entries = branch.bySecond[place] ?? [];
  if (place < 0) {
    branch.seconds.push(second);
    branch.bySecond.push(entries);
  }
  entries.push(entry);
  entries.sort((a, b) => b.word.length - a.word.length);
}

function longest<T>(branch: Branch<T>, text: string, at: number): WordMatch<T> | undefined {
  const { seconds, bySecond, alone } = branch;
  const second = codeAt(text, at + 1);
  for (let i = 0; i < seconds.length; i++) {
    if (seconds[i] !== second) continue;
    for (const { word, value } of bySecond[i]!) {
      const end = at + word.length;
      if ((end === at + 2 || text.startsWith(word, at)) && isWhole(text, at, end)) return { end, value };
    }
    break;
  }
  return alone !== undefined && isWhole(text, at, at + 1) ? { end: at + 1, value: alone.value } : undefined;
}

const isWhole = (text: string, at: number, end: number): boolean =>
  !(isLatin(text, at) && isLatin(text, at - 1)) && !(isLatin(text, end - 1) && isLatin(text, end));

function isLatin(text: string, i: number): boolean {
  const code = codeAt(text, i) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}

/** All code units that any of these can begin at: the rest of a text is passed over in one step. */
export const joinStarts = (
  indexes: readonly { readonly starts: Iterable<number> }[],
  characters: string,
): CharacterSet =>
  new CharacterSet([
    ...indexes.flatMap(({ starts }) => [...starts]),
    ...Array.from({ length: characters.length }, (_, i) => codeAt(characters, i)),
  ]);

/** A–Z to a–z and nothing else: lengths, and so positions, stay. */
export function foldCase(text: string): string {
  let folded = "";
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const code = codeAt(text, i);
    if (code < 0x41 || code > 0x5a) continue;
    folded += text.slice(kept, i) + String.fromCharCode(code + 0x20);
    kept = i + 1;
  }
  return kept === 0 ? text : folded + text.slice(kept);
}
