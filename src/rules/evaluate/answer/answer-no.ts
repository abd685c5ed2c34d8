import type { CompiledCondition } from "../../compile/compiled-book.ts";
import type { Frame, Node } from "../../compile/node.ts";
import {
  compare,
  formatExact,
  formatMoney,
  greatest,
  subtract,
  whole,
  type Exact,
} from "../../values/exact.ts";
import { high, low, type Num } from "../../values/span.ts";
import type { Failure, No } from "./answer.ts";
import type { Computed } from "../compute-amount.ts";
import { traceOf } from "./trace.ts";
import type { Turn } from "./turn.ts";

/** Not entitled, for one reason: the first in reading order. */
export function answerNo(turn: Turn, failed: Failure): No {
  const { on, traced, truths, version } = turn;
  const passed: string[] = [];
  for (let index = 0; index < truths.length; index += 1) {
    if (truths[index] === true) passed.push(version.conditions[index]?.name ?? "");
  }
  return {
    answer: "no",
    rule: version.rule.code,
    version: version.rule.version,
    on,
    amount: "0.00",
    failed,
    passed,
    channels: version.rule.channels,
    trace: traced ? traceOf(turn, null) : undefined,
  };
}

export function conditionFailure({ frame, version }: Turn, index: number): Failure {
  const condition = version.conditions[index] as CompiledCondition;
  return { kind: "condition", name: condition.name, index, distance: distanceOf(condition.sides, frame) };
}

/** How far apart the sides of a failed comparison are; with one side open, how far at least. There is always an end to it. */
function distanceOf(sides: CompiledCondition["sides"], frame: Frame): string | null {
  if (!sides) return null;
  const [left, right] = [sides.left.run(frame) as Num, sides.right.run(frame) as Num];
  const distance = greatest(subtract(low(right), high(left)), subtract(low(left), high(right)));
  if (sides.type.kind === "date") return String(distance);
  return sides.type.kind === "money" ? moneyText(distance) : formatExact(distance);
}

/** To the fen where it is; finer where the facts are finer. */
function moneyText(value: Exact): string {
  const text = formatExact(value);
  const point = text.indexOf(".");
  return point >= 0 && text.length - point > 3 ? text : formatMoney(value);
}

/** Had already as often as a limit lets, however often that is. */
export function spentLimit({ frame, usage, version }: Turn): Failure | undefined {
  if (!usage) return undefined;
  for (const { limit, times } of version.limits) {
    const used = usage[limit.name]?.times ?? 0;
    if (times !== null && compare(whole(used), high(times.run(frame) as Num)) >= 0) {
      return { kind: "limit", name: limit.name, used: String(used) };
    }
  }
  return undefined;
}

/** How often is not known yet, and it depends on it whether it is had already as often. */
export function openLimits({ frame, usage, version }: Turn): readonly Node[] {
  return version.limits.flatMap(({ limit, times }) => {
    const used = whole(usage?.[limit.name]?.times ?? 0);
    return times !== null && compare(used, low(times.run(frame) as Num)) >= 0 ? [times] : [];
  });
}

/** Nothing left under a cap, or nothing by the formula. */
export function nothingLeft({ caps }: Computed): Failure {
  const cap = caps.find(({ figure, used }) => compare(used, figure) >= 0);
  return cap ? { kind: "limit", name: cap.limit, used: formatMoney(cap.used) } : { kind: "nothing" };
}
