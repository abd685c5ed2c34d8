import { Fraction, type RoundMode } from "./fraction.ts";

/**
 * An exact number. A JS number here is never a fraction: it is a safe integer that counts ten-thousandths
 * (`8500.25` is `85_002_500`), so that adding, comparing and taking a percentage stay integer arithmetic. Whatever
 * does not fit is a Fraction of big integers. `±Infinity` stands for an open end of a span only.
 */
export type Exact = number | Fraction;

export const SCALE = 10_000;
const DIGITS = 4;
const BIG_SCALE = BigInt(SCALE);
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/** Reads `-12.5`, up to 15 digits before and 10 after the point; `undefined` for anything else. */
export function parseExact(text: string): Exact | undefined {
  const short = text.length <= 12 ? parseShort(text) : undefined;
  if (short !== undefined) return short;
  if (!/^-?\d{1,15}(?:\.\d{1,10})?$/.test(text)) return undefined;
  const point = text.indexOf(".");
  const decimals = point < 0 ? 0 : text.length - point - 1;
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  const scaled = decimals > DIGITS ? Infinity : Number(digits) * 10 ** (DIGITS - decimals);
  return Number.isSafeInteger(scaled)
    ? scaled + 0
    : shrink(new Fraction(BigInt(digits), 10n ** BigInt(decimals)));
}

/** Digits and at most four decimals, as nearly all amounts are: a loop over them beats the general way by far. */
function parseShort(text: string): number | undefined {
  let [digits, decimals] = [0, -1];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT && decimals < 0 && at > 0) {
      decimals = 0;
      continue;
    }
    if (code < ZERO || code > NINE || decimals === DIGITS) return undefined;
    digits = digits * 10 + code - ZERO;
    if (decimals >= 0) decimals += 1;
  }
  if (text.length === 0 || decimals === 0) return undefined;
  return digits * (UNITS[Math.max(decimals, 0)] ?? SCALE);
}

const [POINT, ZERO, NINE] = [46, 48, 57];
/** What a digit counts for, after so many decimals. */
const UNITS = [10_000, 1_000, 100, 10, 1];

/** A whole number as an exact one. */
export const whole = (count: number): Exact => count * SCALE;

export function add(a: Exact, b: Exact): Exact {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum) || !Number.isFinite(sum)) return sum;
  }
  return infinityOf(a) ?? infinityOf(b) ?? shrink(toFraction(a).plus(toFraction(b)));
}

export const negate = (a: Exact): Exact => (typeof a === "number" ? 0 - a : a.negated());

export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));

/** `0 × ∞` is 0: an open end only says "as large as you like, but a number". */
export function multiply(a: Exact, b: Exact): Exact {
  if (a === 0 || b === 0) return 0;
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product) && product % SCALE === 0) return product / SCALE;
  }
  const infinite = infinityOf(a) ?? infinityOf(b);
  if (infinite !== undefined) return signOf(a) * signOf(b) * Infinity;
  return shrink(toFraction(a).times(toFraction(b)));
}

/** `b` is never 0: the checker refuses a divisor that can be. */
export function divide(a: Exact, b: Exact): Exact {
  if (infinityOf(b) !== undefined) return 0;
  if (infinityOf(a) !== undefined) return signOf(a) * signOf(b) * Infinity;
  return shrink(toFraction(a).over(toFraction(b)));
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Exact, b: Exact): number {
  if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
  if (infinityOf(a) !== undefined) return a === Infinity ? 1 : -1;
  if (infinityOf(b) !== undefined) return b === Infinity ? -1 : 1;
  return toFraction(a).compare(toFraction(b));
}

export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** Rounds to `digits` decimals (negative: to tens, hundreds). */
export function round(value: Exact, digits: number, mode: RoundMode): Exact {
  if (typeof value !== "number") return shrink(value.round(digits, mode));
  if (!Number.isFinite(value) || digits >= DIGITS) return value;
  const unit = 10 ** (DIGITS - digits);
  if (value % unit === 0) return value;
  const rounded = mode === "half-up" ? halfUp(value, unit) : undefined;
  return rounded ?? shrink(toFraction(value).round(digits, mode));
}

/** The rounding of almost every rule, without big integers. */
function halfUp(value: number, unit: number): number | undefined {
  const size = Math.abs(value);
  const rest = size % unit;
  const rounded = rest * 2 >= unit ? size - rest + unit : size - rest;
  if (!Number.isSafeInteger(rounded)) return undefined;
  return value < 0 ? 0 - rounded : rounded;
}

/** Plain decimal text without trailing zeros: `8500.25`, `-0.5`, `0`. */
export function formatExact(value: Exact): string {
  if (typeof value !== "number") return value.toText();
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
  if (typeof rounded !== "number") return withFen(formatExact(rounded));
  const size = Math.abs(rounded);
  const rest = size % SCALE;
  const text = `${(size - rest) / SCALE}.${rest < SCALE / 10 ? "0" : ""}${rest / 100}`;
  return rounded < 0 ? `-${text}` : text;
}

function withFen(text: string): string {
  const [whole = "0", decimals = ""] = text.split(".");
  return `${whole}.${decimals.padEnd(2, "0")}`;
}

const signOf = (value: Exact): number => Math.sign(compare(value, 0));

function infinityOf(value: Exact): number | undefined {
  return value === Infinity || value === -Infinity ? value : undefined;
}

function toFraction(value: Exact): Fraction {
  return typeof value === "number" ? new Fraction(BigInt(value), BIG_SCALE) : value;
}

/** Back to an integer where it fits. */
function shrink(value: Fraction): Exact {
  const scaled = value.n * BIG_SCALE;
  if (scaled % value.d !== 0n) return value;
  const count = scaled / value.d;
  return count <= MOST && count >= -MOST ? Number(count) : value;
}
