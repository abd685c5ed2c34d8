import type { PersonMention } from "../../frame.ts";
import type { Placed } from "../../placed.ts";
import { findKin } from "./find-kin.ts";
import { clauseAround, type Message } from "./message.ts";

/** The people that something is said of: not contact persons, committees, tellers and the one spoken to. */
export function findSubjects(message: Message): readonly Placed<PersonMention>[] {
  if (message.people.length === 0) return message.people;
  return (message.subjects ??= seekSubjects(message));
}

function seekSubjects(message: Message): readonly Placed<PersonMention>[] {
  const subjects: Placed<PersonMention>[] = [];
  for (const person of message.people) {
    if (findKin(message, person) !== undefined) subjects.push(asThemselves(person));
    else if (!isAside(message, person)) subjects.push(person);
  }
  if (subjects.length < 2) return subjects;
  const named = subjects.filter((person, at) => {
    const previous = at === 0 ? undefined : subjects[at - 1];
    return previous?.mention.relation === undefined || !isNameOfRelative(message, previous, person);
  });
  return joinCalls(named);
}

/** 「老韩退了，韩春生，10月31」: who is called so and named as well is one person. */
function joinCalls(subjects: readonly Placed<PersonMention>[]): readonly Placed<PersonMention>[] {
  const fullOf = (call: Placed<PersonMention>): Placed<PersonMention> | undefined =>
    call.mention.match === "honorific"
      ? subjects.find(({ mention }) => mention.match === "exact" && isAmong(mention, call.mention))
      : undefined;
  const joined = subjects.filter((subject) => fullOf(subject) !== undefined);
  if (joined.length === 0) return subjects;
  const once = new Set<string>();
  return subjects
    .map((subject) => {
      const full = fullOf(subject);
      return full === undefined ? subject : { ...subject, mention: { ...full.mention } };
    })
    .filter(({ mention }) => {
      if (!joined.some((call) => isAmong(mention, call.mention))) return true;
      return once.has(mention.name) ? false : once.add(mention.name) !== undefined;
    });
}

const isAmong = ({ ids }: PersonMention, call: PersonMention): boolean =>
  ids.length > 0 && ids.every((id) => call.ids.includes(id));

const asThemselves = ({ mention, ...place }: Placed<PersonMention>): Placed<PersonMention> => {
  const { relation: _relation, ...themselves } = mention;
  return { ...place, mention: themselves };
};

function isAside(message: Message, person: Placed<PersonMention>): boolean {
  const { cues } = message;
  // 「陈明跟郑爱华都退了」 is said of both.
  const beside = cues.endingAt("aside-before", person.start);
  if (beside !== undefined) return !message.people.some(({ end }) => end === beside.start);
  let after = person.end;
  const honorific = cues.at("honorific", after);
  if (honorific) after = honorific.end;
  if (cues.at("aside-after", after)) return true;
  if (!cues.has("aside-clause")) return false;
  const clause = clauseAround(message, person.start);
  return cues
    .of("aside-clause")
    .some(
      ({ start, end }) =>
        start >= clause.start &&
        start < person.start &&
        cues.within("own-unit", end, person.start).length === 0,
    );
}

/** 李秀英的母亲王桂兰: the second name is the relative's. */
function isNameOfRelative(
  { text, cues }: Message,
  owner: Placed<PersonMention>,
  next: Placed<PersonMention>,
): boolean {
  const relation = cues.of("relation").find((cue) => cue.start >= owner.end && cue.end <= next.start);
  return relation !== undefined && text.slice(relation.end, next.start).length <= 1;
}
