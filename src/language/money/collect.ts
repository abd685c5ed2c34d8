import { codeAt } from "../words/code-at.ts";
import { KIND, isInLatinWord, isOneOf, kindAt, skipSpaces } from "../numbers/characters.ts";
import { isLetter } from "../words/letters.ts";
import type { NumberWords } from "../numbers/lexicon.ts";
import { isNegativeAt, signAt } from "../numbers/sign-at.ts";
import type { WordMatch } from "../words/word-index.ts";
import { CLAUSE_ENDS, type Bound, type Cue, type MoneyWords } from "./lexicon.ts";
import { readAmount, type Candidate } from "./read-amount.ts";

export interface FoundCue {
  readonly start: number;
  readonly end: number;
  readonly cue: Cue;
}

/** All that one pass over a message finds. */
export interface Collected {
  readonly cues: readonly FoundCue[];
  readonly candidates: readonly Candidate[];
  /** Positions of , ; 。! ? and line ends. */
  readonly boundaries: readonly number[];
}

/** @param text normalised, in lower case */
export function collect(text: string, words: MoneyWords, numbers: NumberWords): Collected {
  const found = { cues: [] as FoundCue[], candidates: [] as Candidate[], boundaries: [] as number[] };
  const lead: Lead = { end: -1, bound: undefined, isEstimate: false };
  let i = 0;
  while (i < text.length) {
    if (!words.starts.has(codeAt(text, i)) || isInLatinWord(text, i)) {
      i++;
      continue;
    }
    const cue = matchCue(text, i, words);
    if (cue !== undefined) found.cues.push(cue);
    const bound = cue === undefined ? words.before.match(text, i) : undefined;
    if (bound !== undefined) noteBound(text, i, bound, lead);
    const next = cue?.end ?? bound?.end ?? readFigure(text, i, lead, found.candidates, words, numbers);
    if (next > i) i = next;
    else {
      if (isOneOf(CLAUSE_ENDS, text, i)) {
        found.boundaries.push(i);
        lead.isEstimate = false;
      }
      i++;
    }
  }
  return found;
}

/** What has been said of the figure to come. */
interface Lead {
  /** Where the qualifying words end; they count for a number that begins there. */
  end: number;
  bound: Bound | undefined;
  /** 大概花了3万: an estimate, though other words stand between. */
  isEstimate: boolean;
}

function noteBound(text: string, at: number, match: WordMatch<Bound>, lead: Lead): void {
  const isChained = lead.end === at && lead.bound !== "about";
  lead.bound = isChained ? lead.bound : match.value;
  lead.end = skipSpaces(text, isOneOf("是有为得", text, match.end) ? match.end + 1 : match.end);
  // 近 and 小 mean something else where no figure follows at once.
  lead.isEstimate ||= match.value === "about" && (match.end - at > 1 || isOneOf("约", text, at));
}

/** Reads an amount at `at`, its mark before it; where it ends, or `at` where there is none. */
function readFigure(
  text: string,
  at: number,
  lead: Lead,
  candidates: Candidate[],
  words: MoneyWords,
  numbers: NumberWords,
): number {
  const mark = words.marks.match(text, at);
  const marked = mark === undefined ? at : skipSpaces(text, mark.end);
  const inner = mark === undefined ? 0 : signAt(text, marked);
  const start = marked + inner;
  if (kindAt(text, start) === KIND.none && !isLetter(codeAt(text, start))) return at;
  const skipped = numbers.skips.match(text, start);
  if (skipped?.value === true) return skipped.end;
  const adjacent = lead.end === at ? lead.bound : undefined;
  const bound = adjacent ?? (lead.isEstimate ? "about" : undefined);
  const isBelowZero = inner > 0 || isNegativeAt(text, at);
  const from = isBelowZero && inner === 0 ? at - 1 : at;
  const candidate = readAmount(text, { from, start, isBelowZero, mark: mark?.value }, bound, words);
  if (candidate === undefined) return kindAt(text, start) === KIND.none ? at : skipNumeral(text, start);
  if (isMoneyLike(text, start, candidate, words)) {
    candidates.push(candidate);
    lead.isEstimate = false;
  }
  return candidate.end;
}

function skipNumeral(text: string, start: number): number {
  let i = start;
  while (kindAt(text, i) !== KIND.none) i++;
  return Math.max(i, start + 1);
}

/** 自付一 is a line of the slip, but 自付一万 is 自付 and 一万; 差不多 is no 差. */
function matchCue(text: string, at: number, words: MoneyWords): FoundCue | undefined {
  const found = words.cues.match(text, at);
  if (found === undefined) return undefined;
  const bound = words.before.match(text, at);
  if (bound !== undefined && bound.end > found.end) return undefined;
  const last = kindAt(text, found.end - 1);
  if (
    last === KIND.none ||
    !(isNumberBehind(text, found.end, last) || isRangeBehind(text, found.end, words))
  ) {
    return { start: at, end: found.end, cue: found.value };
  }
  const shorter = words.cues.match(text.slice(0, found.end - 1), at);
  return shorter === undefined ? undefined : { start: at, end: shorter.end, cue: shorter.value };
}

/** Does the numeral that ends a cue rather begin a number: 自付|一万, 自付|二点五万, 自付|13000? */
function isNumberBehind(text: string, at: number, last: number): boolean {
  const kind = kindAt(text, at);
  if (kind === KIND.small || kind === KIND.big) return true;
  if (isOneOf("点.", text, at)) return kindAt(text, at + 1) !== KIND.none;
  return last === KIND.arabic && (kind === KIND.arabic || isOneOf(",", text, at));
}

/** Does it rather begin a range: 自付|2-3万, 自付|两到三千元, 自付|1、2万? 自付1、2 and 自付1-2 alone are lines of the slip. */
function isRangeBehind(text: string, end: number, words: MoneyWords): boolean {
  if (!isOneOf("-~、", text, end) && words.rangeJoints.match(text, end) === undefined) return false;
  const start = end - 1;
  const range = readAmount(
    text,
    { from: start, start, isBelowZero: false, mark: undefined },
    undefined,
    words,
  );
  return range !== undefined && range.end > end && (range.isLarge || range.currency !== undefined);
}

/** Whatever its unit, a figure in a code is no amount; without a unit neither is what counts something else. */
function isMoneyLike(text: string, start: number, candidate: Candidate, words: MoneyWords): boolean {
  const { end, currency, isPlain } = candidate;
  if (isOneOf("第", text, start - 1)) return false;
  // USD115 has its mark before it, A4 is a code.
  const isCode = isLetter(codeAt(text, candidate.start - 1)) || isJoined(text, start - 1, -1);
  if (isPlain && isCode) return false;
  if (currency !== undefined) return true;
  if (isLetter(codeAt(text, end)) || isJoined(text, end, 1)) return false;
  return words.counters.match(text, skipSpaces(text, end))?.value !== true;
}

/** Joined to further digits: 12/1, 010-6652, 3.2.1 */
const isJoined = (text: string, at: number, step: number): boolean =>
  isOneOf("/-:._#", text, at) && kindAt(text, at + step) === KIND.arabic;
