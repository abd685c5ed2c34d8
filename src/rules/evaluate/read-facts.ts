import { readScalar } from "../check/read-scalar.ts";
import type { Input } from "../form/rule.ts";
import { formatDay } from "../values/day.ts";
import { formatExact, parseExact, toDecimal, whole, compare, type Exact } from "../values/exact.ts";
import { ANY_NUMBER, high, low, meetNum, Span, spanOf, type Num } from "../values/span.ts";
import { anyOf, choiceOf, codesOf, isNum, type Value, type ValueType } from "../values/value.ts";
import type { FactProblem } from "./answer.ts";

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

/** An input with its slot and what is known of it beforehand. */
export interface Slot {
  readonly name: string;
  readonly input: Input;
  readonly any: Value;
}

/** What is known of an input before anything is told. */
export function anyWithin(input: Input): Value {
  if (input.type.kind === "bool" || input.type.kind === "choice") return anyOf(input.type);
  const lo = isBoundNumber(input.min)
    ? input.min
    : input.type.kind === "money" || input.type.kind === "count"
      ? 0
      : -Infinity;
  const hi = isBoundNumber(input.max) ? input.max : Infinity;
  return lo === -Infinity && hi === Infinity ? ANY_NUMBER : new Span(lo, hi);
}

const isBoundNumber = (bound: Input["min"]): bound is Exact =>
  bound !== null && bound !== "application-date" && isNum(bound) && !(bound instanceof Span);

/** Reads one fact; a problem instead of a value when it is not what the input wants. */
export function readFact(slot: Slot, fact: Fact, today: number): Value | FactProblemMark {
  if (fact === undefined || fact === null || fact === UNKNOWN) return slot.any;
  const value = parseFact(slot.input.type, fact);
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

function parseFact(type: ValueType, fact: Exclude<Fact, null | undefined>): Value {
  if (typeof fact === "string") {
    return type.kind === "money" || type.kind === "count" ? parseExact(fact) : readScalar(fact, type);
  }
  if (typeof fact !== "object") return readScalar(fact, type);
  if (Array.isArray(fact)) return parseCodes(type, fact as readonly string[]);
  if (type.kind === "choice" || type.kind === "bool") return undefined;
  const { min, max } = fact as { min?: string | null; max?: string | null };
  const lo = min === undefined || min === null ? -Infinity : readScalar(min, type);
  const hi = max === undefined || max === null ? Infinity : readScalar(max, type);
  if (lo === undefined || hi === undefined || !isNum(lo) || !isNum(hi)) return undefined;
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
  if (
    typeof value === "number" &&
    typeof lo === "number" &&
    typeof hi === "number" &&
    value >= lo &&
    value <= hi
  ) {
    return value;
  }
  if (compare(high(value), lo) < 0) return problem(slot, fact, "below-min", boundText(slot, lo));
  if (compare(low(value), hi) > 0) return problem(slot, fact, "above-max", boundText(slot, hi));
  return meetNum(value, spanOf(lo, hi)) ?? value;
}

function boundText(slot: Slot, bound: Exact): string {
  return slot.input.type.kind === "date" ? formatDay(Number(bound)) : formatExact(bound);
}

function problem(slot: Slot, fact: Fact, reason: FactProblem["reason"], wanted: string): FactProblemMark {
  const value = typeof fact === "object" ? JSON.stringify(fact) : String(fact);
  return new FactProblemMark({ input: slot.name, reason, value, wanted });
}

/** A value as the trace and the record write it. */
export function formatValue(value: Value, type: ValueType): string | null {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return value;
  if (value === undefined || Array.isArray(value) || !isNum(value))
    return value === undefined ? null : codesOf(value as string[]).join("|");
  if (value instanceof Span) return `${formatEnd(value.lo, type)}…${formatEnd(value.hi, type)}`;
  return formatEnd(value, type);
}

function formatEnd(value: Exact, type: ValueType): string {
  if (value === Infinity || value === -Infinity) return "";
  if (type.kind === "date") return formatDay(Number(value));
  if (type.kind === "percent")
    return `${formatExact(typeof value === "number" && Number.isSafeInteger(value * 100) ? value * 100 : toDecimal(value).times(100))}%`;
  return formatExact(value);
}

export const dayCount = (days: number): Exact => whole(days);
