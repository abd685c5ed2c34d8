import type { Result } from "../form/rule.ts";
import * as exact from "../values/exact.ts";
import { maxNum, minNum, roundNum, Span, subtractNum, type Num } from "../values/span.ts";
import type { CompiledResult, CompiledVersion } from "./compile-book.ts";
import type { Frame } from "./node.ts";
import type { AmountSteps } from "./trace.ts";

/** What was had already under each limit of a rule: how often, and how much in yuan. */
export type Usage = Readonly<Record<string, { readonly times?: number; readonly amount?: string }>>;

type AmountNodes = Extract<CompiledResult, { kind: "amount" }>;
type AmountForm = Extract<Result, { kind: "amount" }>;

export interface Computed {
  readonly final: Num;
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
  const floor = nodes.floor ? (nodes.floor.run(frame) as Num) : null;
  const ceiling = nodes.ceiling ? (nodes.ceiling.run(frame) as Num) : null;
  const raised = floor === null ? rounded : maxNum(rounded, floor);
  const cut = ceiling === null ? raised : minNum(raised, ceiling);
  const caps: AmountSteps["caps"][number][] = [];
  let left = maxNum(0, cut);
  for (const { limit, cap } of version.limits) {
    if (cap === null) continue;
    const figure = cap.run(frame) as Num;
    const used = exact.parseExact(usage?.[limit.name]?.amount ?? "0") ?? 0;
    const room = maxNum(0, subtractNum(figure, used));
    const before = left;
    left = minNum(left, room);
    if (figure instanceof Span || before instanceof Span || room instanceof Span) continue;
    caps.push({ limit: limit.name, figure, used, touched: exact.compare(before, room) > 0 });
  }
  if (isOpen(raw) || isOpen(rounded) || isOpen(floor) || isOpen(ceiling) || isOpen(left)) {
    return { final: left, steps: null };
  }
  return {
    final: left,
    steps: {
      raw,
      rounded,
      floor,
      ceiling,
      caps,
      final: left,
      floored: floor !== null && exact.compare(rounded, floor) < 0,
      capped: ceiling !== null && exact.compare(raised as exact.Exact, ceiling) > 0,
    },
  };
}

const isOpen = (value: Num | null): value is Span => value instanceof Span;
