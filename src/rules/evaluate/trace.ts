import { formatExact, formatMoney, type Exact } from "../values/exact.ts";
import { Span } from "../values/span.ts";
import type { Truth } from "../values/value.ts";
import type { Turn } from "./turn.ts";
import type { Trace, TracedAmount, TracedCondition } from "./answer.ts";
import type { CompiledCondition, CompiledVersion } from "../compile/compiled-book.ts";
import type { Frame } from "../compile/node.ts";
import { formatValue } from "../values/format-value.ts";

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
    conditions.push(tracedCondition(version.conditions[index] as CompiledCondition, frame, truths[index]));
  }
  return { values: valuesOf(version, frame), conditions, amount: steps && tracedAmount(steps) };
}

function valuesOf(version: CompiledVersion, frame: Frame): Record<string, string> {
  const values: Record<string, string> = { ...version.parameterTexts };
  const { derivedTypes, slots, today } = version;
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] as CompiledVersion["slots"][number];
    const value = frame[index];
    const text = value === slot.any ? null : formatValue(value, slot.input.type);
    if (text !== null) values[slot.name] = text;
  }
  for (let index = 0; index < derivedTypes.length; index += 1) {
    const [name, type] = derivedTypes[index] as CompiledVersion["derivedTypes"][number];
    const value = frame[today + 1 + index];
    const text = value instanceof Span ? null : formatValue(value, type);
    if (text !== null) values[name] = text;
  }
  return values;
}

function tracedCondition({ name, sides }: CompiledCondition, frame: Frame, truth: Truth): TracedCondition {
  return {
    name,
    met: truth ?? null,
    left: sides && formatValue(sides.left.run(frame), sides.type),
    right: sides && formatValue(sides.right.run(frame), sides.type),
  };
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
