import { compare, parseExact, type Exact } from "../../values/exact.ts";
import type { Granted, Yes } from "./answer.ts";
import { traceOf, type AmountSteps } from "./trace.ts";
import type { Turn } from "./turn.ts";

const NONE: readonly string[] = [];

/** Entitled to what was granted; `steps` where it is an amount with nothing open in it. */
export function answerYes(turn: Turn, result: Granted, steps: AmountSteps | null): Yes {
  const { on, traced, usage, version } = turn;
  return {
    answer: "yes",
    rule: version.rule.code,
    version: version.rule.version,
    on,
    amount: result.kind === "amount" ? result.amount : null,
    result,
    flags: version.flags.length === 0 ? NONE : raisedFlags(turn),
    approval: version.approval.length === 0 ? NONE : approvalOf(turn, result),
    judged: version.judged,
    assumed: usage ? NONE : version.limitNames,
    trace: traced ? traceOf(turn, steps) : undefined,
  };
}

const raisedFlags = ({ frame, version }: Turn): readonly string[] =>
  version.flags.filter(({ test }) => test.run(frame) === true).map(({ name }) => name);

/** The route by amount; what is no amount takes the last step. */
function approvalOf({ frame, version }: Turn, result: Granted): readonly string[] {
  const amount = result.kind === "amount" ? parseExact(result.amount) : undefined;
  const step = version.approval.find(
    ({ upTo }) => upTo === null || (amount !== undefined && compare(amount, upTo.run(frame) as Exact) <= 0),
  );
  return step?.by ?? NONE;
}
