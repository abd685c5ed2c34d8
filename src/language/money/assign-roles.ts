import type { AmountRole } from "../frame.ts";
import { KIND, isOneOf, kindAt } from "../numbers/characters.ts";
import type { Collected, FoundCue } from "./collect.ts";
import { findLeft, findRight, isListBetween, type Left, type Right } from "./context.ts";
import { isSupported } from "./is-supported.ts";
import type { MoneyWords } from "./lexicon.ts";
import type { Candidate } from "./read-amount.ts";

/** An amount and what the words around it make of it. */
export interface Assigned {
  readonly candidate: Candidate;
  readonly role: AmountRole;
  readonly isInside: boolean | null;
  readonly isSum: boolean;
  /** Words up to here have done their work and say nothing of the next amount. */
  readonly usedUpTo: number;
}

/** Gives every amount its role; figures that nothing says are money are left out. */
export function assignRoles(text: string, collected: Collected, words: MoneyWords): Assigned[] {
  const { candidates } = collected;
  const assigned: Assigned[] = [];
  let waiting: Candidate[] = [];
  let used = 0;
  for (const [index, candidate] of candidates.entries()) {
    const left = findLeft(text, collected, used, candidate, words);
    const right = findRight(text, collected, candidate, candidates[index + 1], words);
    const next = assign(text, candidate, left, right, assigned, words);
    if (next === undefined) {
      const last = waiting.at(-1);
      if (last !== undefined && !isListBetween(text, last.after, candidate.start, words)) waiting = [];
      waiting.push(candidate);
      continue;
    }
    for (const before of listedBefore(text, waiting, candidate, words)) {
      assigned.push({ ...next, candidate: before });
    }
    waiting = [];
    assigned.push(next);
    used = Math.max(candidate.end, next.usedUpTo);
  }
  return assigned;
}

/** `undefined` where nothing says that the figure is money. */
function assign(
  text: string,
  candidate: Candidate,
  left: Left,
  right: Right | undefined,
  assigned: readonly Assigned[],
  words: MoneyWords,
): Assigned | undefined {
  const previous = assigned.at(-1);
  const isListed =
    previous !== undefined && isListBetween(text, previous.candidate.after, candidate.start, words);
  if (!isListed && !isSupported(text, candidate, left, right, words)) return undefined;
  const cue = pickCue(left, right);
  const role = cue?.cue.role ?? (isListed ? previous.role : "other");
  return {
    candidate,
    role: isLimit(text, candidate, left, role, previous) ? "limit" : role,
    isInside: role === "self-funded" ? (left.inside ?? right?.inside ?? null) : null,
    isSum: left.hasSum && assigned.length >= 2,
    usedUpTo: cue?.end ?? 0,
  };
}

/** The thing itself before the mere spending; what stands before before what stands behind. */
function pickCue(left: Left, right: Right | undefined): FoundCue | undefined {
  if (left.strong !== undefined) return left.strong;
  if (right?.cue?.cue.isStrong === true && (left.weak === undefined || !right.isForNext)) return right.cue;
  return left.weak ?? right?.cue ?? left.carried;
}

/** 3000、2000和1500元: the unit at the end of a list is that of all. */
function listedBefore(
  text: string,
  waiting: readonly Candidate[],
  last: Candidate,
  words: MoneyWords,
): Candidate[] {
  const listed: Candidate[] = [];
  let next = last;
  for (const candidate of waiting.toReversed()) {
    if (!isListBetween(text, candidate.after, next.start, words)) break;
    listed.unshift(candidate);
    next = candidate;
  }
  return listed;
}

/** A figure of the rule: 最高2.5万, 1万元(含)以上的, 补助不超过5000. */
function isLimit(
  text: string,
  candidate: Candidate,
  left: Left,
  role: AmountRole,
  previous: Assigned | undefined,
): boolean {
  if (left.hasLimit) return true;
  if (isInclusive(text, candidate.end)) return true;
  if (previous?.role === "limit" && text.slice(previous.candidate.end, candidate.start) === "(含")
    return true;
  if (left.weak?.cue.role === "other" && candidate.bound === "max") return true;
  return candidate.bound === "min" && isOneOf("的才可能就即", text, candidate.after);
}

/** 1万元(含), 1万元(含1万元): a threshold; 3万元(含自费5千) is none. */
const isInclusive = (text: string, at: number): boolean =>
  text.startsWith("(含", at) && (isOneOf(")", text, at + 2) || kindAt(text, at + 2) !== KIND.none);
