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
  const isOutside = (span: Span): boolean =>
    !named.holds(span) && !receipts.some((receipt) => overlaps(receipt, span));
  const outside = <T extends Span>(spans: readonly T[]): readonly T[] =>
    names.length + receipts.length === 0 ? spans : spans.filter(isOutside);
  const crossed = found.people.some((name) =>
    found.cues.touching(name).some((hit) => !contains(name, hit) && !contains(hit, name)),
  );
  const words = crossed ? found.vocabulary.trie.scan(found.text, new SpanSet(found.people)) : found.cues.hits;
  // The word for a title names it, and still says which one it is: 首席员工.
  const hits =
    names.length + receipts.length === 0 ? words : words.filter((hit) => isTitle(hit) || isOutside(hit));
  const message = {
    ...found,
    cues: names.length === 0 ? found.cues : new Cues(hits),
    dates: outside(found.dates).filter((date) => isDay(found.cues, date)),
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

/** 3号问题 is the third and no day, and 提前天数 speaks of no 前天. */
const isDay = (cues: Cues, date: Span): boolean =>
  cues.at("numbered", date.end) === undefined &&
  !cues.touching(date).some(({ start, end }) => start < date.start && end > date.end);

const isTitle = ({ word }: Hit): boolean => word.tags.some((tag) => tag.class === "honour");

/** Sums, and numbers that are no part of a sum or a day. */
function figuresOf({ amounts, numbers, dates }: Message): readonly Span[] {
  const longer = new SpanSet([...amounts, ...dates]);
  return [...amounts, ...numbers.filter((number) => !longer.touches(number))];
}

function asHits({ vocabulary }: Message, code: EntityClass, spans: readonly Span[]): Hit[] {
  const word = vocabulary.entityWords[code];
  return spans.map(({ start, end }) => ({ start, end, word }));
}
