import type { Slots } from "../../frame.ts";
import type { Candidate } from "../candidates.ts";
import { coversAll, withNoise } from "../message/coverage.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import type { Message } from "../message/message.ts";
import { readChoices } from "./read-choices.ts";
import { contains, type Span } from "../../placed.ts";

/** The bare thing that was asked for, or could have been: a number of a list, a name, a day, a sum. */
export function readAnswer(message: Message): Candidate[] {
  const choices = readChoices(message);
  if (choices) return choices;
  const slots = bareEntities(message);
  if (slots === undefined) return [];
  const asked = message.expecting !== undefined && message.expecting !== "choice";
  if (asked) return [{ intent: "answer", score: 10, slots }];
  const isOnlyPerson = slots.person !== undefined && slots.date === undefined && slots.amounts === undefined;
  return [
    { intent: "answer", score: 3, slots },
    ...(isOnlyPerson ? [{ intent: "lookup-person", score: 2.8, slots } as const] : []),
  ];
}

/** Slots of a message that holds entities and noise only. */
function bareEntities(message: Message): Slots | undefined {
  if (message.dates.length + message.amounts.length + message.people.length + message.unions.length === 0)
    return undefined;
  const entities: Span[] = [...message.dates, ...message.amounts, ...message.people, ...message.unions].sort(
    (a, b) => a.start - b.start,
  );
  const known = [...entities, ...withNoise(message, (hit) => hit.word.classes.meets(FILLERS))];
  if (
    !coversAll(
      message,
      known.sort((a, b) => a.start - b.start),
    )
  )
    return undefined;
  const inEntity = (span: Span): boolean => entities.some((entity) => contains(entity, span));
  if (message.cues.has("kind") && message.cues.of("kind").some((cue) => !inEntity(cue))) return undefined;
  const [person] = message.people;
  const [date] = message.dates;
  const [union] = message.unions;
  const amounts = message.amounts.map(({ mention }) => mention);
  return {
    ...(person && { person: person.mention }),
    ...(date && { date: date.mention }),
    ...(union && { toUnion: union.mention }),
    ...(amounts.length > 0 && { amounts }),
  };
}

const FILLERS = WordClasses.of("honorific", "filler");
