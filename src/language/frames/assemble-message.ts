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
  const outside = <T extends Span>(spans: readonly T[]): readonly T[] =>
    names.length === 0 ? spans : spans.filter((span) => !names.some((name) => contains(name, span)));
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
  ];
  if (entities.length === 0) return message;
  return { ...message, cues: new Cues([...hits, ...entities].sort((a, b) => a.start - b.start)) };
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
