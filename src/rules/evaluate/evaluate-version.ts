import { compare, formatExact, formatMoney, parseExact, subtract, type Exact } from "../values/exact.ts";
import { low, high, maxNum, Span, type Num } from "../values/span.ts";
import type { Truth } from "../values/value.ts";
import type { Answer, Ask, Bounds, Failure, Granted, Yes } from "./answer.ts";
import type { CompiledVersion } from "../compile/compiled-book.ts";
import { computeAmount, type Computed, type Usage } from "./compute-amount.ts";
import { fillFrame, Unfit } from "./fill-frame.ts";
import type { Frame, Gaps, Node } from "../compile/node.ts";
import { isTold, UNKNOWN, type Facts } from "./read-facts.ts";
import { traceOf, type AmountSteps } from "./trace.ts";

/** One version, the day, and what the caller told: all that an answer is made from. */
interface Question {
  readonly version: CompiledVersion;
  readonly facts: Facts;
  readonly on: string;
  readonly usage: Usage | undefined;
  readonly traced: boolean;
}

export function evaluateVersion(question: Question, today: number): Answer {
  const { version, facts, usage } = question;
  const frame = fillFrame(version, facts, today);
  if (frame instanceof Unfit) return { answer: "invalid", rule: version.rule.code, problems: frame.problems };
  const truths = version.conditions.map(({ test }) => test.run(frame) as Truth);
  const failed = truths.indexOf(false);
  if (failed >= 0) return no(question, frame, truths, conditionFailure(version, frame, failed));
  const spent = spentLimit(version, usage);
  if (spent) return no(question, frame, truths, spent);
  const met = !truths.includes(undefined);
  const { result } = version;
  if (result.kind === "amount") {
    const computed = computeAmount(version, result, frame, usage);
    const { final } = computed;
    if (compare(high(final), 0) <= 0) return no(question, frame, truths, nothingLeft(computed));
    if (!met || final instanceof Span) return ask(question, frame, truths, final);
    return yes(
      question,
      frame,
      truths,
      { kind: "amount", amount: formatMoney(final), period: periodOf(version) },
      computed.steps,
    );
  }
  if (result.kind === "range") {
    const [min, max] = [result.min.run(frame) as Num, result.max.run(frame) as Num];
    if (!met || min instanceof Span || max instanceof Span)
      return ask(question, frame, truths, new Span(low(min), high(max)));
    const range = {
      kind: "range",
      min: formatMoney(min),
      max: formatMoney(max),
      period: periodOf(version),
    } as const;
    return yes(question, frame, truths, range, null);
  }
  if (!met) return ask(question, frame, truths, null);
  if (result.kind === "service") return yes(question, frame, truths, serviceOf(version), null);
  const hint = hintOf(result.hint, frame);
  return yes(question, frame, truths, { kind: "not-configured", parameters: [], hint }, null);
}

function hintOf(node: Node | null, frame: Frame): string | null {
  const hint = node?.run(frame) as Num | undefined;
  return hint === undefined || hint instanceof Span ? null : formatMoney(hint);
}

function serviceOf({ rule: { result } }: CompiledVersion): Granted {
  if (result.kind !== "service") throw new Error("the compiled result is a service, the form is not");
  return { kind: "service", times: result.times, every: result.every, unit: result.unit };
}

const periodOf = ({ rule: { result } }: CompiledVersion): Extract<Granted, { kind: "amount" }>["period"] =>
  "period" in result ? result.period : "once";

function conditionFailure(version: CompiledVersion, frame: Frame, index: number): Failure {
  const condition = version.conditions[index] as CompiledVersion["conditions"][number];
  return { kind: "condition", name: condition.name, index, distance: distanceOf(condition.sides, frame) };
}

/** How far apart the sides of a failed comparison are; with one side open, how far at least. */
function distanceOf(sides: CompiledVersion["conditions"][number]["sides"], frame: Frame): string | null {
  if (!sides) return null;
  const [left, right] = [sides.left.run(frame) as Num, sides.right.run(frame) as Num];
  const [a, b] = compare(high(left), low(right)) < 0 ? [high(left), low(right)] : [low(left), high(right)];
  const distance = compare(a, b) < 0 ? subtract(b, a) : subtract(a, b);
  if (distance === Infinity) return null;
  if (sides.type.kind === "date") return typeof distance === "number" ? String(distance) : null;
  return sides.type.kind === "money" ? moneyText(distance) : formatExact(distance);
}

/** To the fen where it is; finer where the facts are finer. */
function moneyText(value: Exact): string {
  const text = formatExact(value);
  const decimals = text.split(".")[1]?.length ?? 0;
  return decimals > 2 ? text : formatMoney(value);
}

