import type { AmountMention, NumberMention, RuleParameterChange } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { contains, type Placed, type Span } from "../../placed.ts";
import type { Message } from "../message/message.ts";

/** 「大病比例改为30%，封顶3万」: every parameter with the value that follows it, under the rule said last. */
export function readParameterChanges(message: Message): RuleParameterChange[] {
  const { cues } = message;
  const parameters = cues.of("parameter");
  const rules = namedRules(message);
  const anchors = [...parameters, ...rules].sort((a, b) => a.start - b.start);
  return anchors.flatMap((cue, at) => {
    const next = anchors[at + 1];
    const isParameter = parameters.includes(cue);
    // 「重度伤残的标准改成…」: what of the rule is to change stands behind it.
    const until = isParameter ? parameters.find(({ start }) => start > cue.start) : next;
    const value = valueBetween(message, cue.end, until?.start ?? message.end);
    if (value === undefined) return [];
    const rule = isParameter ? rules.findLast(({ start }) => start <= cue.start) : cue;
    const parameter = isParameter ? cue.code : impliedBy(cue.code, value);
    return parameter === undefined
      ? []
      : [{ ...(rule && { rule: rule.code }), parameter, value: value.value }];
  });
}

/** The figure that a rule is to have, where no word says what of it. */
export function readRuleFigure(message: Message): string | undefined {
  const [rule] = namedRules(message);
  return rule && valueBetween(message, rule.end, message.end)?.value;
}

/** 大病救助 names a rule as 大病 does, and names it once. */
function namedRules({ cues }: Message): readonly Cue[] {
  const named = [...cues.of("rule"), ...cues.of("benefit")].sort((a, b) => a.start - b.start);
  return named.filter(
    (cue) => !named.some((other) => other !== cue && contains(other, cue) && isLonger(other, cue)),
  );
}

const isLonger = (one: Span, other: Span): boolean => one.end - one.start > other.end - other.start;

/** 「去世补助定为三千」 says the amount, 「大病按三成」 the rate; a sum for an illness could be either of its limits. */
function impliedBy(rule: string, { isShare }: Value): string | undefined {
  if (isShare) return rule === "own-illness" ? "rate" : undefined;
  return HAS_LIMITS.has(rule) ? undefined : "amount";
}

const HAS_LIMITS: ReadonlySet<string> = new Set(["own-illness", "family-illness"]);

interface Value {
  readonly value: string;
  readonly isShare: boolean;
}

/** A percentage as a fraction of one, otherwise a sum or a number. The last one said is the new one: 从两万五提到三万. */
function valueBetween(message: Message, from: number, to: number): Value | undefined {
  const inside = (span: Span): boolean => span.start >= from && span.end <= to;
  const numbers = message.numbers.filter(
    (number) =>
      inside(number) &&
      !message.dates.some((date) => contains(date, number)) &&
      !message.amounts.some((amount) => contains(amount, number)),
  );
  const share = numbers.findLast(({ mention }) => SHARE.test(mention.text));
  const figures: Placed<AmountMention | NumberMention>[] = [...numbers, ...message.amounts.filter(inside)];
  const last = figures.sort((a, b) => a.start - b.start).at(-1);
  const value = (share ?? last)?.mention.value;
  return value === undefined ? undefined : { value, isShare: share !== undefined };
}

const SHARE = /[%％]|百分之|成$/;
