import { Trie } from "./trie.ts";

/** A word of the lexicon with everything it stands for. */
export interface Word {
  readonly text: string;
  readonly tags: Tag[];
  /** Parts of sentence patterns that this word can fill. */
  readonly parts: number[];
}

export interface Tag {
  readonly class: string;
  readonly code: string;
}

export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly word: Word;
}

/** Finds every word of the lexicon in one walk over the text, however many words there are. */
export class CueTrie {
  readonly #words = new Trie<Word>();

  /** The word for `text`, made on first asking. */
  word(text: string): Word {
    const known = this.#words.get(text);
    if (known) return known;
    const word: Word = { text, tags: [], parts: [] };
    this.#words.set(text, word);
    return word;
  }

  /**
   * Words in `text`, by start; a word strictly inside a longer one is not there ("延迟退休" hides "退休", "不同意" hides
   * "同意").
   */
  scan(text: string): Hit[] {
    const hits: Hit[] = [];
    let hiddenTo = 0;
    for (let start = 0; start < text.length; start++) {
      const found = this.#words.longestAt(text, start);
      if (found === undefined || found.end <= hiddenTo) continue;
      hits.push({ start, end: found.end, word: found.value });
      hiddenTo = found.end;
    }
    return hits;
  }
}
