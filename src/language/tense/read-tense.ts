import { codeAt } from "../words/code-at.ts";
import type { Cues } from "../lexicon/cues.ts";
import { isOneOf } from "../numbers/characters.ts";
import type { Span } from "../placed.ts";
import { clauseAround, clauseHas } from "./clause.ts";
import type { TenseWords } from "./lexicon.ts";
import { readIntent } from "./read-intent.ts";

/** Where a date can fall either way: 周三, 3月5日, 15号, 春节. */
export const PREFERENCES = ["past", "future", "this"] as const;
export type Preference = (typeof PREFERENCES)[number];

/** The side of today that a date lies on, and whether nothing says so but that reports look back. */
export interface Side {
  readonly prefer: Preference;
  readonly isGuess: boolean;
}

/** Which way a message looks, in all or where a date stands in it. The only place that decides it. */
export interface Tense {
  /** @param isDeadline by then, and not on that day: 12月31日前 */
  sideOf(date: Span, isDeadline: boolean): Side;
  /** Whether the clause tells of something done: 12月31日退休了. */
  isTold(date: Span): boolean;
}

/** The side that the caller asks for (`prefer`), whatever the words say. */
export const fixedTense = (prefer: Preference): Tense => ({
  sideOf: () => ({ prefer, isGuess: false }),
  isTold: () => false,
});

/**
 * Reads the tense out of the words: what is to be done looks ahead, as does what is asked for by a day; a report looks
 * back. Nothing is looked for before a date asks.
 *
 * @param text normalised, in lower case
 * @param cues the words of the features found in it, which know more of what is meant
 */
export const readTense = (text: string, words: TenseWords, cues: Cues | undefined): Tense =>
  new WordedTense(text, words, cues);

class WordedTense implements Tense {
  readonly #text: string;
  readonly #words: TenseWords;
  readonly #cues: Cues | undefined;
  /** Of all the message; `null` until it is asked for. */
  #whole: Preference | undefined | null = null;
  /** Where words stand that look ahead. */
  #ahead: readonly number[] = [];

  constructor(text: string, words: TenseWords, cues: Cues | undefined) {
    this.#text = text;
    this.#words = words;
    this.#cues = cues;
  }

  sideOf({ start, end }: Span, isDeadline: boolean): Side {
    if (this.#whole === null) this.#whole = this.#readWhole();
    if (this.#whole === "future" && this.#tellsApart({ start, end }))
      return { prefer: "past", isGuess: false };
    if (this.#whole !== undefined) return { prefer: this.#whole, isGuess: false };
    if (!isDeadline && this.#ahead.length === 0) return { prefer: "past", isGuess: true };
    const clause = clauseAround(this.#text, start, end);
    if (this.#ahead.some((at) => at >= clause.from && at < clause.to))
      return { prefer: "future", isGuess: false };
    if (!isDeadline) return { prefer: "past", isGuess: true };
    const isAsked = clauseHas(this.#text, clause, this.#words.demands);
    return { prefer: isAsked ? "future" : "this", isGuess: false };
  }

  isTold({ start, end }: Span): boolean {
    const clause = clauseAround(this.#text, start, end);
    return isOneOf("的", this.#text, clause.to - 1) || clauseHas(this.#text, clause, this.#words.told);
  }

  /** 「追悼会定在25号，人是20号走的」: what is to come is told in another clause. */
  #tellsApart(date: Span): boolean {
    const { from, to } = clauseAround(this.#text, date.start, date.end);
    const isPart = from > 0 || to < this.#text.length;
    if (!isPart || !isOneOf("的了", this.#text, to - 1)) return false;
    const ahead = [
      ...(this.#cues?.within("looks-ahead", from, to) ?? []),
      ...(this.#cues?.within("mode", from, to) ?? []),
    ];
    return !ahead.some(({ code }) => code !== "question");
  }

  /** What the features know, else 开团 and the like; on the way notes where anything looks ahead. */
  #readWhole(): Preference | undefined {
    const known = this.#cues === undefined ? undefined : readIntent(this.#text, this.#cues);
    if (known !== undefined) return known;
    const { ahead, starts } = this.#words;
    const places: number[] = [];
    let isPlan = false;
    for (let i = 0; i < this.#text.length; i++) {
      if (!starts.has(codeAt(this.#text, i))) continue;
      const word = ahead.match(this.#text, i);
      if (word === undefined) continue;
      isPlan ||= word.value === "plan";
      if (word.value !== "none") places.push(i);
      i = word.end - 1;
    }
    this.#ahead = places;
    return isPlan ? "future" : undefined;
  }
}
