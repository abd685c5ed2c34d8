import type { EntityClass } from "../../lexicon/vocabulary.ts";
import type { Hit } from "../../lexicon/cue-trie.ts";
import { Cues } from "../../lexicon/cues.ts";
import { contains, overlaps, type Span } from "../../placed.ts";
import { SpanSet } from "../../span-set.ts";
import type { Message } from "./message.ts";
import { findDocumentNumbers } from "./document-numbers.ts";
import { findSubjects } from "./subjects.ts";

/**
 * Puts the words and what they name together: words inside a name say nothing, numbers inside one count nothing
 * (三十五中), and the name itself can fill a part `<entity:person>` of a pattern.
 */
export function assembleMessage(found: Message): Message {
  const names = [...found.unions, ...found.honours, ...found.people];
  const receipts = findDocumentNumbers(found.text);
  const named = new SpanSet(names);
  const outside = <T extends Span>(spans: readonly T[]): readonly T[] =>
    names.length + receipts.length === 0
      ? spans
      : spans.filter((span) => !named.holds(span) && !receipts.some((receipt) => overlaps(receipt, span)));
  const crossed = found.people.some((name) =>
    found.cues.touching(name).some((hit) => !contains(name, hit) && !contains(hit, name)),
  );
  const words = crossed ? found.vocabulary.trie.scan(found.text, new SpanSet(found.people)) : found.cues.hits;
  const hits = outside(words);
  const message = {
    ...found,
    cues: names.length === 0 ? found.cues : new Cues(hits),
    // 3号问题 is the third and no day.
    dates: outside(found.dates).filter(({ end }) => found.cues.at("numbered", end) === undefined),
    amounts: outside(found.amounts),
    numbers: outside(found.numbers),
  };
  const entities = [
    ...asHits(message, "person", findSubjects(message)),
    ...asHits(message, "union", message.unions),
    ...asHits(message, "honour", message.honours),
    ...asHits(message, "date", message.dates),
    ...asHits(message, "named", message.people),
    ...asHits(message, "figure", figuresOf(message)),
    ...receipts.flatMap((receipt) => asHits(message, receipt.code, [receipt])),
  ];
  if (entities.length === 0) return message;
  return { ...message, cues: new Cues([...hits, ...entities].sort((a, b) => a.start - b.start)) };
}

/** Sums, and numbers that are no part of a sum or a day. */
function figuresOf({ amounts, numbers, dates }: Message): readonly Span[] {
  const longer = new SpanSet([...amounts, ...dates]);
  return [...amounts, ...numbers.filter((number) => !longer.touches(number))];
}

function asHits({ vocabulary }: Message, code: EntityClass, spans: readonly Span[]): Hit[] {
  const word = vocabulary.entityWords[code];
  return spans.map(({ start, end }) => ({ start, end, word }));
}
