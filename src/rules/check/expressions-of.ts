import type { Expression } from "../form/expression.ts";
import type { Result, Rule } from "../form/rule.ts";

/** Every expression of a rule, whole ones only: what stands under a field of the form. */
export function expressionsOf(rule: Rule): readonly Expression[] {
  const optional = [
    ...[...rule.limits.values()].flatMap(({ cap, times }) => [times, cap]),
    ...rule.approval.map(({ upTo }) => upTo),
  ].filter((expression) => expression !== null);
  return [
    ...[...rule.derive.values()].map(({ value }) => value),
    ...rule.when.map(({ test }) => test),
    ...expressionsOfResult(rule.result),
    ...optional,
    ...rule.flags.map(({ test }) => test),
  ];
}

function expressionsOfResult(result: Result): readonly Expression[] {
  switch (result.kind) {
    case "amount":
      return [result.amount, result.floor, result.ceiling, result.times, result.hint].filter(
        (part) => part !== null,
      );
    case "range":
      return [result.min, result.max];
    case "not-configured":
      return result.hint ? [result.hint] : [];
    case "service":
      return [];
  }
}

/** The expression and all its parts, outermost first. */
export function partsOf(expression: Expression): readonly Expression[] {
  return [expression, ...expression.args.flatMap(partsOf)];
}
