import type { Input } from "../form/rule.ts";
import type { Exact } from "../values/exact.ts";
import { Span } from "../values/span.ts";
import { anyOf, isNum, type Value } from "../values/value.ts";

/** An input with what is known of it before anything is told. */
export interface Slot {
  readonly name: string;
  readonly input: Input;
  readonly any: Value;
}

export const slotOf = ([name, input]: readonly [string, Input]): Slot => ({
  name,
  input,
  any: anyWithin(input),
});

/** Within the bounds of the input; money and counts are never negative unless their `min` says so. */
function anyWithin({ max, min, type }: Input): Value {
  if (type.kind === "bool" || type.kind === "choice") return anyOf(type);
  const least = type.kind === "money" || type.kind === "count" ? 0 : -Infinity;
  return new Span(isFixed(min) ? min : least, isFixed(max) ? max : Infinity);
}

const isFixed = (bound: Input["min"]): bound is Exact =>
  bound !== null && bound !== "application-date" && isNum(bound) && !(bound instanceof Span);
