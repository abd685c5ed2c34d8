import { formatMoney, parseExact, type Exact } from "../../values/exact.ts";
import { high, low, maxNum, Span, spanOf, type Num } from "../../values/span.ts";
import type { Answer, Bounds } from "./answer.ts";

const SOME = new Span(0, Infinity);

/** What an amount may come to, as an answer says it: never below 0, `max: null` without an end. */
export function boundsOf(amount: Num): Bounds {
  const bounded = maxNum(0, amount);
  const max = high(bounded);
  return { min: formatMoney(low(bounded)), max: max === Infinity ? null : formatMoney(max) };
}

/**
 * What an answer comes to if it is granted; some amount where a figure of it is not set. `undefined`: a no, or no matter of
 * money.
 */
export function amountIn(answer: Answer): Num | undefined {
  if (answer.answer === "ask") return answer.bounds === null ? undefined : between(answer.bounds);
  if (answer.answer !== "yes") return undefined;
  const { result } = answer;
  switch (result.kind) {
    case "amount":
      return exactOf(result.amount);
    case "range":
      return between(result);
    case "not-configured":
      return result.parameters.length > 0 ? SOME : undefined;
    case "service":
      return undefined;
  }
}

const between = ({ max, min }: Bounds): Num => spanOf(exactOf(min), max === null ? Infinity : exactOf(max));

/** Of a sum that an answer says: it is always one. */
const exactOf = (amount: string): Exact => parseExact(amount) as Exact;
