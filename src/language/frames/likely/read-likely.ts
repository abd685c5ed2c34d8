import { INTENTS, type Intent } from "../../frame.ts";
import type { Likely, Likeness } from "../../likeness/likeness.ts";
import { isBare, mask, type Masked } from "../../likeness/mask.ts";
import type { Message } from "../message/message.ts";

/** What a message is like, and how likely that is of all that it could be. */
export interface LikelyIntent {
  readonly intent: Intent;
  readonly share: number;
}

/** What a message is like of all that people write: each part of it is read when it is first asked for, and once. */
export class Likelihood {
  readonly masked: Masked;
  readonly #likeness: Likeness;
  /** What is meant by the sentence, where it is known word for word. */
  readonly #known: string | undefined;
  #labels: readonly Likely[] | undefined;
  #intents: readonly LikelyIntent[] | undefined;
  #telling: number | undefined;

  constructor(likeness: Likeness, masked: Masked) {
    this.masked = masked;
    this.#likeness = likeness;
    this.#known = likeness.known(masked.text);
  }

  /** Whether it is known word for word. */
  get isHeard(): boolean {
    return this.#known !== undefined;
  }

  /** Whether it is known word for word, and names nobody and counts nothing. */
  get isKnown(): boolean {
    return this.#known !== undefined && isBare(this.masked.text);
  }

  get labels(): readonly Likely[] {
    return (this.#labels ??=
      this.#known === undefined ? this.#likeness.read(this.masked.text) : [{ label: this.#known, share: 1 }]);
  }

  /** The likeliest first; the kinds of change together are one. */
  get intents(): readonly LikelyIntent[] {
    return (this.#intents ??= sumOfIntents(this.labels));
  }

  /** How many pairs of characters speak for the likeliest; without end for a sentence that is known word for word. */
  get telling(): number {
    return (this.#telling ??= this.#countTelling());
  }

  #countTelling(): number {
    if (this.#known !== undefined) return Number.POSITIVE_INFINITY;
    const [best] = this.labels;
    return best === undefined ? 0 : this.#likeness.tellingOf(this.masked.text, best.label).length;
  }
}

export function readLikely(message: Message): Likelihood {
  return (message.likely ??= new Likelihood(message.vocabulary.likeness, mask(message)));
}

const BY_NAME: ReadonlyMap<string, Intent> = new Map(INTENTS.map((intent) => [intent, intent]));
const byLabel = new Map<string, Intent | undefined>();

/** `report-change.death` is a report; each label is taken apart once. */
function intentOf(label: string): Intent | undefined {
  if (!byLabel.has(label)) byLabel.set(label, BY_NAME.get(label.split(".")[0]!));
  return byLabel.get(label);
}

function sumOfIntents(labels: readonly Likely[]): readonly LikelyIntent[] {
  const shares = new Map<Intent, number>();
  for (const { label, share } of labels) {
    const intent = intentOf(label);
    if (intent !== undefined) shares.set(intent, (shares.get(intent) ?? 0) + share);
  }
  return [...shares].map(([intent, share]) => ({ intent, share })).sort((a, b) => b.share - a.share);
}
