import type { ChangeKind, PersonMention } from "../../frame.ts";
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

/** 「我上礼拜正式退了」「本人9月30日退休，请登记」: said of nobody else, and by the one whom it befell. */
export function isOwnChange(message: Message, { kind, verb, subjects }: Event): boolean {
  if (subjects.length > 0 || !OF_ONESELF.has(kind)) return false;
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
