import { codeAt } from "../words/code-at.ts";
import { isLetter } from "../words/letters.ts";
import type { Match, PersonMention } from "../frame.ts";
import { saysSomething } from "../lexicon/cue-trie.ts";
import type { Cues } from "../lexicon/cues.ts";
import { spanOf, type Normalised } from "../normalise.ts";
import { contains, type Placed, type Span } from "../placed.ts";
import { NO_EDGE, STRONG_EDGE, WEAK_EDGE, type Edges } from "./edges.ts";
import { findGivenCalls } from "./calls/given-calls.ts";
import { readRelation } from "./read-relation.ts";
import { isCapital, latinNameAt } from "./latin-names.ts";
import type { NameRules } from "./name-rules.ts";
import { cutsWord, nameSlotAt } from "./name-slots.ts";
import { readSurnameCall } from "./calls/surname-calls.ts";
import type { Taken } from "./taken.ts";
import type { InScope, RosterIndex } from "./index/roster-index.ts";

export interface PeopleContext {
  readonly rules: NameRules;
  readonly roster: RosterIndex | undefined;
  readonly inScope: InScope | undefined;
  /** A name was asked for: a bare one counts. */
  readonly expected: boolean;
}

export interface Named {
  readonly name: string;
  readonly ids: readonly string[];
  readonly match: Match;
}

/** Longest alias that is looked for. */
const LONGEST_NAME = 15;

/** Everybody a message names, known or not, by place. */
export function findPeople(
  n: Normalised,
  cues: Cues,
  edges: Edges,
  taken: Taken,
  context: PeopleContext,
): Placed<PersonMention>[] {
  const { text } = n;
  const found: Placed<PersonMention>[] = [];
  const hasPrefix = cues.has("call-prefix");
  for (let at = 0; at < text.length; at++) {
    if (!mayBegin(codeAt(text, at), context) && !(hasPrefix && cues.at("call-prefix", at))) continue;
    const hit = personAt(text, at, cues, edges, taken, context);
    if (hit === undefined) continue;
    edges.addName(hit.span, text);
    found.push(placePerson(n, cues, hit));
    at = endOfNaming(text, hit.span, cues) - 1;
  }
  const calls = findGivenCalls(text, cues, edges, taken, found, context);
  const all =
    calls.length === 0
      ? found
      : [...found, ...calls.map((call) => placePerson(n, cues, call))].sort((a, b) => a.start - b.start);
  return all.filter((call, at) => !isSaidInFull(text, call, all[at + 1]));
}

/** 「我家老李（李强）」「张师傅(张伟)」: the name in brackets says who is called so. */
const isSaidInFull = (
  text: string,
  { end, mention }: Placed<PersonMention>,
  next: Placed<PersonMention> | undefined,
): boolean =>
  mention.match === "honorific" &&
  next?.start === end + 1 &&
  BRACKETS.has(text.charAt(end)) &&
  mention.text.includes(next.mention.name.charAt(0));

const BRACKETS = new Set("(（[【");

function placePerson(n: Normalised, cues: Cues, { span, named }: Found): Placed<PersonMention> {
  const { text, index } = spanOf(n, span.start, span.end);
  const { name, ids, match } = named;
  const relation = readRelation(n.text, span, cues);
  const mention = { text, index, name, ids, match };
  return { start: span.start, end: span.end, mention: relation ? { ...mention, relation } : mention };
}

/** 何平｜何师傅 names one person twice. */
function endOfNaming(text: string, { start, end }: Span, cues: Cues): number {
  if (text[end] !== text[start]) return end;
  return cues.at("title", end + 1)?.end ?? end;
}

const mayBegin = (code: number, { roster, rules }: PeopleContext): boolean =>
  rules.mayBegin(code) || isCapital(code) || (roster !== undefined && roster.nameLengthsAt(code) !== 0);

interface Found {
  readonly span: Span;
  readonly named: Named;
}

function personAt(
  text: string,
  at: number,
  cues: Cues,
  edges: Edges,
  taken: Taken,
  context: PeopleContext,
): Found | undefined {
  const known = knownAt(text, at, cues, edges, taken, context);
  if (known) return known;
  const call = readSurnameCall(text, at, cues, edges, context);
  if (call && !taken.touches(call.span)) return call;
  const slot = isCapital(codeAt(text, at))
    ? latinNameAt(text, at, cues, taken)
    : nameSlotAt(text, at, {
        rules: context.rules,
        edges,
        cues,
        taken,
        expected: context.expected,
        isLikeSomebody: (name) => guess(name, context).match !== "unlisted",
      });
  return slot && { span: slot, named: guess(text.slice(slot.start, slot.end), context) };
}

