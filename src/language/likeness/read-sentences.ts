import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Sentences } from "./likeness.ts";
import { readMasked } from "./mask.ts";

/** The files `sentences` of the lexicons: `[intent]` or `[report-change.death]`, and a sentence a line. */
export function readSentences(lexicons: readonly Lexicon[]): Sentences {
  const sentences = new Map<string, string[]>();
  for (const { sentences: text } of lexicons)
    if (typeof text === "string") addLines(sentences, text.split("\n"));
  return sentences;
}

function addLines(sentences: Map<string, string[]>, lines: readonly string[]): void {
  let list: string[] = [];
  for (const line of lines) {
    const label = /^\[([a-z.-]+)\]$/.exec(line)?.[1];
    if (label !== undefined) {
      list = sentences.get(label) ?? [];
      sentences.set(label, list);
    } else if (line !== "") list.push(readMasked(line));
  }
}
