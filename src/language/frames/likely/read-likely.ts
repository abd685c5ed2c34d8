import { INTENTS, type Intent } from "../../frame.ts";
import type { Likely } from "../../likeness/likeness.ts";
import { mask, type Masked } from "../../likeness/mask.ts";
import type { Message } from "../message/message.ts";

/** What a message is like, and how likely that is of all that it could be. */
export interface LikelyIntent {
  readonly intent: Intent;
  readonly share: number;
}

/** What a message is like of all that people write: read once, asked often. */
export interface Likelihood {
  readonly masked: Masked;
  readonly labels: readonly Likely[];
  /** The likeliest first; the kinds of change together are one. */
  readonly intents: readonly LikelyIntent[];
  /** How many pairs of characters speak for the likeliest; without end for a sentence that is known word for word. */
  readonly telling: number;
}

export function readLikely(message: Message): Likelihood {
  return (message.likely ??= seekLikely(message));
}

const BY_NAME: ReadonlyMap<string, Intent> = new Map(INTENTS.map((intent) => [intent, intent]));

/** `report-change.death` is a report. */
function intentOf(label: string): Intent | undefined {
  const point = label.indexOf(".");
  return BY_NAME.get(point < 0 ? label : label.slice(0, point));
}

function seekLikely(message: Message): Likelihood {
  const { likeness } = message.vocabulary;
  const masked = mask(message);
  const known = likeness.known(masked.text);
  const labels = known === undefined ? likeness.read(masked.text) : [{ label: known, share: 1 }];
  const shares = new Map<Intent, number>();
  for (const { label, share } of labels) {
    const intent = intentOf(label);
    if (intent !== undefined) shares.set(intent, (shares.get(intent) ?? 0) + share);
  }
  const intents = [...shares].map(([intent, share]) => ({ intent, share })).sort((a, b) => b.share - a.share);
  const [best] = labels;
  const telling = best === undefined ? 0 : likeness.tellingOf(masked.text, best.label).length;
  return { masked, labels, intents, telling: known === undefined ? telling : Number.POSITIVE_INFINITY };
}