/** The longest name or alias of the roster in scope that stands here as a name. */
function knownAt(
  text: string,
  at: number,
  cues: Cues,
  edges: Edges,
  taken: Taken,
  { roster, rules, inScope }: PeopleContext,
): Found | undefined {
  const lengths = roster?.nameLengthsAt(codeAt(text, at)) ?? 0;
  if (roster === undefined || lengths === 0) return undefined;
  for (let length = Math.min(LONGEST_NAME, text.length - at); length > 1; length--) {
    if ((lengths & (1 << length)) === 0) continue;
    const span = { start: at, end: at + length };
    const name = text.slice(at, at + length);
    const exact = roster.named(name, inScope);
    const ids = exact.length > 0 ? exact : roster.called(name, inScope);
    if (ids.length === 0 || taken.touchesKnown(span)) continue;
    if (!standsAsName(text, span, cues, edges, rules)) continue;
    const sole = ids.length === 1 && exact.length === 0 ? roster.describe(ids[0]!) : undefined;
    return { span, named: { name: sole?.name ?? name, ids, match: exact.length > 0 ? "exact" : "alias" } };
  }
  return undefined;
}

function standsAsName(text: string, span: Span, cues: Cues, edges: Edges, rules: NameRules): boolean {
  const begin = edges.begin(span.start);
  const end = edges.end(span.end);
  if (wordCuts(span, cues, rules, end !== NO_EDGE)) return false;
  if (rules.isOrdinary(text.slice(span.start, span.end))) return begin + end >= STRONG_EDGE + WEAK_EDGE;
  // 李强调到…: 强调 would be a word, were it not for the name of the roster.
  if (begin !== NO_EDGE && cutsWord(span, cues, rules)) return true;
  if (end !== NO_EDGE) return true;
  if (runsIntoWord(text, span, cues, rules)) return false;
  if (span.end - span.start > 2) return true;
  // 张伟明退休: 张伟 is on the roster, but it is 张伟明 who retired; 何平何师傅 says the surname again.
  const next = text[span.end];
  if (endOfNaming(text, span, cues) > span.end) return true;
  // 刘洋进ICU: no name runs into a Latin word.
  const longer =
    next !== undefined &&
    rules.isUsual(next) &&
    edges.end(span.end + 1) !== NO_EDGE &&
    !isLetter(codeAt(text, span.end + 1));
  return !(longer && begin !== NO_EDGE);
}

/** 夏雨｜荷花｜开 tells of flowers, unless something is told that befalls people. */
function runsIntoWord(text: string, { end }: Span, cues: Cues, rules: NameRules): boolean {
  const tells = cues.has("kind") || cues.has("kind-at-end");
  return !tells && rules.isOrdinary(text.slice(end - 1, end + 1));
}

/**
 * A word that holds the name, or that the name begins in the middle of. One that is only a part of the name is no word
 * where the name ends well: 谢世杰 on the roster has not passed away, and 王高升 was not promoted.
 */
function wordCuts(span: Span, cues: Cues, rules: NameRules, endsWell: boolean): boolean {
  return cues
    .touching(span)
    .some(
      (hit) =>
        saysSomething(hit.word) &&
        hit.end - hit.start > 1 &&
        !(hit.start > span.start && rules.isGivenName(hit.word.text)) &&
        !(endsWell && hit.end - hit.start < span.end - span.start && contains(span, hit)) &&
        (hit.start <= span.start || hit.end <= span.end),
    );
}

/** Nobody in scope has this name: perhaps somebody has one that sounds or looks like it. */
function guess(text: string, { roster, rules, inScope }: PeopleContext): Named {
  for (const match of ["sound", "shape"] as const) {
    const alike = roster?.alike(text, rules.readings[match], inScope) ?? [];
    const [first] = alike;
    if (first) return { name: first.name, ids: alike.flatMap(({ ids }) => ids), match };
  }
  return { name: text, ids: [], match: "unlisted" };
}
