import type { Span } from "./placed.ts";

/** Spans that do not overlap one another, asked by place: as fast for a thousand names as for one. */
export class SpanSet {
  readonly #spans: readonly Span[];

  constructor(spans: readonly Span[]) {
    this.#spans = spans.length < 2 ? spans : spans.toSorted((a, b) => a.start - b.start);
  }

  /** Whether one of them contains the span. */
  holds(span: Span): boolean {
    const last = this.#lastFrom(span.start);
    return last !== undefined && span.end <= last.end;
  }

  /** Whether one of them shares a character with the span. */
  touches(span: Span): boolean {
    const last = this.#lastFrom(span.end - 1);
    return last !== undefined && last.end > span.start;
  }

  /** The last that begins at or before a place. */
  #lastFrom(at: number): Span | undefined {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#spans[middle]!.start <= at) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? undefined : this.#spans[low - 1];
  }
}
