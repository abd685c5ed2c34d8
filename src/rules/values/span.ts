import type { Fraction, RoundMode } from "./fraction.ts";
import * as exact from "./exact.ts";
import type { Exact } from "./exact.ts";

/** A number not known exactly: it lies in `[lo, hi]`, both ends possible, `±Infinity` where open. */
export class Span {
  readonly lo: Exact;
  readonly hi: Exact;
  constructor(lo: Exact, hi: Exact) {
    this.lo = lo;
    this.hi = hi;
  }
}

export type Num = number | Fraction | Span;

export const ANY_NUMBER = new Span(-Infinity, Infinity);

/** A span that has shrunk to one number is that number. */
export function spanOf(lo: Exact, hi: Exact): Num {
  return exact.compare(lo, hi) === 0 ? lo : new Span(lo, hi);
}

export const low = (value: Num): Exact => (value instanceof Span ? value.lo : value);
export const high = (value: Num): Exact => (value instanceof Span ? value.hi : value);

export function addNum(a: Num, b: Num): Num {
  if (!(a instanceof Span || b instanceof Span)) return exact.add(a, b);
  return spanOf(exact.add(low(a), low(b)), exact.add(high(a), high(b)));
}

export function subtractNum(a: Num, b: Num): Num {
  if (!(a instanceof Span || b instanceof Span)) return exact.subtract(a, b);
  return spanOf(exact.subtract(low(a), high(b)), exact.subtract(high(a), low(b)));
}

export function multiplyNum(a: Num, b: Num): Num {
  if (!(a instanceof Span || b instanceof Span)) return exact.multiply(a, b);
  return cornersOf(a, b, exact.multiply);
}

/** The divisor's span never holds 0: the checker sees to it. */
export function divideNum(a: Num, b: Num): Num {
  if (!(a instanceof Span || b instanceof Span)) return exact.divide(a, b);
  return cornersOf(a, b, exact.divide);
}

export function minNum(a: Num, b: Num): Num {
  if (!(a instanceof Span || b instanceof Span)) return exact.least(a, b);
  return spanOf(exact.least(low(a), low(b)), exact.least(high(a), high(b)));
}

export function maxNum(a: Num, b: Num): Num {
  if (!(a instanceof Span || b instanceof Span)) return exact.greatest(a, b);
  return spanOf(exact.greatest(low(a), low(b)), exact.greatest(high(a), high(b)));
}

export function roundNum(value: Num, digits: number, mode: RoundMode): Num {
  if (!(value instanceof Span)) return exact.round(value, digits, mode);
  return spanOf(exact.round(value.lo, digits, mode), exact.round(value.hi, digits, mode));
}

/** The smallest span that holds both. */
export function hullNum(a: Num, b: Num): Num {
  return spanOf(exact.least(low(a), low(b)), exact.greatest(high(a), high(b)));
}

/** What both allow; `undefined` when they exclude each other. */
export function meetNum(a: Num, b: Num): Num | undefined {
  const lo = exact.greatest(low(a), low(b));
  const hi = exact.least(high(a), high(b));
  return exact.compare(lo, hi) > 0 ? undefined : spanOf(lo, hi);
}

export const COMPARISONS = ["=", "!=", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** True or false where every number of the spans agrees, else `undefined`. */
export function compareNum(is: Comparison, a: Num, b: Num): boolean | undefined {
  switch (is) {
    case "<":
      return below(a, b);
    case ">":
      return below(b, a);
    case "<=":
      return opposite(below(b, a));
    case ">=":
      return opposite(below(a, b));
    case "=":
      return same(a, b);
    case "!=":
      return opposite(same(a, b));
  }
}

function below(a: Num, b: Num): boolean | undefined {
  if (exact.compare(high(a), low(b)) < 0) return true;
  return exact.compare(low(a), high(b)) >= 0 ? false : undefined;
}

function same(a: Num, b: Num): boolean | undefined {
  if (meetNum(a, b) === undefined) return false;
  return a instanceof Span || b instanceof Span ? undefined : true;
}

const opposite = (value: boolean | undefined): boolean | undefined =>
  value === undefined ? undefined : !value;

function cornersOf(a: Num, b: Num, operate: (a: Exact, b: Exact) => Exact): Num {
  const corners = [
    operate(low(a), low(b)),
    operate(low(a), high(b)),
    operate(high(a), low(b)),
    operate(high(a), high(b)),
  ];
  return spanOf(corners.reduce(exact.least), corners.reduce(exact.greatest));
}
