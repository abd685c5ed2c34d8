import type { RuleParameterChange } from "../../frame.ts";
import { contains, type Span } from "../../placed.ts";
import type { Message } from "../message/message.ts";

/** 「大病比例改为30%，封顶3万」: every parameter with the value that follows it, under the rule said last. */
export function readParameterChanges(message: Message): RuleParameterChange[] {
  const { cues } = message;
  const parameters = cues.of("parameter");
  return parameters.flatMap((cue, at) => {
    const until = parameters[at + 1]?.start ?? message.end;
    const value = valueBetween(message, cue.end, until);
    if (value === undefined) return [];
    const rule = [...cues.of("rule"), ...cues.of("benefit")].findLast(({ start }) => start <= cue.start);
    return [{ ...(rule && { rule: rule.code }), parameter: cue.code, value }];
  });
}

/** A percentage as a fraction of one, otherwise a sum, otherwise a number. The last one said is the new one. */
function valueBetween(message: Message, from: number, to: number): string | undefined {
  const inside = (span: Span): boolean => span.start >= from && span.end <= to;
  const numbers = message.numbers.filter(
    (number) => inside(number) && !message.dates.some((date) => contains(date, number)),
  );
  const percent = numbers.findLast(({ mention }) => PERCENT.test(mention.text));
  const amount = message.amounts.findLast(inside);
  return (percent ?? amount ?? numbers.at(-1))?.mention.value;
}

const PERCENT = /[%％]|百分之/;
