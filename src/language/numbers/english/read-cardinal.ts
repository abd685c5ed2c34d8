import { isOneOf, skipSpaces } from "../characters.ts";
import type { WordMatch } from "../../words/word-index.ts";
import { ENGLISH, type EnglishWord } from "./english-words.ts";

/** A whole number in words. */
export interface Cardinal {
  readonly end: number;
  readonly value: number;
  /** Power of ten of the last word. */
  readonly power: number;
  /** Nothing but "a". */
  readonly isArticle: boolean;
}

const HUNDRED = 2;

class Sum {
  total = 0;
  section = 0;
  /** Power of the last thousand or million; the next must be smaller. */
  lastPower = 15;
  power = 0;
  /** What may follow: ones behind tens, anything behind a hundred or thousand. */
  takes: "any" | "ones" | "none" = "any";

  /** Whether the word goes on with the number. */
  take(word: EnglishWord): boolean {
    switch (word.kind) {
      case "ones":
        return this.#takeOnes(word.value);
      case "tens":
        return this.takes === "any" && this.#add(word.value, "ones");
      case "ordinal":
        return this.#takeOrdinal(word.value, word.isPlural);
      case "scale":
        return this.#takeScale(word.power);
      default:
        return false;
    }
  }

  #add(value: number, takes: "ones" | "none"): boolean {
    this.section += value;
    this.takes = takes;
    this.power = 0;
    return true;
  }

  #takeOnes(value: number): boolean {
    const fits = this.takes === "any" || (this.takes === "ones" && value > 0 && value < 10);
    return fits && this.#add(value, "none");
  }

  /** twenty-first, one hundred fifth: the last word of an ordinal. */
  #takeOrdinal(value: number, isPlural: boolean): boolean {
    if (isPlural || this.section + this.total === 0) return false;
    const fits = this.takes === "ones" ? value < 10 : this.takes === "any" && value < 100;
    return fits && this.#add(value, "none");
  }

  #takeScale(power: number): boolean {
    if (this.section === 0) return false;
    if (power === HUNDRED) {
      if (this.section > 99) return false;
      this.section *= 100;
    } else {
      if (power >= this.lastPower) return false;
      this.total += this.section * 10 ** power;
      this.section = 0;
      this.lastPower = power;
    }
    this.power = power;
    this.takes = "any";
    return true;
  }
}

/** two hundred and five, twenty-one thousand, a hundred; "a" alone is left for fractions. */
export function readCardinal(text: string, start: number): Cardinal | undefined {
  const sum = new Sum();
  let end = start;
  let word = ENGLISH.match(text, start);
  const isArticle = word?.value.kind === "article";
  if (isArticle && word !== undefined) {
    sum.section = 1;
    end = word.end;
    word = wordAfter(text, end);
    if (word?.value.kind !== "scale") return { end, value: 1, power: 0, isArticle };
  }
  while (word !== undefined && sum.take(word.value)) {
    end = word.end;
    if (sum.takes === "none" && word.value.kind === "ordinal") break;
    word = wordAfter(text, end) ?? (sum.power >= HUNDRED ? wordBehindAnd(text, end) : undefined);
  }
  const value = sum.total + sum.section;
  return end > start && Number.isSafeInteger(value)
    ? { end, value, power: sum.power, isArticle: false }
    : undefined;
}

/** The next word, behind spaces or a hyphen. */
export function wordAfter(text: string, end: number): WordMatch<EnglishWord> | undefined {
  let at = skipSpaces(text, end);
  if (isOneOf("-", text, at)) at = skipSpaces(text, at + 1);
  return at > end ? ENGLISH.match(text, at) : undefined;
}

/** two hundred and five, but not "one hundred and a third". */
function wordBehindAnd(text: string, end: number): WordMatch<EnglishWord> | undefined {
  const at = skipSpaces(text, end);
  if (at === end || !text.startsWith("and ", at)) return undefined;
  const word = ENGLISH.match(text, skipSpaces(text, at + 4));
  if (word?.value.kind !== "ones" && word?.value.kind !== "tens") return undefined;
  // three hundred and two thirds
  const next = wordAfter(text, word.end);
  return next !== undefined && isBottom(next.value) ? undefined : word;
}

const isBottom = (word: EnglishWord): boolean =>
  word.kind === "half" || word.kind === "quarter" || (word.kind === "ordinal" && word.isPlural);
