import type { Result } from "../form/rule.ts";
import { compare, parseExact, type Exact } from "../values/exact.ts";
import { maxNum, minNum, roundNum, Span, subtractNum, type Num } from "../values/span.ts";
import type { CompiledResult, CompiledVersion } from "../compile/compiled-book.ts";
import type { Frame } from "../compile/node.ts";
import type { AmountSteps } from "./answer/trace.ts";

/** What was had already under each limit of a rule: how often, and how much in yuan. */
export type Usage = Readonly<Record<string, { readonly times?: number; readonly amount?: string }>>;

type AmountNodes = Extract<CompiledResult, { kind: "amount" }>;
type AmountForm = Extract<Result, { kind: "amount" }>;

export interface Computed {
  readonly final: Num;
  readonly caps: AmountSteps["caps"];
  /** The steps, when nothing in them is open. */
  readonly steps: AmountSteps | null;
}

/** Rounded once, raised to the floor, cut at the ceiling, then at what is left under the limits; never below 0. */
export function computeAmount(
  version: CompiledVersion,
  nodes: AmountNodes,
  frame: Frame,
  usage: Usage | undefined,
): Computed {
  const form = version.rule.result as AmountForm;
  const raw = nodes.amount.run(frame) as Num;
  const rounded = roundNum(raw, form.digits, form.mode);
  const floor = nodes.floor && (nodes.floor.run(frame) as Num);
  const ceiling = nodes.ceiling && (nodes.ceiling.run(frame) as Num);
  const raised = floor === null ? rounded : maxNum(rounded, floor);
  const cut = ceiling === null ? raised : minNum(raised, ceiling);
  const { caps, left } = applyCaps(version, maxNum(0, cut), frame, usage);
  if (isOpen(raw) || isOpen(floor) || isOpen(ceiling) || isOpen(left))
    return { final: left, caps, steps: null };
  const rounds = rounded as Exact;
  return {
    final: left,
    caps,
    steps: {
      raw,
      rounded: rounds,
      floor,
      ceiling,
      caps,
      final: left,
      floored: floor !== null && compare(rounds, floor) < 0,
      capped: ceiling !== null && compare(raised as Exact, ceiling) > 0,
    },
  };
}

/** What each running cap leaves of the amount, after what was had already. */
function applyCaps(version: CompiledVersion, amount: Num, frame: Frame, usage: Usage | undefined): Capped {
  let left = amount;
  const caps: Capped["caps"][number][] = [];
  for (const { limit, cap } of version.limits) {
    if (cap === null) continue;
    const figure = cap.run(frame) as Num;
    const used = parseExact(usage?.[limit.name]?.amount ?? "0") ?? 0;
    const room = maxNum(0, subtractNum(figure, used));
    if (!isOpen(figure) && !isOpen(left)) {
      caps.push({ limit: limit.name, figure, used, touched: compare(left, room as Exact) > 0 });
    }
    left = minNum(left, room);
  }
  return { caps, left };
}

interface Capped {
  readonly caps: AmountSteps["caps"];
  readonly left: Num;
}

const isOpen = (value: Num | null): value is Span => value instanceof Span;
