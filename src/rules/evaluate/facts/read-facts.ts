import { readScalar } from "../../read/read-scalar.ts";
import type { Slot } from "../../compile/slot.ts";
import { compare, type Exact } from "../../values/exact.ts";
import { formatValue } from "../../values/format-value.ts";
import { high, low, meetNum, Span, spanOf, type Num } from "../../values/span.ts";
import { choiceOf, isNum, type Value, type ValueType } from "../../values/value.ts";
import type { FactProblem } from "../answer/answer.ts";

/**
 * What is known, by input: a value as people write it (`"42000"`, `"25%"`, `"2026-03-01"`, `true`, a code), a range
 * `{ min, max }`, a list of the codes still possible, `"unknown"` (不知道: never asked again), or nothing (may be asked).
 * Facts that the rule has no input for are passed over.
 */
export type Facts = Readonly<Record<string, Fact>>;

export type Fact =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly string[]
  | { readonly min?: string | null; readonly max?: string | null };

export const UNKNOWN = "unknown";

/** Said, and not with 不知道. */
export const isTold = (fact: Fact): fact is Told => fact !== undefined && fact !== null && fact !== UNKNOWN;

type Told = Exclude<Fact, null | undefined>;

/** Reads one fact; a problem instead of a value when it is not what the input wants. */
export function readFact(slot: Slot, fact: Fact, today: number): Value | FactProblemMark {
  if (!isTold(fact)) return slot.any;
  const value = typeof fact === "string" ? slot.read(fact) : parseFact(slot.input.type, fact);
  if (value === undefined) return problem(slot, fact, "bad-value", slot.input.type.kind);
  return isNum(value) ? within(slot, fact, value, today) : value;
}

/** Wraps a problem, so that it cannot be taken for a value. */
export class FactProblemMark {
  readonly problem: FactProblem;
  constructor(problem: FactProblem) {
    this.problem = problem;
  }
}

function parseFact(type: ValueType, fact: Exclude<Told, string>): Value {
  if (typeof fact !== "object") return readScalar(fact, type);
  if (Array.isArray(fact)) return parseCodes(type, fact as readonly string[]);
  if (type.kind === "choice" || type.kind === "bool") return undefined;
  const { min, max } = fact as { min?: string | null; max?: string | null };
  const lo = min === undefined || min === null ? -Infinity : readScalar(min, type);
  const hi = max === undefined || max === null ? Infinity : readScalar(max, type);
  if (!isNum(lo) || !isNum(hi)) return undefined;
  return compare(low(lo), high(hi)) > 0 ? undefined : spanOf(low(lo), high(hi));
}

function parseCodes(type: ValueType, codes: readonly string[]): Value {
  if (type.kind !== "choice" || codes.length === 0) return undefined;
  return codes.every((code) => type.codes.includes(code)) ? choiceOf(codes) : undefined;
}

function within(slot: Slot, fact: Fact, value: Num, today: number): Value | FactProblemMark {
  const any = slot.any as Num;
  const hi = slot.input.max === "application-date" ? today : high(any);
  const lo = slot.input.min === "application-date" ? today : low(any);
  if (compare(high(value), lo) < 0) return problem(slot, fact, "below-min", boundText(slot, lo));
  if (compare(low(value), hi) > 0) return problem(slot, fact, "above-max", boundText(slot, hi));
  return value instanceof Span ? meetNum(value, spanOf(lo, hi)) : value;
}

const boundText = (slot: Slot, bound: Exact): string => formatValue(bound, slot.input.type) ?? "";

function problem(slot: Slot, fact: Fact, reason: FactProblem["reason"], wanted: string): FactProblemMark {
  const value = typeof fact === "object" ? JSON.stringify(fact) : String(fact);
  return new FactProblemMark({ input: slot.name, reason, value, wanted });
}
