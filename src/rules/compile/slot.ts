import type { Input } from "../form/rule.ts";
import { readScalar } from "../read/read-scalar.ts";
import { parseDay } from "../values/day.ts";
import { parseExact, type Exact } from "../values/exact.ts";
import { Span } from "../values/span.ts";
import { anyOf, type Value, type ValueType } from "../values/value.ts";

/** An input made ready to be told. */
export interface Slot {
  readonly name: string;
  readonly input: Input;
  /** What is known of it before anything is told. */
  readonly any: Value;
  /** Reads what people write; `undefined` when it is no such value. */
  readonly read: (text: string) => Value;
}

export const slotOf = ([name, input]: readonly [string, Input]): Slot => ({
  name,
  input,
  any: anyWithin(input),
  read: readerOf(input.type),
});

/** The reader of a type, chosen once; the common ones without a detour. */
function readerOf(type: ValueType): Slot["read"] {
  switch (type.kind) {
    case "money":
    case "count":
      return parseExact;
    case "date":
      return parseDay;
    case "choice":
    case "bool":
    case "percent":
      return (text) => readScalar(text, type);
  }
}

/** Within the bounds of the input; money and counts are never negative unless their `min` says so. */
function anyWithin({ max, min, type }: Input): Value {
  if (type.kind === "bool" || type.kind === "choice") return anyOf(type);
  const least = type.kind === "money" || type.kind === "count" ? 0 : -Infinity;
  return new Span(isFixed(min) ? min : least, isFixed(max) ? max : Infinity);
}

const isFixed = (bound: Input["min"]): bound is Exact => bound !== null && bound !== "application-date";
