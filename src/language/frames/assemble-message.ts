import type { Hit } from "../lexicon/cue-trie.ts";
import { Cues } from "../lexicon/cues.ts";
import { contains, overlaps, type Span } from "../placed.ts";
import type { Message } from "./message.ts";
import { findSubjects } from "./subjects.ts";

/**
 * Puts the words and what they name together: words inside a name say nothing, numbers inside one count nothing
 * (三十五中), and the name itself can fill a part `<entity:person>` of a pattern.
 */
export function assembleMessage(found: Message): Message {
  const titles = [...found.unions, ...found.honours];
  const names = [...titles, ...found.people];
  const receipts = findReceipts(found.text);
  const outside = <T extends Span>(spans: readonly T[]): readonly T[] =>
    names.length + receipts.length === 0
      ? spans
      : spans.filter(
          (span) =>
            !names.some((name) => contains(name, span)) &&
            !receipts.some((receipt) => overlaps(receipt, span)),
        );
  const crossed = found.people.some((name) =>
    found.cues.hits.some((hit) => overlaps(hit, name) && !contains(name, hit) && !contains(hit, name)),
  );
  const words = crossed ? found.vocabulary.trie.scan(found.text, found.people) : found.cues.hits;
  const hits = names.length === 0 ? words : words.filter((hit) => !names.some((name) => contains(name, hit)));
  const message = {
    ...found,
    cues: names.length === 0 ? found.cues : new Cues(hits),
    dates: outside(found.dates),
    amounts: outside(found.amounts),
    numbers: outside(found.numbers),
  };
  const entities = [
    ...asHits(message, "person", findSubjects(message)),
    ...asHits(message, "union", message.unions),
    ...asHits(message, "honour", message.honours),
    ...asHits(message, "date", message.dates),
    ...asHits(message, "receipt", receipts),
  ];
  if (entities.length === 0) return message;
  return { ...message, cues: new Cues([...hits, ...entities].sort((a, b) => a.start - b.start)) };
}

const RECEIPT = /(?<![A-Za-z0-9-])\d{4}-N?\d{5,6}(?![\d-])/gi;

/** 受理编号: 2026-000123 is neither a day nor a number. */
function findReceipts(text: string): readonly Span[] {
  if (!text.includes("-")) return [];
  return [...text.matchAll(RECEIPT)].map(({ index, 0: receipt }) => ({
    start: index,
    end: index + receipt.length,
  }));
}

function asHits({ vocabulary }: Message, code: string, spans: readonly Span[]): Hit[] {
  if (spans.length === 0) return [];
  const word = {
    text: "",
    tags: [{ class: "entity", code }],
    parts: [...vocabulary.partsOfTag(`entity:${code}`)],
  };
  return spans.map(({ start, end }) => ({ start, end, word }));
}
