import { overlaps, type Span } from "../placed.ts";
import { SpanSet } from "../span-set.ts";
import type { NameRules } from "./name-rules.ts";

/** Names of so many characters are hardly anything else. */
export const SURE_NAME = 3;

/** Places of a message that belong to something else than a person's name. */
export class Taken {
  readonly #fixed: SpanSet;
  /** 国庆, 立春: days, but given names too when a name begins before them (马国庆). */
  readonly #givenNames: readonly Span[];
  readonly #others: readonly Span[];
  readonly #dates: readonly Span[];
  /** The others alone; made when first asked for. */
  #withoutDates: SpanSet | undefined;

  constructor(text: string, others: readonly Span[], dates: readonly Span[], rules: NameRules) {
    const isGiven = ({ start, end }: Span): boolean => rules.isGivenName(text.slice(start, end));
    this.#others = others;
    this.#dates = dates;
    this.#givenNames = dates.filter(isGiven);
    this.#fixed = new SpanSet([...others, ...dates.filter((date) => !isGiven(date))]);
  }

  /** The same for a name of the roster: 梁万年｜中风 holds no 年中. */
  touchesKnown(span: Span): boolean {
    if (span.end - span.start < SURE_NAME) return this.touches(span);
    this.#withoutDates ??= new SpanSet(this.#others);
    return (
      this.#withoutDates.touches(span) ||
      this.#dates.some((day) => day.start <= span.start && overlaps(day, span))
    );
  }

  touches(span: Span): boolean {
    if (this.#fixed.touches(span)) return true;
    return this.#givenNames.some((day) => day.start <= span.start && overlaps(day, span));
  }
}
