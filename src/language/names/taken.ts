import { overlaps, type Span } from "../placed.ts";
import { SpanSet } from "../span-set.ts";
import type { NameRules } from "./name-rules.ts";

/** Places of a message that belong to something else than a person's name. */
export class Taken {
  readonly #fixed: SpanSet;
  /** 国庆, 立春: days, but given names too when a name begins before them (马国庆). */
  readonly #givenNames: readonly Span[];

  constructor(text: string, others: readonly Span[], dates: readonly Span[], rules: NameRules) {
    const isGiven = ({ start, end }: Span): boolean => rules.isGivenName(text.slice(start, end));
    this.#givenNames = dates.filter(isGiven);
    this.#fixed = new SpanSet([...others, ...dates.filter((date) => !isGiven(date))]);
  }

  touches(span: Span): boolean {
    if (this.#fixed.touches(span)) return true;
    return this.#givenNames.some((day) => day.start <= span.start && overlaps(day, span));
  }
}
