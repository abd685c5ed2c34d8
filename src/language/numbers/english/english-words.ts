import { indexWords, type WordIndex } from "../../words/word-index.ts";

/** What an English word can be in a number. */
export type EnglishWord =
  /** zero … nineteen */
  | { readonly kind: "ones"; readonly value: number }
  /** twenty … ninety */
  | { readonly kind: "tens"; readonly value: number }
  | { readonly kind: "scale"; readonly power: number }
  /** third, thirds, halves: the last word of an ordinal, or the lower part of a fraction. */
  | { readonly kind: "ordinal"; readonly value: number; readonly isPlural: boolean }
  | { readonly kind: "half" | "quarter"; readonly isPlural: boolean }
  | { readonly kind: "dozen" | "article" };

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
/** From first on; 0 holds the place of zero. */
const ORDINALS =
  "0 first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
const TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";

const SCALES: readonly (readonly [power: number, words: string])[] = [
  [2, "hundred hundreds"],
  [3, "thousand thousands"],
  [5, "lakh lakhs lac lacs"],
  [6, "million millions mln mil"],
  [7, "crore crores"],
  [9, "billion billions bln bn"],
  [12, "trillion trillions tln"],
];

function* eachEnglish(): Generator<readonly [string, EnglishWord]> {
  for (const [value, word] of ONES.split(" ").entries()) yield [word, { kind: "ones", value }];
  for (const word of ["nought", "naught"]) yield [word, { kind: "ones", value: 0 }];
  for (const [index, word] of TENS.split(" ").entries())
    yield [word, { kind: "tens", value: (index + 2) * 10 }];
  for (const [value, word] of ORDINALS.split(" ").entries()) if (value > 0) yield* eachOrdinal(word, value);
  for (const [index, word] of TENTHS.split(" ").entries()) yield* eachOrdinal(word, (index + 2) * 10);
  for (const [power, words] of SCALES) {
    for (const word of words.split(" ")) yield [word, { kind: "scale", power }];
    yield* eachOrdinal(`${words.split(" ")[0]}th`, 10 ** power);
  }
  for (const [word, isPlural] of [
    ["half", false],
    ["halves", true],
  ] as const)
    yield [word, { kind: "half", isPlural }];
  for (const [word, isPlural] of [
    ["quarter", false],
    ["quarters", true],
  ] as const)
    yield [word, { kind: "quarter", isPlural }];
  for (const word of ["dozen", "dozens"]) yield [word, { kind: "dozen" }];
  for (const word of ["a", "an"]) yield [word, { kind: "article" }];
}

function* eachOrdinal(word: string, value: number): Generator<readonly [string, EnglishWord]> {
  yield [word, { kind: "ordinal", value, isPlural: false }];
  yield [`${word}s`, { kind: "ordinal", value, isPlural: true }];
}

/** Lower case, whole words only. */
export const ENGLISH: WordIndex<EnglishWord> = indexWords(eachEnglish());

const STARTS = new Set(["ones", "tens", "ordinal", "half", "quarter", "scale", "article"]);

/** Every letter that a number may begin with. */
export const ENGLISH_STARTS: string = [
  ...new Set(
    Array.from(eachEnglish()).flatMap(([word, { kind }]) => (STARTS.has(kind) ? [word.charAt(0)] : [])),
  ),
].join("");
