import { Decimal } from "decimal.js";
import type { BenchCase, CaseFacts, ClauseCode } from "./cases.ts";

/** The five clauses as a programmer would write them once and for all: the measure of exactness and of speed. */
const D = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
const [OWN_THRESHOLD, RATE, CEILING] = [new D(10_000), new D("0.25"), new D(25_000)];
const [FIRE_THRESHOLD, FAMILY_THRESHOLD] = [new D(10_000), new D(15_000)];

const number = (facts: CaseFacts, name: string): Decimal => new D(facts[name] as string);

const FUNCTIONS: Readonly<Record<ClauseCode, (facts: CaseFacts) => Decimal | null>> = {
  "own-illness": (facts) => {
    const counted = number(facts, "copay").minus(number(facts, "self-funded"));
    if (facts["tier"] === "none" || facts["major-illness"] !== true || counted.lt(OWN_THRESHOLD)) return null;
    return D.min(counted.times(RATE).toDecimalPlaces(2), CEILING);
  },
  "household-fire": (facts) => {
    const met = facts["tier"] !== "none" && facts["accidental"] === true;
    return met && number(facts, "loss").gte(FIRE_THRESHOLD) ? new D(2_000) : null;
  },
  "accident-disability": (facts) =>
    facts["tier"] !== "none" && facts["cause"] === "accident" && facts["severe"] === true
      ? new D(2_000)
      : null,
  "accident-death": (facts) =>
    facts["tier"] !== "none" && facts["cause"] === "accident" ? new D(3_000) : null,
  "family-illness": (facts) => {
    const member =
      (facts["relation"] === "child" && isMinor(facts["born"] as string, facts["event-date"] as string)) ||
      (facts["relation"] === "spouse" && number(facts, "income").isZero());
    const counted = number(facts, "copay").minus(number(facts, "self-funded"));
    const met = facts["tier"] !== "none" && member && facts["major-illness"] === true;
    if (!met || counted.lt(FAMILY_THRESHOLD)) return null;
    return new D(facts["tier"] === "national" ? 5_000 : 3_000);
  },
};

function isMinor(born: string, on: string): boolean {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return years < 18 || (years === 18 && on.slice(5) < born.slice(5));
}

/** `no`, or the amount with two decimals. */
export function decideByHand({ clause, facts }: BenchCase): string {
  return FUNCTIONS[clause](facts)?.toFixed(2) ?? "no";
}
