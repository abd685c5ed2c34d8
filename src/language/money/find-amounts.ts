import type { AmountMention } from "../frame.ts";
import { spanOf, type Normalised } from "../normalise.ts";
import { compare, formatExact, type Exact } from "../numbers/exact.ts";
import type { NumberWords } from "../numbers/lexicon.ts";
import { foldCase } from "../words/word-index.ts";
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
  const text = foldCase(message.text);
  const collected = collect(text, words, numbers);
  if (collected.candidates.length === 0) return [];
  const assigned = assignRoles(text, collected, words);
  const marks = markSelfFunded(collected, assigned);
  return assigned.map((amount, index) => toMention(message, amount, marks[index]));
}

function toMention(
  message: Normalised,
  { candidate, role, isInside, isSum }: Assigned,
  selfFunded: "included" | "excluded" | undefined,
): AmountMention {
  const isForeign = candidate.currency !== undefined && candidate.currency !== YUAN;
  return {
    ...spanOf(message, candidate.start, candidate.end),
    ...figureOf(candidate.low, candidate.high),
    role: isForeign ? "other" : role,
    approximate: candidate.isApproximate || isForeign,
    ...(role === "self-funded" && !isForeign ? { inside: isInside } : {}),
    ...(isSum ? { sum: true as const } : {}),
    ...(selfFunded === undefined ? {} : { selfFunded }),
    ...(isForeign && candidate.currency !== undefined ? { currency: candidate.currency } : {}),
  };
}

function figureOf(low: Exact | null, high: Exact | null): Pick<AmountMention, "value" | "min" | "max"> {
  if (low !== null && high !== null && compare(low, high) === 0) return { value: formatExact(low) };
  return { min: low === null ? null : formatExact(low), max: high === null ? null : formatExact(high) };
}
