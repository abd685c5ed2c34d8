import { Decimal } from "decimal.js";

/** Yuan, exact. Twenty digits more than the largest budget line keeps every intermediate product exact. */
export const Yuan = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
export type Yuan = Decimal;

/** Rounds once, half up, to the fen (domain §3: round once, then cap). */
export function toFen(amount: Yuan): Yuan {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

/** `8500` → `"8500.00"`: how amounts are stored (numeric(14,2)) and handed on. */
export function formatPlain(amount: Yuan): string {
  return toFen(amount).toFixed(2);
}

/** `8500` → `"8,500.00"`: how people read it. */
export function formatYuan(amount: Yuan): string {
  const [whole = "0", fen = "00"] = formatPlain(amount).split(".");
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}.${fen}`;
}

/** 9,999,999,999.99: what a ledger's line takes of one sum, with room to add up a hundred of them in numeric(14,2). */
const MOST_YUAN = new Yuan("9999999999.99");

/** `8500.5` → `"8500.50"`; null for nothing, less than nothing, parts of a fen, and more than a ledger's line takes. */
export function readPayable(plain: string): string | null {
  const amount = new Yuan(plain);
  return amount.gt(0) && amount.lte(MOST_YUAN) && amount.decimalPlaces() <= 2 ? amount.toFixed(2) : null;
}
