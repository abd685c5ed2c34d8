import { withoutTrailingZeros } from "../../../rules/values/fraction.ts";
import { findDocumentNumber } from "../../../domain/numbers/document-number.ts";
import type { World } from "../../world.ts";

/** A figure of the message: where it stands, and what kind of figure it looks like. */
export interface Item {
  readonly start: number;
  readonly end: number;
  /** Decimal; a percentage as it is written in a book (`30%`). */
  readonly value: string;
  readonly kind: "percent" | "years" | "plain";
}

const PERCENT = /[%％]|百分之|成$|percent/i;
/** 约2万, 2万左右: no figure to hold anybody to. */
const ABOUT_BEFORE = /(?:约|大概|差不多|将近|about|around) ?$/i;
const ABOUT_AFTER = /^ ?[元块]? ?(?:左右|上下|多|来)/;
const YEARS = /^\s{0,2}(?:周岁|岁|years?)/;

/** The figures of a message in reading order. Days, and what is said to be about so much, are none. */
export function readItems({ said, text }: Pick<World, "said" | "text">): readonly Item[] {
  if (said === null) return [];
  const spanOf = ({ index, text: words }: { index: number; text: string }) => ({
    start: index,
    end: index + words.length,
  });
  const days = said.dates.map(spanOf);
  // 京工发〔2026〕12号 is the paper it rests on.
  const paper = findDocumentNumber(text);
  if (paper !== undefined) days.push(spanOf({ index: text.indexOf(paper), text: paper }));
  const amounts = said.amounts.flatMap((amount) =>
    amount.value === undefined || amount.approximate ? [] : [{ ...spanOf(amount), value: amount.value }],
  );
  const numbers = said.numbers.map((number) => ({ ...spanOf(number), value: number.value }));
  // 约2万 is no figure, and neither is the number in it.
  const taken = [...days, ...said.amounts.map(spanOf)];
  const free = numbers.filter(
    (number) => !taken.some((other) => number.start < other.end && other.start < number.end),
  );
  const clear = amounts.filter(
    (amount) => !days.some((day) => amount.start < day.end && day.start < amount.end),
  );
  return [...clear, ...free]
    .filter(
      ({ start, end }) => !ABOUT_BEFORE.test(text.slice(0, start)) && !ABOUT_AFTER.test(text.slice(end)),
    )
    .toSorted((a, b) => a.start - b.start)
    .map((item): Item => {
      if (PERCENT.test(text.slice(item.start, item.end)))
        return { ...item, value: percentOf(item.value), kind: "percent" };
      return { ...item, kind: YEARS.test(text.slice(item.end)) ? "years" : "plain" };
    });
}

/** `0.3` → `30%`, digit by digit: no float comes near a figure. */
export function percentOf(fraction: string): string {
  const [whole = "0", decimals = ""] = fraction.split(".");
  const padded = decimals.padEnd(2, "0");
  const digits = String(BigInt(`${whole}${padded.slice(0, 2)}`));
  const rest = withoutTrailingZeros(padded.slice(2));
  return `${digits}${rest === "" ? "" : `.${rest}`}%`;
}