function spentLimit(version: CompiledVersion, usage: Usage | undefined): Failure | undefined {
  for (const { limit } of version.limits) {
    const times = usage?.[limit.name]?.times ?? 0;
    if (limit.times !== null && times >= limit.times)
      return { kind: "limit", name: limit.name, used: String(times) };
  }
  return undefined;
}

/** Nothing left under a cap, or nothing by the formula. */
function nothingLeft({ caps }: Computed): Failure {
  const cap = caps.find(({ figure, used }) => compare(used, figure) >= 0);
  return cap ? { kind: "limit", name: cap.limit, used: formatMoney(cap.used) } : { kind: "nothing" };
}

function answered({ version, on }: Question): { rule: string; version: number; on: string } {
  return { rule: version.rule.code, version: version.rule.version, on };
}

function no(question: Question, frame: Frame, truths: readonly Truth[], failed: Failure): Answer {
  const { version } = question;
  return {
    answer: "no",
    ...answered(question),
    amount: "0.00",
    failed,
    passed: version.conditions.filter((_, index) => truths[index] === true).map(({ name }) => name),
    channels: version.rule.channels,
    ...(question.traced ? { trace: traceOf(version, frame, truths, null) } : {}),
  };
}

function yes(
  question: Question,
  frame: Frame,
  truths: readonly Truth[],
  result: Granted,
  steps: AmountSteps | null,
): Yes {
  const { version, usage } = question;
  const assumed = usage ? [] : version.limits.map(({ limit }) => limit.name);
  return {
    answer: "yes",
    ...answered(question),
    amount: result.kind === "amount" ? result.amount : null,
    result,
    flags: version.flags.filter(({ test }) => test.run(frame) === true).map(({ name }) => name),
    approval: approvalOf(version, frame, result),
    judged: version.judged,
    assumed,
    ...(question.traced ? { trace: traceOf(version, frame, truths, steps) } : {}),
  };
}

/** The route by amount; what is no amount takes the last step. */
function approvalOf(version: CompiledVersion, frame: Frame, result: Granted): readonly string[] {
  if (version.approval.length === 0) return [];
  const final = result.kind === "amount" ? parseExact(result.amount) : undefined;
  const step = version.approval.find(
    ({ upTo }) => upTo === null || (final !== undefined && compare(final, upTo.run(frame) as Exact) <= 0),
  );
  return step?.by ?? [];
}

function ask(question: Question, frame: Frame, truths: readonly Truth[], amount: Num | null): Answer {
  const { version, facts } = question;
  const gaps = gapsOf(version, frame, truths);
  const open = [...gaps.inputs].flatMap((name) => partsToAsk(version, name, facts));
  const needs = open.filter((name) => facts[name] !== UNKNOWN);
  const entitled = !truths.includes(undefined);
  const unconfigured = [...gaps.unconfigured];
  if (entitled && open.length === 0 && unconfigured.length > 0) {
    const hint = "hint" in version.result ? hintOf(version.result.hint, frame) : null;
    return yes(question, frame, truths, { kind: "not-configured", parameters: unconfigured, hint }, null);
  }
  const answer: Ask = {
    answer: "ask",
    ...answered(question),
    needs: [...new Set(needs)],
    unknown: [...new Set(open.filter((name) => facts[name] === UNKNOWN))],
    unconfigured,
    bounds: amount === null ? null : boundsOf(amount),
    entitled,
  };
  return question.traced ? { ...answer, trace: traceOf(version, frame, truths, null) } : answer;
}

/** What the answer hangs on: the open conditions in reading order, then the result. */
function gapsOf(version: CompiledVersion, frame: Frame, truths: readonly Truth[]): Gaps {
  const gaps: Gaps = { inputs: new Set(), unconfigured: new Set() };
  for (const [index, { test }] of version.conditions.entries()) {
    if (truths[index] === undefined) test.need(frame, gaps);
  }
  for (const node of resultNodes(version)) node.need(frame, gaps);
  return gaps;
}

function resultNodes({ result, limits }: CompiledVersion): readonly Node[] {
  switch (result.kind) {
    case "amount":
      return [result.amount, result.floor, result.ceiling, ...limits.map(({ cap }) => cap)].filter(
        (node) => node !== null,
      );
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

function boundsOf(amount: Num): Bounds {
  const bounded = maxNum(0, amount);
  const max = high(bounded);
  return { min: formatMoney(low(bounded)), max: max === Infinity ? null : formatMoney(max) };
}
