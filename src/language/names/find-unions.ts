import type { UnionMention } from "../frame.ts";
import type { Cues } from "../lexicon/cues.ts";
import type { Normalised } from "../normalise.ts";
import { placed, type Placed } from "../placed.ts";
import type { Reading } from "./loose-index.ts";
import type { RosterIndex } from "./roster-index.ts";

/** Longest name of a unit that is looked for before its ending (厂, 公司, 局 …). */
const LONGEST = 20;
const SHORTEST = 3;
const BREAK = /[\s，,。．.！!？?；;：:、（）()「」『』“”"‘’'《》\d]/;

/** Units of the roster by any of their names, and texts that can only be a unit (调到某某印刷厂). */
export function findUnions(
  n: Normalised,
  cues: Cues,
  roster: RosterIndex | undefined,
  readings: { readonly sound: Reading; readonly shape: Reading },
): Placed<UnionMention>[] {
  const found = roster ? findKnown(n, roster) : [];
  for (const ending of cues.of("unit-ending")) {
    if (found.some((union) => union.start < ending.end && ending.start < union.end)) continue;
    const unlisted = readUnlisted(n, cues, ending, roster, readings);
    if (unlisted) found.push(unlisted);
  }
  return found.sort((a, b) => a.start - b.start);
}

function findKnown(n: Normalised, roster: RosterIndex): Placed<UnionMention>[] {
  const found: Placed<UnionMention>[] = [];
  for (let start = 0; start < n.text.length; start++) {
    const union = roster.unions.longestAt(n.text, start);
    if (union === undefined) continue;
    const { name, exact, ids } = union.value;
    found.push(placed(n, start, union.end, { name, ids, match: exact ? "exact" : "alias" } as const));
    start = union.end - 1;
  }
  return found;
}

/** From a word that a unit may follow (调到, 去, 在 …) to the ending. */
function readUnlisted(
  n: Normalised,
  cues: Cues,
  ending: { readonly start: number; readonly end: number },
  roster: RosterIndex | undefined,
  readings: { readonly sound: Reading; readonly shape: Reading },
): Placed<UnionMention> | undefined {
  const openings = cues
    .of("before-unit")
    .filter((cue) => cue.end <= ending.start && ending.start - cue.end <= LONGEST);
  const opening = openings.at(-1);
  const run = Math.max(opening?.end ?? 0, startOfRun(n.text, ending.start));
  const start = Math.max(run, n.text.lastIndexOf("的", ending.start - 1) + 1);
  if (ending.end - start < SHORTEST || ending.start === start) return undefined;
  if (opening === undefined && !startsRun(n.text, start)) return undefined;
  const name = n.text.slice(start, ending.end);
  for (const match of ["sound", "shape"] as const) {
    const [union, ...others] = roster?.unions.alike(name, readings[match]) ?? [];
    if (union)
      return placed(n, start, ending.end, {
        name: union.name,
        ids: [union, ...others].map(({ id }) => id),
        match,
      } as const);
  }
  return opening ? placed(n, start, ending.end, { name, ids: [], match: "unlisted" } as const) : undefined;
}

function startOfRun(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < LONGEST && !BREAK.test(text[start - 1]!)) start--;
  return start;
}

const startsRun = (text: string, start: number): boolean => start === 0 || BREAK.test(text[start - 1]!);
