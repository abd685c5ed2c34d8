import { codeAt } from "../words/code-at.ts";
import type { Span } from "../placed.ts";
import type { SpanSet } from "../span-set.ts";
import { CharacterSet } from "../words/character-set.ts";
import { Trie } from "./trie.ts";
import { numberOf, WordClasses } from "./word-classes.ts";

/** A word of the lexicon with everything it stands for. */
export interface Word {
  /** Its number among all words. */
  readonly id: number;
  readonly text: string;
  tags: readonly Tag[];
  /** The classes of its tags. */
  readonly classes: WordClasses;
  /** Parts of sentence patterns that this word can fill. */
  parts: readonly number[];
}

/** Lists of tags and parts are as long as they are: one that is pushed to keeps room for 17, and most hold one or none. */
const NONE: readonly never[] = [];

export function addTag(word: Word, tag: Tag): void {
  word.tags = word.tags.concat(tag);
  word.classes.add(tag.class);
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

/** Classes whose words stand around what is said, or answer; all others say something themselves. */
const AROUND = WordClasses.of(
  "reply",
  "noise",
  "filler",
  "locale",
  "correction",
  "field",
  "turn",
  "before-name",
  "after-name",
  "before-unit",
  "before-value",
  "from",
  "comes-after",
  "asks-money",
  "announcement",
  "denial",
  "noun-after",
  "date-before",
  "date-after",
  "aside-before",
  "aside-after",
  "aside-clause",
  "possessive",
  "self",
  "pronoun",
  "kin",
  "topic",
  "season",
  "consolation",
  "listing",
  "beside",
  "own-unit",
  "request",
  "looks-back",
  "looks-ahead",
  "no-figure",
  "numbered",
  "reporting",
  "companion",
  "implied",
  "settles",
  "ask",
  "slip",
  "step",
  "export",
  "mode",
  "left-open",
  "choosing",
  "address",
  "affirming",
  "holding-back",
  "half-done",
  "spelling",
  "still",
  "lacking",
  "reply-to-yes-no",
  "about",
  "why",
  "sheet",
  "gets",
  "former",
  "ill-hint",
  "ours",
  "own-home",
  "unsplit",
  "taken-back",
  "record-field",
  "record-value",
  "record-says",
  "suffered",
  "passive",
  "revoked",
  "of-honour",
  "verdict",
  "curt",
  "short-of",
  "desk",
  "suppose",
  "own",
  "of-oneself",
  "contrast",
  "closing-doubt",
  "assent",
  "record-right",
  "all-others",
);

const UNSPLIT = numberOf("unsplit");

/** Whether a word has a meaning of its own, rather than standing around what is said. */
export const saysSomething = ({ classes }: Word): boolean => classes.exceeds(AROUND);

/** A word that begins so turns round what stands in it: 不同意, 没有变动. */
const NEGATORS = CharacterSet.of("不没未无非别");

/** A word that shares characters with a name and is not inside it is no word. */
const crosses = (names: SpanSet, word: Span): boolean => names.touches(word) && !names.holds(word);

/** Finds every word of the lexicon in one walk over the text, however many words there are. */
export class CueTrie {
  readonly #words = new Trie<Word>();
  /** Every word, by number. */
  readonly words: Word[] = [];

  /** The word for `text`, made on first asking. */
  word(text: string): Word {
    const known = this.#words.get(text);
    if (known) return known;
    const word = this.standIn(text);
    this.#words.set(text, word);
    return word;
  }

  /** A word that no text is: it stands in for a name or a figure that is found in other ways. */
  standIn(text = ""): Word {
    const word: Word = { id: this.words.length, text, tags: NONE, classes: new WordClasses(), parts: NONE };
    this.words.push(word);
    return word;
  }

  /**
   * Words in `text`, by start, the longest first. A word that says something hides those inside it ("延迟退休" hides
   * "退休"), and so does a negation ("不同意" hides "同意"); other words leave the shorter ones to be read. Of two that
   * share characters the longer hides, the first of equals: 大病救助｜标准 and not 大病｜救助标准, but 被｜撤销荣誉称号.
   * Words of the class `unsplit` leave none: 什么 holds no 么, 看不清 no 看. `names` are known to stand there: no word crosses their edges (李强｜调到 holds no 强调).
   */
  scan(text: string, names?: SpanSet): Hit[] {
    const hits: Hit[] = [];
    let hidden = 0;
    let hiding = 0;
    let negated = 0;
    let sealed = 0;
    for (let start = 0; start < text.length; start++) {
      const count = this.#words.findAt(text, start, this.#ends, this.#found);
      if (count === 0) continue;
      const negates = NEGATORS.has(codeAt(text, start));
      const inNegation = negated;
      for (let i = count - 1; i >= 0; i--) {
        const end = this.#ends[i]!;
        if (end <= hidden || end <= inNegation || end <= sealed) continue;
        if (names !== undefined && crosses(names, { start, end })) continue;
        const word = this.#found[i]!;
        hits.push({ start, end, word });
        if (word.classes.has(UNSPLIT)) sealed = Math.max(sealed, end);
        if (saysSomething(word)) {
          if (start < hidden && end - start <= hiding) continue;
          hidden = end;
          hiding = end - start;
        } else if (negates) negated = Math.max(negated, end);
      }
    }
    return hits;
  }

  /** What was found at the place in hand; reused from place to place. */
  readonly #ends: number[] = [];
  readonly #found: Word[] = [];
}
