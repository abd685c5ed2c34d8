import { codeAt } from "../words/code-at.ts";
import { isLetter } from "../words/letters.ts";
/** What a character can be in a number. */
export const KIND = {
  none: 0,
  /** 0–9 */
  arabic: 1,
  /** 零一二两三…九, 壹…玖 */
  digit: 2,
  /** 十百千, 拾佰仟 */
  small: 3,
  /** 万亿兆, and the w people type for 万 */
  big: 4,
  /** 廿卅卌: two, three, four tens in one character */
  tens: 5,
  /** 几数: a digit that is not said */
  vague: 6,
} as const;

const TABLE: readonly (readonly [kind: number, characters: string, value: number])[] = [
  [KIND.digit, "零〇", 0],
  [KIND.digit, "一壹弌幺", 1],
  [KIND.digit, "二两贰俩弍", 2],
  [KIND.digit, "三叁参仨弎", 3],
  [KIND.digit, "四肆", 4],
  [KIND.digit, "五伍", 5],
  [KIND.digit, "六陆", 6],
  [KIND.digit, "七柒", 7],
  [KIND.digit, "八捌", 8],
  [KIND.digit, "九玖", 9],
  [KIND.small, "十拾", 1],
  [KIND.small, "百佰", 2],
  [KIND.small, "千仟", 3],
  [KIND.big, "万wW", 4],
  [KIND.big, "亿", 8],
  [KIND.big, "兆", 12],
  [KIND.tens, "廿", 2],
  [KIND.tens, "卅", 3],
  [KIND.tens, "卌", 4],
  [KIND.vague, "几数", 0],
];

const SIZE = 0x10000;
const kinds = new Uint8Array(SIZE);
const values = new Uint8Array(SIZE);

for (let digit = 0; digit <= 9; digit++) {
  kinds[0x30 + digit] = KIND.arabic;
  values[0x30 + digit] = digit;
}
for (const [kind, characters, value] of TABLE) {
  for (const character of characters) {
    kinds[codeAt(character, 0)] = kind;
    values[codeAt(character, 0)] = value;
  }
}

/** Every character that a number may begin with or hold. */
export const NUMERALS = `0123456789${TABLE.map(([, characters]) => characters).join("")}`;

/** Kind of the character at `i`, `KIND.none` beyond the end. */
export const kindAt = (text: string, i: number): number => kinds[codeAt(text, i)] ?? KIND.none;

/** Value of the digit, or power of ten of the unit, at `i`. */
export const valueAt = (text: string, i: number): number => values[codeAt(text, i)] ?? 0;

/** First position at or after `i` that is no space. */
export function skipSpaces(text: string, i: number): number {
  let at = i;
  while (codeAt(text, at) === 0x20) at++;
  return at;
}

/** Behind a letter and a letter itself: no Latin word begins here. */
export const isInLatinWord = (text: string, i: number): boolean =>
  isLetter(codeAt(text, i)) && isLetter(codeAt(text, i - 1));

/** Is the character at `i` one of `set`? Never beyond the end. */
export function isOneOf(set: string, text: string, i: number): boolean {
  // By codes: charAt would make a string of every Chinese character it looks at.
  const code = codeAt(text, i);
  for (let k = 0; k < set.length; k++) if (codeAt(set, k) === code) return true;
  return false;
}
