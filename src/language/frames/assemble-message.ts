import type { EntityClass } from "../lexicon/vocabulary.ts";
import type { Hit } from "../lexicon/cue-trie.ts";
import { Cues } from "../lexicon/cues.ts";
import { contains, overlaps, type Span } from "../placed.ts";
import { SpanSet } from "../span-set.ts";
import type { Message } from "./message.ts";
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

interface DocumentNumber extends Span {
  readonly code: EntityClass;
}

const FORMS: Readonly<Record<string, EntityClass>> = {
  MD: "list-number",
  FK: "batch-number",
  SQ: "application-number",
  DC: "payout-number",
  GZ: "rule-number",
  X: "export-number",
};
const NUMBER = /(?<![A-Za-z0-9-])(?:(?:(MD|FK|SQ|DC|GZ)?\d{4}-N?\d{4,6})|(X)\d{4,6})(?![\d-])/gi;

/** 受理编号 and its like: 2026-000123 is neither a day nor a number, and MD2026-0001 says that a list is meant. */
function findDocumentNumbers(text: string): readonly DocumentNumber[] {
  if (!/\d{4}/.test(text)) return [];
  return [...text.matchAll(NUMBER)].flatMap(({ index, 0: written, 1: prefix, 2: x }) => {
    const letters = prefix ?? x;
    // A receipt has five figures or more after the year: 2026-1120 is a day.
    if (letters === undefined && !/\d{5}$/.test(written)) return [];
    const code = letters === undefined ? "receipt" : (FORMS[letters.toUpperCase()] ?? "receipt");
    return [{ start: index, end: index + written.length, code }];
  });
}

function asHits({ vocabulary }: Message, code: EntityClass, spans: readonly Span[]): Hit[] {
  const word = vocabulary.entityWords[code];
  return spans.map(({ start, end }) => ({ start, end, word }));
}
