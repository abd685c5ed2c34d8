import { formatExact, formatMoney, type Exact } from "../values/exact.ts";
import { Span } from "../values/span.ts";
import type { Trace, TracedAmount, TracedCondition } from "./answer.ts";
import type { CompiledVersion } from "../compile/compiled-book.ts";
import type { Frame } from "../compile/node.ts";
import { formatValue } from "../values/format-value.ts";

/** What the conditions came to, in order. */
export type Truths = readonly (boolean | undefined)[];

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

export function traceOf(
  version: CompiledVersion,
  frame: Frame,
  truths: Truths,
  steps: AmountSteps | null,
): Trace {
  return {
    values: valuesOf(version, frame),
    conditions: truths.map((truth, index) => tracedCondition(version, frame, truth, index)),
    amount: steps && tracedAmount(steps),
  };
}

function valuesOf(version: CompiledVersion, frame: Frame): Record<string, string> {
  const values: Record<string, string> = {};
  for (let index = 0; index < version.slots.length; index += 1) {
    const slot = version.slots[index];
    if (slot === undefined || frame[index] === slot.any) continue;
    const text = formatValue(frame[index], slot.input.type);
    if (text !== null) values[slot.name] = text;
  }
  for (let index = 0; index < version.derivedNames.length; index += 1) {
    const name = version.derivedNames[index] as string;
    const value = frame[version.today + 1 + index];
    const text =
      value instanceof Span ? null : formatValue(value, version.types.get(name) ?? { kind: "money" });
    if (text !== null) values[name] = text;
  }
  for (const [name, text] of version.parameterTexts) values[name] = text;
  return values;
}

function tracedCondition(
  version: CompiledVersion,
  frame: Frame,
  truth: boolean | undefined,
  index: number,
): TracedCondition {
  const condition = version.conditions[index] as CompiledVersion["conditions"][number];
  const { sides } = condition;
  return {
    name: condition.name,
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
