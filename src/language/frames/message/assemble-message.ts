import type { EntityClass } from "../../lexicon/vocabulary.ts";
import type { Hit } from "../../lexicon/cue-trie.ts";
import { Cues } from "../../lexicon/cues.ts";
import { numberOf } from "../../lexicon/word-classes.ts";
import { contains, overlaps, type Span } from "../../placed.ts";
import { SpanSet } from "../../span-set.ts";
import { Message, type Found, type Source } from "./message.ts";
import { findDocumentNumbers, type DocumentNumber } from "./document-numbers.ts";
import { findCurtVerdicts } from "./curt-verdicts.ts";
import { findSubjects } from "./subjects.ts";

/**
 * Puts the words and what they name together: words inside a name say nothing, numbers inside one count nothing
 * (三十五中), and the name itself can fill a part `<entity:person>` of a pattern.
 */
export function assembleMessage(source: Source, cues: Cues, found: Found): Message {
  const { text } = source.n;
  const whole = { start: 0, end: text.length };
  const receipts = findDocumentNumbers(text);
  const isNamed = found.unions.length + found.honours.length + found.people.length + receipts.length > 0;
  const said = isNamed ? leaveOut(source, cues, found, receipts) : { cues, found };
  const dates = said.found.dates.filter((date) => isDay(cues, date));
  const message = new Message(source, whole, said.cues, { ...said.found, dates });
  const entities = listEntities(message, receipts);
  if (entities.length === 0) return message;
  const assembled = new Message(source, whole, new Cues(merge(said.cues.hits, entities)), message);
  assembled.subjects = message.subjects;
  return assembled;
}

/** Both by start, the words first where they begin together. Words come sorted, and entities are few. */
function merge(words: readonly Hit[], entities: Hit[]): readonly Hit[] {
  const sorted = entities.sort((a, b) => a.start - b.start);
  const merged: Hit[] = [];
  let next = 0;
  for (const word of words) {
    while (next < sorted.length && sorted[next]!.start < word.start) merged.push(sorted[next++]!);
    merged.push(word);
  }
  while (next < sorted.length) merged.push(sorted[next++]!);
  return merged;
}

const HONOUR = numberOf("honour");

interface Said {
  readonly cues: Cues;
  readonly found: Found;
}

/** The message without the words, days and figures inside names and numbers of papers. */
function leaveOut(source: Source, cues: Cues, found: Found, receipts: readonly Span[]): Said {
  const { people, unions, honours } = found;
  const named = new SpanSet([...unions, ...honours, ...people]);
  const isOutside = (span: Span): boolean =>
    !named.holds(span) && !receipts.some((receipt) => overlaps(receipt, span));
  const hits = wordsBeside(source, cues, people);
  return {
    // The word for a title names it, and still says which one it is: 首席员工.
    cues: new Cues(hits.filter((hit) => hit.word.classes.has(HONOUR) || isOutside(hit))),
    found: {
      dates: found.dates.filter(isOutside),
      amounts: found.amounts.filter(isOutside),
      numbers: found.numbers.filter(isOutside),
      people,
      unions,
      honours,
    },
  };
}

/** Words that share characters with a name and are not inside it are read anew: 李强｜调到 holds no 强调. */
function wordsBeside({ n, vocabulary }: Source, cues: Cues, people: readonly Span[]): readonly Hit[] {
  const crossed = people.some((name) =>
    cues.touching(name).some((hit) => !contains(name, hit) && !contains(hit, name)),
  );
  return crossed ? vocabulary.trie.scan(n.text, new SpanSet(people)) : cues.hits;
}

/** 3号问题 is the third and no day, and 提前天数 speaks of no 前天. */
const isDay = (cues: Cues, date: Span): boolean =>
  cues.at("numbered", date.end) === undefined &&
  !cues.touching(date).some(({ start, end }) => start < date.start && end > date.end);

/** The names, days and figures of the message as words that can fill a part of a pattern. */
function listEntities(message: Message, receipts: readonly DocumentNumber[]): Hit[] {
  const entities: Hit[] = [];
  addEntities(entities, message, "person", findSubjects(message));
  addEntities(entities, message, "union", message.unions);
  addEntities(entities, message, "honour", message.honours);
  addEntities(entities, message, "date", message.dates);
  addEntities(entities, message, "named", message.people);
  addEntities(entities, message, "figure", figuresOf(message));
  for (const receipt of receipts) addEntities(entities, message, receipt.code, [receipt]);
  for (const verdict of findCurtVerdicts(message)) addEntities(entities, message, verdict.code, [verdict]);
  return entities;
}

function addEntities(
  entities: Hit[],
  { vocabulary }: Message,
  code: EntityClass,
  spans: readonly Span[],
): void {
  for (const { start, end } of spans) entities.push({ start, end, word: vocabulary.entityWords[code] });
}

/** Sums, and numbers that are no part of a sum or a day. */
function figuresOf({ amounts, numbers, dates }: Message): readonly Span[] {
  if (numbers.length === 0) return amounts;
  const longer = new SpanSet([...amounts, ...dates]);
  return [...amounts, ...numbers.filter((number) => !longer.touches(number))];
}
