import { Decimal } from "decimal.js";
import { evaluate } from "../../../src/rules/evaluate/evaluate.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { onlyRule, paying, text, type Raw } from "../sample.ts";

type Kind = "money" | "number" | "truth" | "day";

/** Paid beside, so that what is negative shows. */
const BESIDE = 1_000_000;

const asMoney = (kind: Kind, expression: unknown): unknown =>
  ({
    money: expression,
    number: { multiply: [{ money: 1 }, expression] },
    truth: { if: expression, then: { money: 1 }, else: { money: 0 } },
    day: { multiply: [{ money: 1 }, { "days-between": [{ date: "1970-01-01" }, expression] }] },
  })[kind];

/** One end as it was before it was made money; an open end is blank. */
function endOf(kind: Kind, amount: string | null): string {
  if (amount === null || amount === "0.00") return "";
  const end = new Decimal(amount).minus(BESIDE);
  if (kind === "truth") return String(end.eq(1));
  if (kind === "day") return new Date(end.toNumber() * 86_400_000).toISOString().slice(0, 10);
  return end.toString();
}

/**
 * What an expression comes to, asked through a rule that pays it: `34.5`; `9…12 ? paid` while it is open, with what is asked
 * for; `… ! rate` where a figure is not set.
 */
export function comeTo(
  kind: Kind,
  expression: unknown,
  inputs: Raw,
  facts: Facts,
  { beside = {}, on = "2026-11-20", ...more }: { beside?: Raw; on?: string } & Raw = {},
): string {
  const rule = paying({ add: [{ money: BESIDE }, asMoney(kind, expression)] }, inputs, {
    // Whatever the expression does not use is used here.
    notes: [
      text(
        `of ${Object.keys(inputs)
          .map((name) => `{{${name}}}`)
          .join(" ")}`,
      ),
    ],
    ...more,
  });
  const answer = evaluate(onlyRule(rule, beside), facts, { on, trace: true });
  if (answer.answer === "yes" && answer.trace?.amount) return endOf(kind, answer.trace.amount.raw);
  if (answer.answer === "yes" && answer.result.kind === "not-configured")
    return `! ${answer.result.parameters.join(" ")}`;
  if (answer.answer !== "ask") return answer.answer;
  const [min, max] = [endOf(kind, answer.bounds?.min ?? null), endOf(kind, answer.bounds?.max ?? null)];
  const needs = answer.needs.length > 0 ? ` ? ${answer.needs.join(" ")}` : "";
  const unset = answer.unconfigured.length > 0 ? ` ! ${answer.unconfigured.join(" ")}` : "";
  return `${min}…${max}${needs}${unset}`;
}
