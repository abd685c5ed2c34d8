import { INTENTS, type Intent } from "../../frame.ts";
import type { Likely, Likeness } from "../../likeness/likeness.ts";
import { mask, type Masked } from "../../likeness/mask.ts";
import type { Message } from "../message/message.ts";

/** What a message is like, and how likely that is of all that it could be. */
export interface LikelyIntent {
  readonly intent: Intent;
  readonly share: number;
}

/** What a message is like of all that people write: read once, asked often. */
export class Likelihood {
  readonly masked: Masked;
  readonly labels: readonly Likely[];
  /** The likeliest first; the kinds of change together are one. */
  readonly intents: readonly LikelyIntent[];
  /** Whether it is known word for word. */
  readonly isKnown: boolean;
  readonly #likeness: Likeness;
  #telling: number | undefined;

  constructor(likeness: Likeness, masked: Masked) {
    const known = likeness.known(masked.text);
    this.masked = masked;
    this.labels = known === undefined ? likeness.read(masked.text) : [{ label: known, share: 1 }];
    this.intents = sumOfIntents(this.labels);
    this.isKnown = known !== undefined;
    this.#likeness = likeness;
  }

  /** How many pairs of characters speak for the likeliest; without end for a sentence that is known word for word. */
  get telling(): number {
    return (this.#telling ??= this.#countTelling());
  }

  #countTelling(): number {
    const [best] = this.labels;
    if (best === undefined) return 0;
    return this.isKnown
      ? Number.POSITIVE_INFINITY
      : this.#likeness.tellingOf(this.masked.text, best.label).length;
  }
}

export function readLikely(message: Message): Likelihood {
  return (message.likely ??= new Likelihood(message.vocabulary.likeness, mask(message)));
}

const BY_NAME: ReadonlyMap<string, Intent> = new Map(INTENTS.map((intent) => [intent, intent]));

/** `report-change.death` is a report. */
function intentOf(label: string): Intent | undefined {
  const point = label.indexOf(".");
  return BY_NAME.get(point < 0 ? label : label.slice(0, point));
}

function sumOfIntents(labels: readonly Likely[]): readonly LikelyIntent[] {
  const shares = new Map<Intent, number>();
  for (const { label, share } of labels) {
    const intent = intentOf(label);
    if (intent !== undefined) shares.set(intent, (shares.get(intent) ?? 0) + share);
  }
  return [...shares].map(([intent, share]) => ({ intent, share })).sort((a, b) => b.share - a.share);
}
