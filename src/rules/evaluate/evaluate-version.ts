import type { CompiledVersion } from "../compile/compiled-book.ts";
import { compare, formatExact, formatMoney } from "../values/exact.ts";
import { high, low, roundNum, Span, type Num } from "../values/span.ts";
import type { Truth } from "../values/value.ts";
import type { Answer, Granted } from "./answer/answer.ts";
import { answerAsk, hintOf } from "./answer/answer-ask.ts";
import { answerNo, conditionFailure, nothingLeft, openLimits, spentLimit } from "./answer/answer-no.ts";
import { answerYes } from "./answer/answer-yes.ts";
import { computeAmount } from "./compute-amount.ts";
import type { EvaluateOptions } from "./evaluate.ts";
import { Unfit } from "./facts/add-up-parts.ts";
import { fillFrame } from "./facts/fill-frame.ts";
import type { Facts } from "./facts/read-facts.ts";
import type { Turn } from "./answer/turn.ts";

/** Asks one version: its conditions in order, then its limits, then its result. */
export function evaluateVersion(
  version: CompiledVersion,
  facts: Facts,
  today: number,
  { on, trace = false, usage }: EvaluateOptions,
): Answer {
  const frame = fillFrame(version, facts, today);
  if (frame instanceof Unfit) return { answer: "invalid", rule: version.rule.code, problems: frame.problems };
  const truths: Truth[] = [];
  for (const { test } of version.conditions) truths.push(test.run(frame) as Truth);
  const turn: Turn = { version, facts, on, usage, traced: trace, frame, truths };
  const failed = truths.indexOf(false);
  if (failed >= 0) return answerNo(turn, conditionFailure(turn, failed));
  const spent = spentLimit(turn);
  if (spent) return answerNo(turn, spent);
  return answerResult(turn, !truths.includes(undefined) && openLimits(turn).length === 0);
}

/** No condition fails; `met`: all of them hold. */
function answerResult(turn: Turn, met: boolean): Answer {
  const { frame, version } = turn;
  const { result } = version;
  switch (result.kind) {
    case "amount":
      return answerAmount(turn, result, met);
    case "range": {
      const [min, max] = [result.min.run(frame) as Num, result.max.run(frame) as Num];
      if (!met || min instanceof Span || max instanceof Span)
        return answerAsk(turn, new Span(low(min), high(max)));
      return answerYes(
        turn,
        { kind: "range", min: formatMoney(min), max: formatMoney(max), period: result.period },
        null,
      );
    }
    case "service":
      return met ? answerYes(turn, result.granted, null) : answerAsk(turn, null);
    case "not-configured": {
      const granted: Granted = { kind: "not-configured", parameters: [], hint: hintOf(result.hint, frame) };
      return met ? answerYes(turn, granted, null) : answerAsk(turn, null);
    }
  }
}

function answerAmount(
  turn: Turn,
  result: Extract<CompiledVersion["result"], { kind: "amount" }>,
  met: boolean,
): Answer {
  const computed = computeAmount(turn.version, result, turn.frame, turn.usage);
  const { final, steps } = computed;
  if (compare(high(final), 0) <= 0) return answerNo(turn, nothingLeft(computed));
  const times = result.times && roundNum(result.times.run(turn.frame) as Num, 0, "down");
  // For no period at all it is nothing.
  if (times !== null && compare(high(times), 0) <= 0) return answerNo(turn, { kind: "nothing" });
  if (!met || final instanceof Span || times instanceof Span) return answerAsk(turn, final);
  const { period } = result;
  const granted = { kind: "amount", amount: formatMoney(final), period } as const;
  return answerYes(turn, times === null ? granted : { ...granted, times: Number(formatExact(times)) }, steps);
}
