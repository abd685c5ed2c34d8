import { codeAt } from "../../words/code-at.ts";
import type { Cues } from "../../lexicon/cues.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import { overlaps, type Span } from "../../placed.ts";
import { NO_EDGE, type Edges } from "../edges.ts";
import type { Named, PeopleContext } from "../find-people.ts";
import { cutsWord } from "../name-slots.ts";
import type { Taken } from "../taken.ts";

/** Given names that stand alone have two characters. */
const GIVEN = 2;
/** Places of a message that are looked at: each costs a look at every surname, and nobody calls more people so. */
const MOST_TRIED = 4;

/** Words right behind the name of somebody who is known well. */
const BEHIND = ["honorific", "kind", "kind-at-end"] as const;

const BEHIND_ANY = WordClasses.of(...BEHIND);

/** 建国同志, 秀英大姐, 爱华退休了: the given name alone, where somebody of the roster in scope bears it. */
export function findGivenCalls(
  text: string,
  cues: Cues,
  edges: Edges,
  taken: Taken,
  found: readonly Span[],
  context: PeopleContext,
): { readonly span: Span; readonly named: Named }[] {
  if (context.roster === undefined || !cues.hasAny(BEHIND_ANY)) return [];
  const calls: { readonly span: Span; readonly named: Named }[] = [];
  let tried = 0;
  for (const behind of BEHIND)
    for (const { start: end } of cues.of(behind)) {
      const span = { start: end - GIVEN, end };
      if (tried >= MOST_TRIED || !mayBeGiven(text, span, cues, edges, taken, context)) continue;
      if (found.some((other) => overlaps(other, span))) continue;
      if (calls.some((other) => overlaps(other.span, span))) continue;
      tried++;
      const named = bearersOf(text.slice(span.start, span.end), context);
      if (named) calls.push({ span, named });
    }
  return calls;
}

function mayBeGiven(
  text: string,
  span: Span,
  cues: Cues,
  edges: Edges,
  taken: Taken,
  { rules }: PeopleContext,
): boolean {
  if (span.start < 0 || edges.begin(span.start) === NO_EDGE || taken.touches(span)) return false;
  for (let i = span.start; i < span.end; i++) if (!rules.inName(text[i]!)) return false;
  return !rules.isOrdinary(text.slice(span.start, span.end)) && !cutsWord(span, cues, rules);
}

function bearersOf(given: string, { roster, rules, inScope }: PeopleContext): Named | undefined {
  const ids: string[] = [];
  for (const surname of rules.surnames) {
    // Most surnames are those of nobody here.
    const lengths = roster?.nameLengthsAt(codeAt(surname, 0)) ?? 0;
    if ((lengths & (1 << (surname.length + given.length))) === 0) continue;
    ids.push(...(roster?.named(surname + given, inScope) ?? []));
  }
  if (ids.length === 0) return undefined;
  const sole = ids.length === 1 ? roster?.describe(ids[0]!) : undefined;
  return { name: sole?.name ?? given, ids, match: "honorific" };
}
