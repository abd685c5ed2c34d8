import type { BandEdge, BandMode } from "../form/expression.ts";
import * as exact from "../values/exact.ts";
import type { Exact } from "../values/exact.ts";
import { ANY_NUMBER, hullNum, Span, type Num } from "../values/span.ts";
import type { Node } from "./node.ts";
import { isDecided } from "../values/value.ts";

/** A band whose figures are known: `rate` of the value (or of the part inside), and/or a fixed `sum`. */
export interface Step {
  readonly from: Exact;
  readonly rate: Exact;
  readonly sum: Exact;
}

/** Compiles bands over `value`; `steps` ascend, `null` when a figure of theirs is not configured. */
export function compileBands(
  value: Node,
  steps: readonly Step[] | null,
  mode: BandMode,
  edge: BandEdge,
  unconfigured: readonly string[],
): Node {
  const at = mode === "whole" ? wholeAt : marginalAt;
  const run: Node["run"] = (frame) => {
    if (steps === null) return ANY_NUMBER;
    const number = value.run(frame) as Num;
    if (!(number instanceof Span)) return at(steps, number, bandOf(steps, number, edge));
    return hullOver(number, steps, edge, at);
  };
  return {
    run,
    need(frame, gaps) {
      if (isDecided(run(frame))) return;
      // Without its figures the value would tell nothing: it is not asked for.
      if (steps !== null) value.need(frame, gaps);
      for (const name of unconfigured) gaps.unconfigured.add(name);
    },
  };
}

type At = (steps: readonly Step[], value: Exact, band: number) => Exact;

/** Which band holds the value; −1 below the first. */
function bandOf(steps: readonly Step[], value: Exact, edge: BandEdge): number {
  let band = -1;
  for (const step of steps) {
    const order = exact.compare(value, step.from);
    if (order < 0 || (order === 0 && edge === "upper")) break;
    band += 1;
  }
  return band;
}

const wholeAt: At = (steps, value, band) => {
  const step = steps[band];
  return step ? exact.add(step.sum, exact.multiply(step.rate, value)) : 0;
};

const marginalAt: At = (steps, value, band) => {
  let total: Exact = 0;
  for (let index = 0; index <= band; index += 1) {
    const step = steps[index] as Step;
    const end = index === band ? value : (steps[index + 1] as Step).from;
    total = exact.add(total, exact.add(step.sum, exact.multiply(step.rate, exact.subtract(end, step.from))));
  }
  return total;
};

/** All that may come out for a value in the span: each band is straight, so its ends inside the span tell. */
function hullOver(span: Span, steps: readonly Step[], edge: BandEdge, at: At): Num {
  const first = bandOf(steps, span.lo, edge);
  const last = bandOf(steps, span.hi, edge);
  let hull: Num = at(steps, span.lo, first);
  for (let band = first; band <= last; band += 1) {
    const from = band === first ? span.lo : (steps[band]?.from ?? span.lo);
    const to = band === last ? span.hi : (steps[band + 1]?.from ?? span.hi);
    hull = hullNum(hullNum(hull, at(steps, from, band)), at(steps, to, band));
  }
  return hull;
}
