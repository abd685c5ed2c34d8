import { parseDay } from "../values/day.ts";
import { hullNum } from "../values/span.ts";
import type { Answer } from "./answer/answer.ts";
import { amountIn, boundsOf } from "./answer/bounds.ts";
import type { CompiledRule } from "../compile/compiled-book.ts";
import type { Usage } from "./compute-amount.ts";
import { evaluateVersion } from "./evaluate-version.ts";
import { pickVersions } from "./versions/pick-version.ts";
import { UNKNOWN, type Facts } from "./facts/read-facts.ts";

export interface EvaluateOptions {
  /** The day asked about (the application date), ISO. */
  readonly on: string;
  /** What was had already, by limit; left out = taken as nothing, and the answer says so. */
  readonly usage?: Usage | undefined;
  readonly trace?: boolean;
}

/**
 * Asks a rule about the facts: yes, no, or what is still needed. What is decided on part of the facts holds whatever
 * the others turn out to be. Throws only when `on` is no day.
 */
export function evaluate(rule: CompiledRule, facts: Facts, options: EvaluateOptions): Answer {
  const today = parseDay(options.on);
  if (today === undefined) throw new Error(`evaluate: "on" is not an ISO day: ${options.on}`);
  const { versions, certain, dateFact } = pickVersions(rule, facts, today);
  const [only] = versions;
  if (only === undefined) return notInForce(rule.code, options.on);
  if (certain && versions.length === 1) return evaluateVersion(only, facts, today, options);
  const answers = versions.map((version) => evaluateVersion(version, facts, today, options));
  const agreed = agreeOn(answers, dateFact, facts);
  // The day may lie outside all versions: then nothing is sure yet.
  return agreed.answer === "ask" && !certain ? { ...agreed, entitled: false } : agreed;
}

const notInForce = (rule: string, on: string): Answer => ({
  answer: "no",
  rule,
  version: null,
  on,
  amount: "0.00",
  failed: { kind: "not-in-force" },
  passed: [],
  channels: [],
});

/** The day that picks the version is not known: the versions must all say no, or it is asked for. */
function agreeOn(answers: readonly Answer[], dateFact: string, facts: Facts): Answer {
  const latest = answers.at(-1) as Answer;
  if (answers.every(({ answer }) => answer === "no")) return latest;
  if (latest.answer === "invalid") return latest;
  const asks = answers.filter((answer) => answer.answer === "ask");
  const [needs, unknown] = facts[dateFact] === UNKNOWN ? [[], [dateFact]] : [[dateFact], []];
  const amounts = answers.map(amountIn).filter((amount) => amount !== undefined);
  return {
    answer: "ask",
    rule: latest.rule,
    version: latest.version,
    on: latest.on,
    needs: [...new Set([...needs, ...asks.flatMap((ask) => ask.needs)])],
    unknown: [...new Set([...unknown, ...asks.flatMap((ask) => ask.unknown)])],
    unconfigured: [...new Set(asks.flatMap((ask) => ask.unconfigured))],
    bounds: amounts.length === 0 ? null : boundsOf(amounts.reduce(hullNum)),
    entitled: answers.every(
      (answer) => answer.answer === "yes" || (answer.answer === "ask" && answer.entitled),
    ),
    trace: latest.trace,
  };
}
