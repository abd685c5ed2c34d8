import { CHARACTER_MAP, COMPOUND, DROPPED, foldCharacter } from "./character-map.ts";

/** Text on its way: `origins[i]` is where code unit `i` came from in the original. */
export interface Folded {
  readonly text: string;
  readonly origins: Uint16Array;
}

const ROUNDS = 4;

/**
 * The slow way, for text with surrogates, combining marks or characters that expand: clusters are folded by NFKC
 * and mapped again until nothing changes (a folded cluster may compose with its neighbour).
 */
export function foldCompounds(original: string, limit: number): Folded {
  let folded: Folded = {
    text: original,
    origins: Uint16Array.from({ length: original.length }, (_, i) => i),
  };
  for (let round = 0; round < ROUNDS; round++) {
    const next = foldOnce(folded, limit);
    if (next.text === folded.text) break;
    folded = next;
  }
  return folded;
}

function foldOnce({ text, origins }: Folded, limit: number): Folded {
  const clusters = splitClusters(text);
  let result = "";
  const from: number[] = [];
  for (const cluster of clusters) {
    const folded = mapUnits(foldCharacter(cluster.text));
    if (result.length + folded.length > limit) break;
    result += folded;
    for (let i = 0; i < folded.length; i++) from.push(origins[cluster.index] ?? 0);
  }
  return { text: result, origins: Uint16Array.from(from) };
}

/** A character with the marks that follow it; what is dropped neither starts nor ends a cluster. */
function splitClusters(text: string): { text: string; index: number }[] {
  const clusters: { text: string; index: number }[] = [];
  let index = 0;
  for (const character of text) {
    const last = clusters.at(-1);
    const unit = CHARACTER_MAP[character.charCodeAt(0)];
    const joins =
      character.length === 1 && unit === COMPOUND && last !== undefined && !isSurrogate(character);
    if (unit !== DROPPED && isWhole(character)) {
      if (joins) last.text += character;
      else clusters.push({ text: character, index });
    }
    index += character.length;
  }
  return clusters;
}

function mapUnits(text: string): string {
  let mapped = "";
  for (const character of text) {
    const unit = character.length === 1 ? (CHARACTER_MAP[character.charCodeAt(0)] ?? DROPPED) : COMPOUND;
    if (unit === DROPPED || !isWhole(character)) continue;
    mapped += unit === COMPOUND ? character : String.fromCharCode(unit);
  }
  return mapped;
}

const isSurrogate = (character: string): boolean => /[\ud800-\udfff]/.test(character);

/** Lone surrogates (Postgres refuses them) and invisible tags (U+E0000…) are not kept. */
function isWhole(character: string): boolean {
  if (character.length === 1) return !isSurrogate(character);
  return (character.codePointAt(0) ?? 0) >> 12 !== 0xe0;
}
