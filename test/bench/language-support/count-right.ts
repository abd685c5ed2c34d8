import type { HeldMessage } from "./held-messages.ts";
import type { Mentions, Reader } from "./readers/reader.ts";

/** How many messages were read right; `null` where a reader finds no such thing. */
export interface Right {
  readonly days: number | null;
  /** Of the messages that say a day. */
  readonly daysSaid: number | null;
  readonly sums: number | null;
  /** Of the messages that say a sum. */
  readonly sumsSaid: number | null;
  readonly both: number | null;
}

/**
 * Right is a message in which the same days (sums) are found, no more and no fewer, in whatever order. Whatever leaves
 * a choice (the years of 11月20日, the end of 3月1日到5日, which numbers are sums, the ends of a range) is right where
 * one of it is.
 */
export function countRight({ read }: Reader, messages: readonly HeldMessage[]): Right {
  const outcomes = messages.map((message) => {
    const { days, sums } = read(message.say);
    return {
      message,
      days: days && isSame(message.days, days()),
      sums: sums?.().some((way) => isSame(message.sums, way)),
    };
  });
  type Outcome = (typeof outcomes)[number];
  const count = (field: "days" | "sums", among: (outcome: Outcome) => boolean): number | null =>
    outcomes.some((outcome) => outcome[field] === undefined)
      ? null
      : outcomes.filter((outcome) => outcome[field] === true && among(outcome)).length;
  const days = count("days", () => true);
  return {
    days,
    daysSaid: count("days", ({ message }) => message.days.length > 0),
    sums: count("sums", () => true),
    sumsSaid: count("sums", ({ message }) => message.sums.length > 0),
    both: days === null ? null : count("sums", ({ days }) => days === true),
  };
}

function isSame(expected: Mentions, found: Mentions): boolean {
  const meet = (one: readonly string[], other: readonly string[]): boolean =>
    one.some((wording) => other.includes(wording));
  return (
    expected.every((one) => found.some((other) => meet(one, other))) &&
    found.every((one) => expected.some((other) => meet(one, other)))
  );
}
