import type { Period } from "../../form/rule.ts";

/**
 * What a rule says of the facts. Money is a decimal string of yuan with two decimals; everything is plain JSON, to be
 * stored with the decision it led to.
 */
export type Answer = Yes | No | Ask | Invalid;

interface Answered {
  readonly rule: string;
  /** `null` only where no version was in force. */
  readonly version: number | null;
  /** The day asked about. */
  readonly on: string;
  readonly trace?: Trace | undefined;
}

/** Entitled. `amount` is null unless it is computed to the fen. */
export interface Yes extends Answered {
  readonly answer: "yes";
  readonly amount: string | null;
  readonly result: Granted;
  /** Names of the flags that people must look at. */
  readonly flags: readonly string[];
  /** Who approves, in order; empty when the rule leaves it to the house. */
  readonly approval: readonly string[];
  /** Inputs told that people decide in the end (病种, 伤残等级). */
  readonly judged: readonly string[];
  /** Limits taken as unused, because the caller did not say. */
  readonly assumed: readonly string[];
}

export type Granted =
  | {
      readonly kind: "amount";
      readonly amount: string;
      readonly period: Period;
      /** Of a periodical amount, for how many periods; left out: as long as it lasts. */
      readonly times?: number;
    }
  | { readonly kind: "range"; readonly min: string; readonly max: string; readonly period: Period }
  | {
      readonly kind: "service";
      readonly times: number | null;
      readonly every: number;
      readonly unit: "years" | "months" | "days";
    }
  | {
      readonly kind: "not-configured";
      /** Figures that staff still have to set. */
      readonly parameters: readonly string[];
      /** For staff to confirm, never for others. */
      readonly hint: string | null;
    };

/** Not entitled: the first condition in reading order that fails, and by how much. */
export interface No extends Answered {
  readonly answer: "no";
  readonly amount: "0.00";
  readonly failed: Failure;
  /** Names of the conditions that are met. */
  readonly passed: readonly string[];
  /** Other ways to help, by code. */
  readonly channels: readonly string[];
}

export type Failure =
  /** `distance` is what is missing (money to the fen as it stands, counts as they are); null where nothing is measured. */
  | {
      readonly kind: "condition";
      readonly name: string;
      readonly index: number;
      readonly distance: string | null;
    }
  /** Had already as often, or as much, as the limit lets. */
  | { readonly kind: "limit"; readonly name: string; readonly used: string }
  /** All conditions are met, and the formula comes to nothing. */
  | { readonly kind: "nothing" }
  /** No version of the rule was in force on the day that counts. */
  | { readonly kind: "not-in-force" };

/** Not decided yet. `needs` in reading order; empty when all that is left was answered with "不知道" or is 未配置. */
export interface Ask extends Answered {
  readonly answer: "ask";
  readonly needs: readonly string[];
  /** Inputs on which it hangs and that were answered with "不知道". */
  readonly unknown: readonly string[];
  readonly unconfigured: readonly string[];
  /** What it can come to if it is granted; `max: null` is open; null where the result is no amount. */
  readonly bounds: Bounds | null;
  /** All conditions are met already; only the amount is open. */
  readonly entitled: boolean;
}

export interface Bounds {
  readonly min: string;
  readonly max: string | null;
}

/** A fact is not what the input wants: nothing is computed from it. */
export interface Invalid {
  readonly answer: "invalid";
  readonly rule: string;
  readonly problems: readonly FactProblem[];
}

export const FACT_PROBLEMS = ["bad-value", "below-min", "above-max", "contradiction"] as const;

export interface FactProblem {
  readonly input: string;
  readonly reason: (typeof FACT_PROBLEMS)[number];
  /** The value as told, and the bound or the kind that it misses. */
  readonly value: string;
  readonly wanted: string;
}

/** How the answer came about, for the explanation and for the record. Values as text: `34000`, `25%`, `2026-03-01`. */
export interface Trace {
  /** Every input told, every derived value that is known. */
  readonly values: Readonly<Record<string, string>>;
  /** The figures of the rule that were in force. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly conditions: readonly TracedCondition[];
  readonly amount: TracedAmount | null;
}

export interface TracedCondition {
  readonly name: string;
  /** `null`: not known. */
  readonly met: boolean | null;
  /** Both sides of a comparison of numbers or dates, where known. */
  readonly left: string | null;
  readonly right: string | null;
}

export interface TracedAmount {
  readonly raw: string;
  readonly rounded: string;
  readonly floor: { readonly figure: string; readonly touched: boolean } | null;
  readonly ceiling: { readonly figure: string; readonly touched: boolean } | null;
  readonly caps: readonly {
    readonly limit: string;
    readonly figure: string;
    readonly used: string;
    readonly touched: boolean;
  }[];
  readonly final: string;
}
