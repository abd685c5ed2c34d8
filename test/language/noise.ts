import { array, boolean, constantFrom, nat, record, tuple, type Arbitrary } from "fast-check";

const ZERO_WIDTH = ["\u200b", "\u200d", "\ufeff", "\u2060", "\u200e", "\u202c", "\u00ad"];

/** All of a text in full-width forms, as some keyboards send it. */
export const toFullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** What gets into messages by copying: invisible characters, full-width forms, spaces at both ends. */
export const noiseArbitrary = record({
  spots: array(tuple(nat(), constantFrom(...ZERO_WIDTH)), { maxLength: 4 }),
  isWide: boolean(),
  before: constantFrom("", " ", "　", "\n"),
  after: constantFrom("", " ", "　", "\n"),
});

export type Noise = typeof noiseArbitrary extends Arbitrary<infer T> ? T : never;

export function addNoise(text: string, { spots, isWide, before, after }: Noise): string {
  let noisy = isWide ? toFullWidth(text) : text;
  for (const [spot, character] of spots) {
    const at = spot % (noisy.length + 1);
    noisy = noisy.slice(0, at) + character + noisy.slice(at);
  }
  return before + noisy + after;
}
