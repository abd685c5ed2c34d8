import type { RuleParameterChange } from "../frame.ts";
import type { Message } from "./message.ts";

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
  const percent = [...message.text.slice(from, to).matchAll(/(\d{1,3}(?:\.\d{1,4})?)\s?%/g)].at(-1)?.[1];
  const inside = (span: { readonly start: number; readonly end: number }): boolean =>
    span.start >= from && span.end <= to;
  const number = message.numbers.findLast(inside)?.mention.value;
  if (percent !== undefined) return number ?? String(Number(percent) / 100);
  const amount = message.amounts.findLast(inside)?.mention.value;
  return amount ?? number;
}
