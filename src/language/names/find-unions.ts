import type { Match, UnionMention } from "../frame.ts";
import type { Cues } from "../lexicon/cues.ts";
import { spanOf, type Normalised } from "../normalise.ts";
import { overlaps, type Placed, type Span } from "../placed.ts";
import type { Reading } from "./index/loose-index.ts";
import type { RosterIndex } from "./index/roster-index.ts";

/** Longest name of a unit that is looked for before its ending (厂, 公司, 局 …). */
const LONGEST = 20;
const SHORTEST = 3;
/** Places of a message that are looked at for a mistyped name: each costs its readings, and nobody names more. */
const MOST_TRIED = 12;
const MARK = /[\s，,。！!？?；;：:、]/;
const BREAK = /[\s，,。．.！!？?；;：:、（）()「」『』“”"‘’'《》\d]/;

/** Units of the roster by any of their names, and texts that can only be a unit (调到某某印刷厂). */
export function findUnions(
  n: Normalised,
  cues: Cues,
  roster: RosterIndex | undefined,
  readings: Readings,
): Placed<UnionMention>[] {
  const found = roster ? findKnown(n, roster) : [];
  for (const ending of cues.of("unit-ending").toReversed()) {
    if (found.some((union) => union.start < ending.end && ending.start < union.end)) continue;
    const unlisted = readUnlisted(n, cues, ending, roster, readings);
    if (unlisted) found.push(unlisted);
  }
  if (roster) found.push(...findMistyped(n, cues, roster, found, readings));
  return found.sort((a, b) => a.start - b.start);
}

/** 调到广安尚场: after a word that a unit follows, a text that reads like one of the roster, whatever its ending. */
function findMistyped(
  n: Normalised,
  cues: Cues,
  roster: RosterIndex,
  found: readonly Span[],
  readings: Readings,
): Placed<UnionMention>[] {
  for (const { end: start } of cues.of("before-unit").slice(0, MOST_TRIED)) {
    if (found.some((union) => union.end > start && union.start <= start)) continue;
    for (let end = endOfPhrase(n.text, start); end >= start + SHORTEST; end--) {
      const union = readAlike(n, start, end, roster, readings);
      if (union && !found.some((other) => overlaps(other, union))) return [union];
    }
  }
  return [];
}

/** No name goes on over a mark. */
function endOfPhrase(text: string, start: number): number {
  const longest = Math.min(start + LONGEST, text.length);
  for (let end = start; end < longest; end++) if (MARK.test(text[end]!)) return end;
  return longest;
}

function readAlike(
  n: Normalised,
  start: number,
  end: number,
  roster: RosterIndex | undefined,
  readings: Readings,
): Placed<UnionMention> | undefined {
  const name = n.text.slice(start, end);
  for (const match of ["sound", "shape"] as const) {
    const unions = roster?.unions.alike(name, readings[match]) ?? [];
    const [first] = unions;
    if (first)
      return placeUnion(
        n,
        { start, end },
        first.name,
        unions.map(({ id }) => id),
        match,
      );
  }
  return undefined;
}

interface Readings {
  readonly sound: Reading;
  readonly shape: Reading;
}

function placeUnion(
  n: Normalised,
  { start, end }: Span,
  name: string,
  ids: readonly string[],
  match: Match,
): Placed<UnionMention> {
  const { text, index } = spanOf(n, start, end);
  return { start, end, mention: { text, index, name, ids, match } };
}

function findKnown(n: Normalised, roster: RosterIndex): Placed<UnionMention>[] {
  const found: Placed<UnionMention>[] = [];
  for (let start = 0; start < n.text.length; start++) {
    const union = roster.unions.longestAt(n.text, start);
    if (union === undefined) continue;
    const { name, exact, ids } = union.value;
    found.push(placeUnion(n, { start, end: union.end }, name, ids, exact ? "exact" : "alias"));
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
  readings: Readings,
): Placed<UnionMention> | undefined {
  const clause = startOfRun(n.text, ending.start);
  // 「调到后勤了，没出我们商场」: what opened the clause before names nothing in this one.
  const openings = cues
    .of("before-unit")
    .filter(
      (cue) =>
        cue.end <= ending.start &&
        ending.start - cue.end <= LONGEST &&
        isUnbroken(n.text.slice(cue.end, clause)),
    );
  // 去趟｜医院: of two openings the one that ends nearer.
  const opening = openings.toSorted((a, b) => a.end - b.end).at(-1);
  const run = Math.max(opening?.end ?? 0, clause);
  const start = Math.max(run, n.text.lastIndexOf("的", ending.start - 1) + 1);
  if (ending.end - start < SHORTEST || ending.start === start) return undefined;
  if (opening === undefined && !startsRun(n.text, start)) return undefined;
  const alike = readAlike(n, start, ending.end, roster, readings);
  if (alike) return alike;
  return opening
    ? placeUnion(n, { start, end: ending.end }, n.text.slice(start, ending.end), [], "unlisted")
    : undefined;
}

function startOfRun(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < LONGEST && !BREAK.test(text[start - 1]!)) start--;
  return start;
}

/** Nothing but marks: 调到「某某厂」. */
const isUnbroken = (between: string): boolean => Array.from(between).every((mark) => BREAK.test(mark));

const startsRun = (text: string, start: number): boolean => start === 0 || BREAK.test(text[start - 1]!);
