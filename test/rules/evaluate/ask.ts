import type { Answer } from "../../../src/rules/evaluate/answer/answer.ts";
import { evaluate, type EvaluateOptions } from "../../../src/rules/evaluate/evaluate.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { onlyRule, type Raw } from "../sample.ts";

export const ON = "2026-11-20";

/** Asks a rule that stands alone in its book, with anything else of the book beside. */
export const ask = (raw: Raw, facts: Facts, more: Partial<EvaluateOptions> = {}, beside: Raw = {}): Answer =>
  evaluate(onlyRule(raw, beside), facts, { on: ON, ...more });
