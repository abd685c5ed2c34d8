import { codeAt } from "../words/code-at.ts";
import type { AmountMention } from "../frame.ts";
import { spanOf, type Normalised } from "../normalise.ts";
import { KIND, kindAt } from "../numbers/characters.ts";
import { isLetter } from "../words/letters.ts";
import { compare, formatExact, type Exact } from "../numbers/exact.ts";
import type { NumberWords } from "../numbers/lexicon.ts";
import { assignRoles, type Assigned } from "./assign-roles.ts";
import { collect } from "./collect.ts";
import type { MoneyWords } from "./lexicon.ts";
import { markSelfFunded } from "./mark-self-funded.ts";

const YUAN = "CNY";

/**
 * Every amount of money with its role. Never a guess: what can be read in two ways, is a range or is in another
 * currency is `approximate`; a number that nothing says is money is left out.
 */
export function findAmounts(message: Normalised, words: MoneyWords, numbers: NumberWords): AmountMention[] {
  const text = message.matching;
  if (!hasNumeral(text)) return [];
  const collected = collect(text, words, numbers);
  if (collected.candidates.length === 0) return [];
  const assigned = assignRoles(text, collected, words);
  const marks = markSelfFunded(collected, assigned);
  return assigned.map((amount, index) => toMention(message, amount, marks[index]));
}

function hasNumeral(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (kindAt(text, i) !== KIND.none || isLetter(codeAt(text, i))) return true;
  }
  return false;
}

function toMention(
  message: Normalised,
  { candidate, role, isInside, isSum }: Assigned,
  selfFunded: "included" | "excluded" | undefined,
): AmountMention {
  const { low, high, currency } = candidate;
  const isForeign = currency !== undefined && currency !== YUAN;
  const { text, index } = spanOf(message, candidate.start, candidate.end);
  const isExact = low !== null && high !== null && compare(low, high) === 0;
  const mention: Mutable<AmountMention> = isExact
    ? { text, index, value: formatExact(low), role, approximate: candidate.isApproximate }
    : { text, index, min: formatBound(low), max: formatBound(high), role, approximate: true };
  if (role === "self-funded") mention.inside = isInside;
  if (isSum) mention.sum = true;
  if (selfFunded !== undefined) mention.selfFunded = selfFunded;
  if (isForeign) {
    mention.role = "other";
    mention.approximate = true;
    mention.currency = currency;
  }
  return mention;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const formatBound = (bound: Exact | null): string | null => (bound === null ? null : formatExact(bound));
