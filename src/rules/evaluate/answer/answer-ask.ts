import type { CompiledVersion } from "../../compile/compiled-book.ts";
import type { Frame, Gaps, Node } from "../../compile/node.ts";
import { formatMoney } from "../../values/exact.ts";
import { Span, type Num } from "../../values/span.ts";
import type { Ask, Yes } from "./answer.ts";
import { boundsOf } from "./bounds.ts";
import { openLimits } from "./answer-no.ts";
import { answerYes } from "./answer-yes.ts";
import { isTold, UNKNOWN, type Facts } from "../facts/read-facts.ts";
import { traceOf } from "./trace.ts";
import type { Turn } from "./turn.ts";

/**
 * Not decided: what it still hangs on, and what it may come to. All conditions met, nothing to ask and only a figure
 * missing that nobody has set is a yes without a figure.
 */
export function answerAsk(turn: Turn, amount: Num | null): Ask | Yes {
  const { facts, frame, on, traced, truths, version } = turn;
  const gaps = gapsOf(turn);
  const open = [...new Set([...gaps.inputs].flatMap((name) => partsToAsk(version, name, facts)))];
  const entitled = !truths.includes(undefined) && openLimits(turn).length === 0;
  const unconfigured = [...gaps.unconfigured];
  if (entitled && open.length === 0 && unconfigured.length > 0) {
    const hint = "hint" in version.result ? hintOf(version.result.hint, frame) : null;
    return answerYes(turn, { kind: "not-configured", parameters: unconfigured, hint }, null);
  }
  return {
    answer: "ask",
    rule: version.rule.code,
    version: version.rule.version,
    on,
    needs: open.filter((name) => facts[name] !== UNKNOWN),
    unknown: open.filter((name) => facts[name] === UNKNOWN),
    unconfigured,
    bounds: amount === null ? null : boundsOf(amount),
    entitled,
    trace: traced ? traceOf(turn, null) : undefined,
  };
}

/** For staff to confirm: what past figures suggest. */
export function hintOf(node: Node | null, frame: Frame): string | null {
  const hint = node?.run(frame) as Num | undefined;
  return hint === undefined || hint instanceof Span ? null : formatMoney(hint);
}

/** What the answer hangs on: the open conditions in reading order, then the result. */
function gapsOf(turn: Turn): Gaps {
  const { frame, version } = turn;
  const gaps: Gaps = { inputs: new Set(), unconfigured: new Set() };
  const tests = version.conditions.map(({ test }) => test);
  for (const node of [...tests, ...openLimits(turn), ...resultNodes(version)]) node.need(frame, gaps);
  return gaps;
}

function resultNodes({ limits, result }: CompiledVersion): readonly Node[] {
  switch (result.kind) {
    case "amount": {
      const { amount, ceiling, floor, times } = result;
      const nodes = [amount, floor, ceiling, ...limits.map(({ cap }) => cap), times];
      return nodes.filter((node) => node !== null);
    }
    case "range":
      return [result.min, result.max];
    case "service":
    case "not-configured":
      return [];
  }
}

/** An input half told by its parts is asked for by the parts that are missing. */
function partsToAsk(version: CompiledVersion, name: string, facts: Facts): readonly string[] {
  const parts = version.rule.inputs.get(name)?.parts?.of ?? [];
  const missing = parts.filter((part) => !isTold(facts[part]));
  return missing.length > 0 && missing.length < parts.length ? missing : [name];
}
