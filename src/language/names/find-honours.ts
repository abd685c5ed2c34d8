import type { HonourMention } from "../frame.ts";
import type { Cues } from "../lexicon/cues.ts";
import { numberOf } from "../lexicon/word-classes.ts";
import { Trie } from "../lexicon/trie.ts";
import { spanOf, type Normalised } from "../normalise.ts";
import type { Placed } from "../placed.ts";
import type { RosterHonour, RosterIndex } from "./index/roster-index.ts";

const HONOUR = numberOf("honour");

const catalogues = new WeakMap<readonly RosterHonour[], Trie<string[]>>();

/** Titles by every way they are written: those of the roster's catalogue, and those the lexicon knows. */
export function findHonours(
  n: Normalised,
  cues: Cues,
  roster: RosterIndex | undefined,
): Placed<HonourMention>[] {
  const found = roster && roster.honours.length > 0 ? findListed(n, roster.honours) : [];
  if (!cues.has("honour")) return found;
  for (const hit of cues.hits) {
    if (!hit.word.classes.has(HONOUR)) continue;
    const codes = hit.word.tags.filter((tag) => tag.class === "honour").map(({ code }) => code);
    if (found.some((other) => other.start < hit.end && hit.start < other.end)) continue;
    found.push(placeHonour(n, hit.start, hit.end, codes));
  }
  return found.sort((a, b) => a.start - b.start);
}

function findListed(n: Normalised, honours: readonly RosterHonour[]): Placed<HonourMention>[] {
  const trie = catalogues.get(honours) ?? buildTrie(honours);
  const found: Placed<HonourMention>[] = [];
  for (let start = 0; start < n.text.length; start++) {
    const title = trie.longestAt(n.text, start);
    if (title === undefined) continue;
    found.push(placeHonour(n, start, title.end, title.value));
    start = title.end - 1;
  }
  return found;
}

function placeHonour(
  n: Normalised,
  start: number,
  end: number,
  codes: readonly string[],
): Placed<HonourMention> {
  const { text, index } = spanOf(n, start, end);
  return { start, end, mention: { text, index, codes } };
}

function buildTrie(honours: readonly RosterHonour[]): Trie<string[]> {
  const trie = new Trie<string[]>();
  for (const { code, names } of honours)
    for (const name of names) trie.set(name, [...new Set([...(trie.get(name) ?? []), code])]);
  catalogues.set(honours, trie);
  return trie;
}
