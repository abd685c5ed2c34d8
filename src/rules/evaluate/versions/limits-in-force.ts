import type { Limit } from "../../form/rule.ts";
import type { CompiledLimit, CompiledRule } from "../../compile/compiled-book.ts";
import type { Frame } from "../../compile/node.ts";
import { parseDay } from "../../values/day.ts";
import { formatExact } from "../../values/exact.ts";
import { roundNum, Span, type Num } from "../../values/span.ts";
import { Unfit } from "../facts/add-up-parts.ts";
import { fillFrame } from "../facts/fill-frame.ts";
import type { Facts } from "../facts/read-facts.ts";
import { versionFor } from "./version-in-force.ts";

/** A limit with the number of times that it comes to for these facts; null: no such number, or not known yet. */
export type LimitInForce = Omit<Limit, "times"> & { readonly times: number | null };

/** The limits of the version that answers, as whoever keeps count of them needs them. */
export function limitsInForce(rule: CompiledRule, facts: Facts, on: string): readonly LimitInForce[] {
  const version = versionFor(rule, facts, on);
  if (version === undefined) return [];
  const frame = fillFrame(version, facts, parseDay(on) ?? 0);
  return version.limits.map((each) => withTimes(each, frame));
}

function withTimes({ limit, times }: CompiledLimit, frame: Frame | Unfit): LimitInForce {
  if (times === null || frame instanceof Unfit) return { ...limit, times: null };
  const most = roundNum(times.run(frame) as Num, 0, "down");
  return { ...limit, times: most instanceof Span ? null : Number(formatExact(most)) };
}
