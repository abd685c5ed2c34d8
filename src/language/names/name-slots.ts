import { codeAt } from "../words/code-at.ts";
import type { Cues } from "../lexicon/cues.ts";
import type { Span } from "../placed.ts";
import { NO_EDGE, STRONG_EDGE, type Edges } from "./edges.ts";
import { CharacterSet } from "../words/character-set.ts";
import type { Taken } from "./taken.ts";
import type { NameRules } from "./name-rules.ts";

/** Given names have one or two characters; two are by far the more usual, so they are tried first. */
const GIVEN_LENGTHS = [2, 1] as const;

/** What stands around a place, and what is known of names. */
interface Surroundings {
  readonly rules: NameRules;
  readonly edges: Edges;
  readonly cues: Cues;
  readonly taken: Taken;
  /** A name was asked for: a bare one counts. */
  readonly expected: boolean;
  /** Whether somebody on the roster is called so, but for a slip. */
  readonly isLikeSomebody: (name: string) => boolean;
}

/**
 * The name that stands at a place whether or not anybody knows it: a surname, one or two characters that names have,
 * and edges on both sides, one of them strong. Where nothing else speaks for it, the characters are usual ones, or those
 * of somebody on the roster with a slip in them.
 */
export function nameSlotAt(
  text: string,
  at: number,
  { rules, edges, cues, taken, expected, isLikeSomebody }: Surroundings,
): Span | undefined {
  const surname = rules.surnameAt(text, at);
  const begin = edges.begin(at);
  if (surname === 0 || begin === NO_EDGE) return undefined;
  for (const given of GIVEN_LENGTHS) {
    const span = { start: at, end: at + surname + given };
    if (span.end > text.length) continue;
    const end = edges.end(span.end);
    if (end === NO_EDGE) continue;
    if (!fits(text, span, surname, rules, cues, taken)) continue;
    const strong = begin === STRONG_EDGE || end === STRONG_EDGE || expected || standsAlone(text, span);
    const doubtful = rules.isDoubtful(text.slice(at, at + surname));
    if (!strong || (doubtful && begin + end < STRONG_EDGE + 1)) continue;
    const firm = expected || begin + end === STRONG_EDGE + STRONG_EDGE || cues.at("honorific", span.end);
    if (!firm && !isUsual(text, at + surname, span.end, rules) && !isLikeSomebody(text.slice(at, span.end)))
      continue;
    return span;
  }
  return undefined;
}

/** 郑秋分 is called after a day, and the others by characters that many are called by. */
function isUsual(text: string, start: number, end: number, rules: NameRules): boolean {
  if (rules.isGivenName(text.slice(start, end))) return true;
  for (let i = start; i < end; i++) if (!rules.isUsual(text[i]!)) return false;
  return true;
}

function fits(
  text: string,
  span: Span,
  surname: number,
  rules: NameRules,
  cues: Cues,
  taken: Taken,
): boolean {
  const name = text.slice(span.start, span.end);
  if (rules.isEither(name) && isToldOf(span, cues)) return !taken.touches(span);
  for (let i = span.start + surname; i < span.end; i++) if (!rules.inName(text[i]!)) return false;
  if (rules.isOrdinary(name) || rules.isOrdinary(name.slice(0, 2))) return false;
  return !taken.touches(span) && !cutsWord(span, cues, rules);
}

/** 高峰同志, 高峰11月3日退休: somebody is spoken of. */
const isToldOf = ({ end }: Span, cues: Cues): boolean =>
  cues.at("honorific", end) !== undefined || cues.has("kind") || cues.has("kind-at-end");

/** A word of two characters or more that the name would share characters with speaks against the name. */
export function cutsWord(span: Span, cues: Cues, rules: NameRules): boolean {
  return cues.touching(span).some((hit) => hit.end - hit.start > 1 && !rules.isGivenName(hit.word.text));
}

/** Nothing but the name between two breaks: 「张伟、李强」. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const isOpen = start === 0 || BREAKS.has(codeAt(text, start - 1));
  return isOpen && (end === text.length || BREAKS.has(codeAt(text, end)));
}

const BREAKS = CharacterSet.of("、，, \n。;；：:（）()");
