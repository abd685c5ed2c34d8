import type { ChangeKind, PersonMention } from "../../frame.ts";
import type { Hit } from "../../lexicon/cue-trie.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import { contains, type Span } from "../../placed.ts";
import { coversAll } from "../message/coverage.ts";
import { clauseAround, type Message } from "../message/message.ts";
import type { Event } from "./read-events.ts";

/**
 * What people tell of themselves. Of an illness or a loss of their own they rather ask what there is for it, and 「我走了」
 * is no death.
 */
const OF_ONESELF: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "retirement",
  "early-leave",
  "transfer",
  "post",
  "settled-abroad",
]);

/** What cannot have befallen who tells of it, or is told of a unit. */
const OF_OTHERS: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "death",
  "lost-contact",
  "contact-restored",
  "discipline",
  "reinstatement",
  "unit",
  "other",
]);

/** Said of nobody else, and by the one whom it befell. */
export const isOwnChange = (message: Message, event: Event): boolean =>
  event.subjects.length === 0 && (isSaidOfOneself(message, event) || isOfSender(message, event));

/** 「上礼拜三查出来胃癌」「工资卡换成邮储的了」, from a model worker: nobody else is spoken of, and no bill that could be paid. */
function isOfSender(message: Message, { kind, verb }: Event): boolean {
  const { cues, source, people, amounts } = message;
  if (!source.ofSender || OF_OTHERS.has(kind) || people.length + amounts.length > 0) return false;
  const sentence = message.layout.sentenceAt(verb.start, message);
  return !cues.hits.some(
    (hit) => hit.start >= sentence.start && hit.end <= verb.start && isSomebody(message, hit),
  );
}

/** 老伴, 他, 师傅; 「跟儿子去加拿大定居了」 tells of the father. */
const isSomebody = ({ cues }: Message, { start, word }: Hit): boolean =>
  word.classes.meets(SOMEBODY) && cues.endingAt("companion", start) === undefined;
const SOMEBODY = WordClasses.of("relation", "pronoun", "honorific", "title", "occupation", "own-unit");

/** 「我上礼拜正式退了」「本人9月30日退休，请登记」 */
function isSaidOfOneself(message: Message, { kind, verb }: Event): boolean {
  if (!OF_ONESELF.has(kind)) return false;
  const sentence = message.layout.sentenceAt(verb.start, message);
  return message.cues
    .of("self")
    .some(
      ({ code, start, end }) =>
        code === "speaker" &&
        start >= sentence.start &&
        end <= verb.start &&
        coversAll(message.text, { start: end, end: verb.start }, listBetween(message)),
    );
}

/**
 * What may stand between 我 and what befell them: days, units, the own name, and words that say how it came. Anything
 * else may be somebody else: 「我师傅退休了」「我知道他退休了」「我报一个退休」.
 */
function listBetween(message: Message): readonly Span[] {
  const { cues, dates, unions, people } = message;
  const said = cues.of("mode").filter(({ code }) => code === "negation" || code === "plan");
  const companions = cues.of("companion").flatMap((beside): readonly Span[] => {
    const relation = cues.at("relation", beside.end);
    return relation === undefined ? [] : [beside, relation];
  });
  return [
    ...dates,
    ...unions,
    ...people,
    ...said,
    ...companions,
    ...cues.of("from"),
    ...cues.of("of-oneself"),
  ].toSorted((a, b) => a.start - b.start);
}

/** 「我是牛街街道何平，本月20日办完退休手续了」: the name that who tells of themselves gives. */
export function findTeller(message: Message, { verb }: Event): PersonMention | undefined {
  const { cues, people } = message;
  const openings = cues
    .of("aside-before")
    .filter((opening) => cues.of("self").some((self) => contains(opening, self)));
  const isNamed = (person: Span): boolean =>
    openings.some(({ end }) => end <= person.start && clauseAround(message, end).end >= person.end);
  return people.find((person) => person.end <= verb.start && isNamed(person))?.mention;
}
