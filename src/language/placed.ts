import type { Mention } from "./frame.ts";
import type { Normalised } from "./normalise.ts";

/** A mention with its place `[start, end)` in the normalised text, where the words of the lexicon are found. */
export interface Placed<T extends Mention> {
  readonly start: number;
  readonly end: number;
  readonly mention: T;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Puts mentions, whose `index` is that of the original, where they stand in the normalised text. */
export function placeMentions<T extends Mention>(n: Normalised, mentions: readonly T[]): Placed<T>[] {
  if (mentions.length === 0) return [];
  if (n.text === n.original)
    return mentions.map((mention) => ({
      start: mention.index,
      end: mention.index + mention.text.length,
      mention,
    }));
  const place = inverse(n);
  return mentions.map((mention) => ({
    start: place(mention.index),
    end: place(mention.index + mention.text.length),
    mention,
  }));
}

/** The first normalised place that stands at or after a place of the original. */
function inverse(n: Normalised): (original: number) => number {
  return (original) => {
    let low = 0;
    let high = n.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (n.at(middle) < original) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
