import type { Slots } from "../../frame.ts";
import type { Candidate } from "../candidates.ts";
import { spanOf } from "../../normalise.ts";
import { coversAll, findGaps, withNoise } from "../message/coverage.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import type { Message } from "../message/message.ts";
import { isQuestion } from "../changes/read-mode.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { weigh } from "../requests/weigh.ts";
import { readChoices } from "./read-choices.ts";
import { contains, type Span } from "../../placed.ts";
import { findSpellings } from "../../names/find-spellings.ts";

/** The bare thing that was asked for, or could have been: a number of a list, a name, a day, a sum. */
export function readAnswer(message: Message): Candidate[] {
  const choices = readChoices(message);
  if (choices) return choices;
  const none = readNoSelfFunded(message);
  if (none) return [none];
  const slots = bareEntities(message);
  if (slots === undefined) return wordyAnswer(message);
  const asked = message.expecting !== undefined && message.expecting !== "choice";
  if (asked) return [{ intent: "answer", score: 10, slots }];
  const isOnlyPerson = slots.person !== undefined && slots.date === undefined && slots.amounts === undefined;
  return [
    { intent: "answer", score: 3, slots },
    ...(isOnlyPerson ? [{ intent: "lookup-person", score: 2.8, slots } as const] : []),
  ];
}

/**
 * 「11月18号走的」「德胜医院那边」「自付的一共是三万二」: what was asked for, with words around it that say nothing else. Who
 * names somebody beside a day, or asks, says more than was asked.
 */
function wordyAnswer(message: Message): Candidate[] {
  const { expecting, dates, amounts, people, unions } = message;
  const asked = { date: dates, amount: amounts, person: people, union: unions }[expecting as "date"];
  if (asked === undefined || asked.length === 0 || isQuestion(message)) return [];
  if (expecting !== "person" && people.length > 0) return [];
  if (expecting === "person" && findVerbs(message).length > 0) return [];
  const around = withNoise(message, ({ word }) => word.classes.meets(AROUND_ANSWERS));
  const known = [...asked, ...around].toSorted((a, b) => a.start - b.start);
  const left = findGaps(message.text, message, known).reduce(
    (sum, { start, end }) => sum + weigh(message.text, start, end),
    0,
  );
  return left > MOST_WORDS ? [] : [{ intent: "answer", score: 9, slots: slotsOf(message) }];
}

const AROUND_ANSWERS = WordClasses.of("slip", "filler", "relation", "self", "pronoun", "honorific");

/** Characters around an answer that are no padding; with more of them it is a sentence of its own. */
const MOST_WORDS = 6;

/** 「没有自费」「自费没有」, where a sum was asked for: that part is nothing, whichever sum it was. */
function readNoSelfFunded(message: Message): Candidate | undefined {
  const { cues, expecting, amounts, n } = message;
  if (expecting !== "amount") return undefined;
  const said = cues.of("fact").find(({ code }) => code === "self-funded.none");
  // 「自费一分没花」 names no sum.
  if (amounts.some((sum) => said === undefined || !contains(said, sum))) return undefined;
  const box = said ?? cues.of("slip").find(({ text }) => text === "自费");
  if (box === undefined || cues.has("mode", "question")) return undefined;
  if (said === undefined && !cues.hasAny(DENIALS)) return undefined;
  const covered = withNoise(message, ({ word }) => word.classes.meets(DENYING));
  if (!coversAll(message.text, message, covered)) return undefined;
  const { text, index } = spanOf(n, box.start, box.end);
  const nothing = { text, index, value: "0", role: "self-funded", approximate: false, inside: true } as const;
  return { intent: "answer", score: 13, slots: { amounts: [nothing] } };
}

const DENIALS = WordClasses.of("reply", "mode", "lacking");
const DENYING = WordClasses.of("reply", "mode", "lacking", "slip", "fact");

/** Slots of a message that holds entities and noise only. */
function bareEntities(message: Message): Slots | undefined {
  if (message.dates.length + message.amounts.length + message.people.length + message.unions.length === 0)
    return undefined;
  const entities: Span[] = [...message.dates, ...message.amounts, ...message.people, ...message.unions].sort(
    (a, b) => a.start - b.start,
  );
  const spellings = findSpellings(message.text, message.cues, message.people);
  const known = [...entities, ...spellings, ...withNoise(message, (hit) => hit.word.classes.meets(FILLERS))];
  if (
    !coversAll(
      message.text,
      message,
      known.sort((a, b) => a.start - b.start),
    )
  )
    return undefined;
  const inEntity = (span: Span): boolean => entities.some((entity) => contains(entity, span));
  if (message.cues.has("kind") && message.cues.of("kind").some((cue) => !inEntity(cue))) return undefined;
  return slotsOf(message);
}

function slotsOf({ people, dates, unions, amounts: sums }: Message): Slots {
  const [person] = people;
  const [date] = dates;
  const [union] = unions;
  const amounts = sums.map(({ mention }) => mention);
  return {
    ...(person && { person: person.mention }),
    ...(date && { date: date.mention }),
    ...(union && { toUnion: union.mention }),
    ...(amounts.length > 0 && { amounts }),
  };
}

const FILLERS = WordClasses.of("honorific", "filler");
