import { pinyin } from "pinyin-pro";
import type { Reading } from "./index/loose-index.ts";

const syllables = new Map<string, string>();

/** By sound: the syllable without tone; zh/z, ch/c, sh/s and final ng/n are one, as voice input mixes them up. */
export const readSound: Reading = (character) => {
  let syllable = syllables.get(character);
  if (syllable === undefined) {
    const read = pinyin(character, { toneType: "none", mode: "surname" });
    syllable = read.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");
    syllables.set(character, syllable);
  }
  return syllable;
};

/** By shape: characters of one group (己已巳) count as the first of it. */
export function readShape(groups: Iterable<string>): Reading {
  const first = new Map<string, string>();
  for (const group of groups) for (const character of group) first.set(character, group);
  return (character) => first.get(character) ?? character;
}
