import TRADITIONAL_TO_SIMPLIFIED from "opencc-js/dict/TSCharacters";

/** What a code unit becomes: itself, another one, or one of these two marks. */
export const DROPPED = 0x0000;
/** Not settled by one code unit alone: surrogates, combining marks, characters that expand (㎡, ½, ﷺ). */
export const COMPOUND = 0xffff;

// Seen in the middle of names and lists: 买买提•艾力, 3～5万, 12−1. NFKC alone leaves them apart.
const LOOKALIKES: readonly (readonly [string, string])[] = [
  ["•・‧∙⋅･᛫◦", "·"],
  ["‐‑‒–—―−﹣－─━ー", "-"],
  ["〜～∼˜﹏", "~"],
  ["‘’‛`´", "'"],
  ["“”„‟〝〞", '"'],
  ["￥", "¥"],
  ["﹒", "."],
  ["\t\u00a0\u3000", " "],
  ["\r\u2028\u2029\u0085", "\n"],
  ["○◯", "〇"],
];

// Zero width, bidirectional controls, variation selectors, soft hyphens and fillers carry no meaning for us.
const DROPPED_RANGES: readonly (readonly [number, number])[] = [
  [0x0000, 0x0008],
  [0x000b, 0x000c],
  [0x000e, 0x001f],
  [0x007f, 0x0084],
  [0x0086, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
];

/**
 * NFKC, but for what would bring digits along: with ① ½ ² ㎡ as 1, 1⁄2, 2, m2, "①自付3万②自费8千" would say 3万2.
 */
export function foldCharacter(character: string): string {
  const folded = character.normalize("NFKC");
  return /\d/.test(folded) && !isDigitForm(character.codePointAt(0) ?? 0) ? character : folded;
}

/** Full-width, mathematical and segmented digits are digits written otherwise. */
const isDigitForm = (point: number): boolean =>
  point < 0x80 ||
  (point >= 0xff10 && point <= 0xff19) ||
  (point >= 0x1_d7ce && point <= 0x1_d7ff) ||
  (point >= 0x1_fbf0 && point <= 0x1_fbf9);

function buildCharacterMap(): Uint16Array {
  const map = new Uint16Array(0x10000);
  const combining = /\p{M}/u;
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    const folded = foldCharacter(character);
    map[code] = folded.length === 1 && !combining.test(character) ? folded.charCodeAt(0) : COMPOUND;
  }
  // Hangul jamo and the halfwidth kana marks compose with what stands before them.
  for (const [from, to] of [
    [0x1100, 0x11ff],
    [0x3099, 0x309c],
    [0xd800, 0xdfff],
    [0xff9e, 0xffdc],
  ] as const) {
    map.fill(COMPOUND, from, to + 1);
  }
  for (const [from, to] of readSimplified()) map[from] = to;
  for (const [alike, standard] of LOOKALIKES) {
    for (const character of alike) map[character.charCodeAt(0)] = standard.charCodeAt(0);
  }
  for (const [from, to] of DROPPED_RANGES) map.fill(DROPPED, from, to + 1);
  closeOver(map);
  return map;
}

/** Only pairs of one code unit each: phrase rules would shift offsets, and matching needs no more. */
function* readSimplified(): Generator<readonly [number, number]> {
  for (const pair of TRADITIONAL_TO_SIMPLIFIED.split("|")) {
    const [traditional = "", simplified = ""] = pair.split(" ");
    if (traditional.length === 1 && simplified.length === 1) {
      yield [traditional.charCodeAt(0), simplified.charCodeAt(0)];
    }
  }
}

/** What a character becomes must itself stay: a compatibility form of a traditional character goes all the way. */
function closeOver(map: Uint16Array): void {
  for (let code = 0; code < 0x10000; code++) {
    let to = map[code] ?? DROPPED;
    for (let step = 0; step < 4 && to !== DROPPED && to !== COMPOUND; step++) to = map[to] ?? DROPPED;
    map[code] = to;
  }
}

/** Characters of the basic plane → one code unit each, so that offsets stay as they are. Built once, 128 KB. */
export const CHARACTER_MAP: Uint16Array = buildCharacterMap();
