import { namesIn } from "../check/order-derived.ts";
import { expressionsOf } from "../check/expressions-of.ts";
import type { Parameter, Rule } from "../form/rule.ts";

/**
 * The figures of a rule that its answers rest on, in the order of the rule. What only a hint is reckoned from is for staff
 * and never told to others.
 */
export function toldFigures(rule: Rule): readonly (readonly [string, Parameter])[] {
  const { result } = rule;
  const hint = result.kind === "amount" || result.kind === "not-configured" ? result.hint : null;
  const used = new Set(
    expressionsOf(rule)
      .filter((expression) => expression !== hint)
      .flatMap(namesIn),
  );
  const usedByHint = new Set(hint === null ? [] : namesIn(hint));
  return [...rule.parameters].filter(([name]) => used.has(name) || !usedByHint.has(name));
}

/** Where the amount goes by bands of parameters (第一档 80 岁 500 元): the parameters of each band, lowest first. */
export function bandFigures(rule: Rule): readonly { readonly from: string; readonly pays: string }[] {
  const { result } = rule;
  if (result.kind !== "amount" || result.amount.op !== "bands") return [];
  return result.amount.rows.flatMap(({ from, rate, sum }) => {
    const pays = sum ?? rate;
    return from.op === "name" && pays?.op === "name" ? [{ from: from.name, pays: pays.name }] : [];
  });
}
