import type { Answer } from "../../../src/rules/evaluate/answer/answer.ts";

/**
 * How an answer given on part of the facts is contradicted by the one on all of them: `undefined` when it is not. What
 * was decided must stay; what was not must come out within the bounds told.
 */
export function contradiction(partly: Answer, fully: Answer): string | undefined {
  if (fully.answer === "ask") return "all the facts are not enough";
  if (partly.answer === "invalid" || fully.answer === "invalid") return "sound facts are called invalid";
  if (partly.answer === "ask") return outOfBounds(partly.bounds, fully);
  const [before, after] = [decisionOf(partly), decisionOf(fully)];
  return before === after ? undefined : `${before} became ${after}`;
}

/** What a decision says, without how it came about. */
export function decisionOf(answer: Answer): string {
  return answer.answer === "yes" ? `yes ${JSON.stringify(answer.result)}` : answer.answer;
}

function outOfBounds(bounds: { min: string; max: string | null } | null, fully: Answer): string | undefined {
  if (fully.answer !== "yes" || fully.amount === null || bounds === null) return undefined;
  const amount = Number(fully.amount);
  const inside = amount >= Number(bounds.min) && amount <= Number(bounds.max ?? Infinity);
  return inside ? undefined : `${fully.amount} is not within ${bounds.min} and ${bounds.max}`;
}
