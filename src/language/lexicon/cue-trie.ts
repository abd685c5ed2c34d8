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
   * Words in `text`, by start. A word inside a longer one is not there ("延迟退休" hides "退休", "不同意" hides "同意");
   * but a word that only patterns use hides none that means something by itself.
   */
  scan(text: string): Hit[] {
    const hits: Hit[] = [];
    let hidden = 0;
    let hiddenInPatterns = 0;
    for (let start = 0; start < text.length; start++) {
      this.#found.length = 0;
      this.#words.collectAt(text, start, this.#found);
      for (let i = this.#found.length - 1; i >= 0; i--) {
        const { end, value: word } = this.#found[i]!;
        const tagged = word.tags.length > 0;
        if (end <= hidden || (!tagged && end <= hiddenInPatterns)) continue;
        hits.push({ start, end, word });
        hiddenInPatterns = Math.max(hiddenInPatterns, end);
        if (tagged) hidden = end;
      }
    }
    return hits;
  }

  /** Reused from place to place: most hold nothing. */
  readonly #found: { readonly end: number; readonly value: Word }[] = [];
}
