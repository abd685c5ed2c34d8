import { codeAt } from "../words/code-at.ts";
/**
 * An exact decimal, `digits × 10^exponent`. `digits` is a safe integer; what does not fit is no number we read.
 * Decimal.js would do, at fifty times the price: every message goes through here several times.
 */
export interface Exact {
  readonly digits: number;
  readonly exponent: number;
}

export const exact = (digits: number, exponent = 0): Exact => ({ digits, exponent });

/** `x × 10^power`. */
export const shift = (x: Exact, power: number): Exact => exact(x.digits, x.exponent + power);

export const negate = (x: Exact): Exact => exact(-x.digits, x.exponent);

/** The sum, or `undefined` where it would no longer be exact. */
export function add(a: Exact, b: Exact): Exact | undefined {
  const exponent = Math.min(a.exponent, b.exponent);
  const digits = scaled(a, exponent) + scaled(b, exponent);
  return Number.isSafeInteger(digits) ? exact(digits, exponent) : undefined;
}

/** The sum, to fifteen significant digits where it would not be exact: a whole and a third. */
export const addAbout = (a: Exact, b: Exact): Exact | undefined =>
  add(a, b) ?? fromApproximation(a.digits * 10 ** a.exponent + b.digits * 10 ** b.exponent);

/** The product, or `undefined` where it would no longer be exact. */
export function multiply(a: Exact, b: Exact): Exact | undefined {
  const digits = a.digits * b.digits;
  return Number.isSafeInteger(digits) ? exact(digits, a.exponent + b.exponent) : undefined;
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: Exact, b: Exact): number {
  const exponent = Math.min(a.exponent, b.exponent);
  return scaled(a, exponent) - scaled(b, exponent);
}

const scaled = (x: Exact, exponent: number): number => x.digits * 10 ** (x.exponent - exponent);

/** Plain decimal notation without superfluous zeros: `32500`, `0.05`, `-3.2`. */
export function formatExact(x: Exact): string {
  if (x.digits === 0) return "0";
  const sign = x.digits < 0 ? "-" : "";
  const digits = String(Math.abs(x.digits));
  if (x.exponent >= 0) return sign + digits + "0".repeat(x.exponent);
  const padded = digits.padStart(1 - x.exponent, "0");
  const whole = padded.slice(0, x.exponent);
  const fraction = padded.slice(x.exponent);
  let end = fraction.length;
  while (end > 0 && codeAt(fraction, end - 1) === 0x30) end--;
  return end === 0 ? sign + whole : `${sign}${whole}.${fraction.slice(0, end)}`;
}

const SIGNIFICANT = 15;

/** A quotient to fifteen significant digits (1/3 has no exact decimal): for fractions, never for money. */
export function divide(a: Exact, b: Exact): Exact | undefined {
  if (b.digits === 0) return undefined;
  return fromApproximation((a.digits / b.digits) * 10 ** (a.exponent - b.exponent));
}

/** `base ^ power` to fifteen significant digits. */
export const raise = (base: Exact, power: number): Exact | undefined =>
  fromApproximation((base.digits * 10 ** base.exponent) ** power);

function fromApproximation(value: number): Exact | undefined {
  if (!Number.isFinite(value)) return undefined;
  const [mantissa = "0", power = "0"] = value.toExponential(SIGNIFICANT - 1).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return withoutZeros(Number(whole + fraction), Number(power) - fraction.length);
}

function withoutZeros(digits: number, exponent: number): Exact {
  let [rest, power] = [digits, exponent];
  for (; rest !== 0 && rest % 10 === 0; power++) rest /= 10;
  return exact(rest, power);
}
