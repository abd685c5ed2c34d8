import type { Exact } from "../exact.ts";

/** One number as it stands in the text, before anyone asks what it counts. */
export interface ScannedNumber {
  readonly start: number;
  readonly end: number;
  /** `undefined`: more digits than we compute with (an ID, a card). */
  readonly value: Exact | undefined;
  /** Open upwards to here: 几万, 十几万, 七八百, 20多万. */
  readonly upper: Exact | undefined;
  /** Power of ten of the unit at the end that a bound before it may share (3到5万 → 4); 0 for none. */
  readonly unitPower: number;
  /** Digits only (32000, 3.2, 五): whether they count money, days or doors is for others to say. */
  readonly isPlain: boolean;
  /** Digits one by one, 二〇二四. */
  readonly isDigitString: boolean;
  /** Begins with its unit: 百三, 千万. */
  readonly isBare: boolean;
  /** Readable in more than one way (1,2345, 3万25, 三万 二千): never to be taken as sure. */
  readonly isDoubtful: boolean;
}

/** A number with units. */
export const scanned = (
  start: number,
  end: number,
  value: Exact,
  upper: Exact | undefined,
  unitPower: number,
  isDoubtful: boolean,
  isPlain = false,
  isBare = false,
): ScannedNumber => ({
  start,
  end,
  value,
  upper,
  unitPower,
  isPlain,
  isDigitString: false,
  isBare,
  isDoubtful,
});

/** Digits without a unit. */
export const plain = (
  start: number,
  end: number,
  value: Exact | undefined,
  isDigitString: boolean,
  isDoubtful: boolean,
): ScannedNumber => ({
  start,
  end,
  value,
  upper: undefined,
  unitPower: 0,
  isPlain: true,
  isDigitString,
  isBare: false,
  isDoubtful,
});
