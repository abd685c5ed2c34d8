import { codeAt } from "./code-at.ts";
import { isLetter } from "./letters.ts";
/** Tells whether one of many words ends at a position: what stands before a figure often says what it is. */
export type EndingIndex = (text: string, end: number) => boolean;

/** Words are lower case; match against `foldCase(text)`. Spaces between the word and `end` do not count. */
export function indexEndings(words: Iterable<string>): EndingIndex {
  const byLast = new Map<number, string[]>();
  for (const written of words) {
    const word = written.toLowerCase();
    const last = codeAt(word, word.length - 1);
    const entries = byLast.get(last) ?? [];
    entries.push(word);
    byLast.set(last, entries);
  }
  return (text, position) => {
    let end = position;
    while (end > 0 && codeAt(text, end - 1) === 0x20) end--;
    const entries = byLast.get(codeAt(text, end - 1));
    return entries !== undefined && entries.some((word) => endsWith(text, end, word));
  };
}

/** A Latin word only whole: "within" does not end with "in". */
function endsWith(text: string, end: number, word: string): boolean {
  const start = end - word.length;
  return text.startsWith(word, start) && !(isLetter(codeAt(word, 0)) && isLetter(codeAt(text, start - 1)));
}
