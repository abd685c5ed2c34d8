import { formatExact, formatMoney, type Exact } from "../../values/exact.ts";
import { Span } from "../../values/span.ts";
import type { ValueType } from "../../values/value.ts";
import type { Turn } from "./turn.ts";
import type { Trace, TracedAmount, TracedCondition } from "./answer.ts";
import type { CompiledCondition } from "../../compile/compiled-book.ts";
import type { Slot } from "../../compile/slot.ts";
import { formatValue } from "../../values/format-value.ts";

/** The steps from the raw amount to the final one, as exact numbers. */
export interface AmountSteps {
  readonly raw: Exact;
  readonly rounded: Exact;
  readonly floor: Exact | null;
  readonly ceiling: Exact | null;
  readonly caps: readonly {
    readonly limit: string;
    readonly figure: Exact;
    readonly used: Exact;
    readonly touched: boolean;
  }[];
  readonly final: Exact;
  readonly floored: boolean;
  readonly capped: boolean;
}

/** How the answer came about, in text: the record of the decision. */
export function traceOf(turn: Turn, steps: AmountSteps | null): Trace {
  const { frame, truths, version } = turn;
  const conditions: TracedCondition[] = [];
  for (let index = 0; index < truths.length; index += 1) {
    const { name, sides } = version.conditions[index] as CompiledCondition;
    conditions.push({
      name,
      met: truths[index] ?? null,
      left: sides && formatValue(sides.left.run(frame), sides.type),
      right: sides && formatValue(sides.right.run(frame), sides.type),
    });
  }
  return {
    values: valuesOf(turn),
    parameters: version.parameterTexts,
    conditions,
    amount: steps && tracedAmount(steps),
  };
}

/** What was told, and what is known of the derived values. */
function valuesOf({ frame, version }: Turn): Record<string, string> {
  const values: Record<string, string> = {};
  const { derivedTypes, slots, today } = version;
  for (let index = 0; index < slots.length; index += 1) {
    const { any, input, name } = slots[index] as Slot;
    const value = frame[index];
    const text = value === any ? null : formatValue(value, input.type);
    if (text !== null) values[name] = text;
  }
  for (let index = 0; index < derivedTypes.length; index += 1) {
    const [name, type] = derivedTypes[index] as readonly [string, ValueType];
    const value = frame[today + 1 + index];
    const text = value instanceof Span ? null : formatValue(value, type);
    if (text !== null) values[name] = text;
  }
  return values;
}

function tracedAmount(steps: AmountSteps): TracedAmount {
  return {
    raw: formatExact(steps.raw),
    rounded: formatMoney(steps.rounded),
    floor: steps.floor === null ? null : { figure: formatExact(steps.floor), touched: steps.floored },
    ceiling: steps.ceiling === null ? null : { figure: formatExact(steps.ceiling), touched: steps.capped },
    caps: steps.caps.map(({ limit, figure, used, touched }) => ({
      limit,
      figure: formatExact(figure),
      used: formatExact(used),
      touched,
    })),
    final: formatMoney(steps.final),
  };
}
