import { Decimal } from "decimal.js";

/**
 * An exact number. A JS number here is never a fraction: it is a safe integer that counts ten-thousandths
 * (`8500.25` is `85_002_500`), so that adding, comparing and taking a percentage stay integer arithmetic. Whatever
 * does not fit (more than four decimals, very large) is a Decimal. `±Infinity` stands for an open end of a span only.
 */
export type Exact = number | Decimal;

export const SCALE = 10_000;
const DIGITS = 4;

/** Eighty digits hold the product of three full inputs without rounding. */
const Big = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -99, toExpPos: 99 });

export const ROUND_MODES = ["half-up", "up", "down", "half-even"] as const;
export type RoundMode = (typeof ROUND_MODES)[number];

/** Reads `-12.5`, up to 15 digits before and 10 after the point; `undefined` for anything else. */
export function parseExact(text: string): Exact | undefined {
  if (!/^-?\d{1,15}(?:\.\d{1,10})?$/.test(text)) return undefined;
  const point = text.indexOf(".");
  const decimals = point < 0 ? 0 : text.length - point - 1;
  if (decimals > DIGITS || text.length > 16) return shrink(new Big(text));
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  const scaled = Number(digits) * 10 ** (DIGITS - decimals);
  return Number.isSafeInteger(scaled) ? scaled + 0 : new Big(text);
}

/** A whole number as an exact one. */
export const whole = (count: number): Exact => {
  const scaled = count * SCALE;
  return Number.isSafeInteger(scaled) ? scaled : new Big(count);
};

export function toDecimal(value: Exact): Decimal {
  if (typeof value !== "number") return value;
  return Number.isFinite(value) ? new Big(value).div(SCALE) : new Big(value);
}

/** Back to an integer where it fits. */
export function shrink(value: Decimal): Exact {
  const scaled = value.times(SCALE);
  if (!scaled.isInteger() || scaled.abs().gt(Number.MAX_SAFE_INTEGER)) return value;
  return scaled.toNumber() + 0;
}

export function add(a: Exact, b: Exact): Exact {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum) || !Number.isFinite(sum)) return sum;
  }
  return infinityOf(a) ?? infinityOf(b) ?? shrink(toDecimal(a).plus(toDecimal(b)));
}

export function negate(a: Exact): Exact {
  return typeof a === "number" ? 0 - a : a.negated();
}

export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));

/** `0 × ∞` is 0: an open end only says "as large as you like, but a number". */
export function multiply(a: Exact, b: Exact): Exact {
  if (a === 0 || b === 0) return 0;
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (!Number.isFinite(a) || !Number.isFinite(b)) return product;
    if (Number.isSafeInteger(product) && product % SCALE === 0) return product / SCALE;
  }
  const infinite = infinityOf(a) ?? infinityOf(b);
  if (infinite !== undefined) return signOf(a) * signOf(b) * Infinity;
  return shrink(toDecimal(a).times(toDecimal(b)));
}

/** `b` is never 0: the checker refuses a divisor that can be. */
export function divide(a: Exact, b: Exact): Exact {
  if (infinityOf(b) !== undefined) return 0;
  if (infinityOf(a) !== undefined) return signOf(a) * signOf(b) * Infinity;
  return shrink(toDecimal(a).div(toDecimal(b)));
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Exact, b: Exact): number {
  if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
  return toDecimal(a).comparedTo(toDecimal(b));
}

export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** Rounds to `digits` decimals (negative: to tens, hundreds); halves go away from zero in `half-up`. */
export function round(value: Exact, digits: number, mode: RoundMode): Exact {
  if (typeof value !== "number") return shrink(roundDecimal(value, digits, mode));
  if (!Number.isFinite(value) || digits >= DIGITS) return value;
  const unit = 10 ** (DIGITS - digits);
  const size = Math.abs(value);
  const rest = size % unit;
  const floor = size - rest;
  const rounded = goesUp(rest, unit, floor / unit, mode) ? floor + unit : floor;
  return value < 0 ? 0 - rounded : rounded;
}

function goesUp(rest: number, unit: number, quotient: number, mode: RoundMode): boolean {
  switch (mode) {
    case "half-up":
      return rest * 2 >= unit;
    case "up":
      return rest > 0;
    case "down":
      return false;
    case "half-even":
      return rest * 2 > unit || (rest * 2 === unit && quotient % 2 === 1);
  }
}

const DECIMAL_MODES = {
  "half-up": Decimal.ROUND_HALF_UP,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  "half-even": Decimal.ROUND_HALF_EVEN,
} as const;

function roundDecimal(value: Decimal, digits: number, mode: RoundMode): Decimal {
  if (digits >= 0) return value.toDecimalPlaces(digits, DECIMAL_MODES[mode]);
  const unit = new Big(10).pow(-digits);
  return value.div(unit).toDecimalPlaces(0, DECIMAL_MODES[mode]).times(unit);
}

/** Plain decimal text without trailing zeros: `8500.25`, `-0.5`, `0`. */
export function formatExact(value: Exact): string {
  if (typeof value !== "number") return value.toFixed();
  const size = Math.abs(value);
  const rest = size % SCALE;
  const text = String((size - rest) / SCALE);
  const sign = value < 0 ? "-" : "";
  if (rest === 0) return sign + text;
  return `${sign}${text}.${String(rest + SCALE)
    .slice(1)
    .replace(/0+$/, "")}`;
}

/** Money as it is stored and handed on: two decimals, `8500.00`. */
export function formatMoney(value: Exact): string {
  const rounded = round(value, 2, "half-up");
  if (typeof rounded !== "number") return rounded.toFixed(2);
  const size = Math.abs(rounded);
  const rest = size % SCALE;
  return `${rounded < 0 ? "-" : ""}${(size - rest) / SCALE}.${String(rest / 100 + 100).slice(1)}`;
}

const signOf = (value: Exact): number => Math.sign(compare(value, 0));

function infinityOf(value: Exact): number | undefined {
  return value === Infinity || value === -Infinity ? value : undefined;
}
