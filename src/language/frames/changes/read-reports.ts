import type { DateMention, Frame, Mode, PersonMention, Slots } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import type { Placed } from "../../placed.ts";
import { pickEventDate } from "./event-date.ts";
import { readLeadingChoices } from "../dialogue/read-choices.ts";
import { readFacts } from "../slots/read-facts.ts";
import { readUnionSlots } from "./read-union-slots.ts";
import { readValue } from "./read-value.ts";
import { findVerbs } from "./find-verbs.ts";
import { readMode } from "./read-mode.ts";
import { readEvents, type Event } from "./read-events.ts";
import { findTeller, isOwnChange } from "./own-change.ts";
import { isForm, isRelation, type Relation } from "../../names/read-relation.ts";
import { findKin } from "../message/find-kin.ts";
import { clauseAround, type Message } from "../message/message.ts";

/** Changes that the message tells of (or asks about, or denies): one frame a person and event. */
export function readReports(message: Message): Frame[] {
  if (findVerbs(message).length === 0) return [];
  const events = readEvents(message);
  const leading = leadingDate(message, events);
  return events.flatMap((event) => {
    const own = pickEventDate(message, event.verbs, event.range);
    return frameEvent(message, event, own ?? leading);
  });
}

/** 「11月20日，张伟退休、李强调走」: a day said before anybody and anything holds for all. */
function leadingDate(message: Message, [first, second]: readonly Event[]): DateMention | undefined {
  if (first === undefined || second === undefined) return undefined;
  const begins = Math.min(first.verb.start, ...first.subjects.map(({ start }) => start));
  return message.dates.findLast(({ end }) => end <= begins)?.mention;
}

function frameEvent(message: Message, event: Event, date: DateMention | undefined): Frame[] {
  const mode = readMode(message, event.verb, endOfTelling(message, event));
  const slots = describe(message, event, date);
  const subjects = event.subjects.length > 0 ? event.subjects : [undefined];
  const dates = datesOfSubjects(message, event);
  const relative = findRelative(message, event);
  const isOwn = TOLD.has(mode) && isOwnChange(message, event);
  const teller = isOwn ? findTeller(message, event) : undefined;
  return subjects.map((subject, at) => ({
    intent: "report-change",
    confidence: isOwn ? OWN : confidence(event, subject),
    candidates: [],
    mode,
    slots: {
      ...slots,
      ...(isOwn && (teller === undefined ? { self: true as const } : { person: teller })),
      ...(subject && aboutPerson(slots, subject.mention, relative)),
      ...(subject && withKin(message, subject, slots)),
      ...(dates[at] && { date: dates[at] }),
    },
  }));
}

/** Words right before the next event (「，听说李秀英…」) are said of that one. */
function endOfTelling(message: Message, { range, verb }: Event): number {
  if (range.end >= message.end) return message.end;
  const clause = message.layout.clauseAt(range.end, message);
  return clause.start >= verb.end ? clause.start : range.end;
}

function describe(message: Message, event: Event, date: DateMention | undefined): Slots {
  const facts = readFacts(message);
  const amounts = message.amounts.map(({ mention }) => mention);
  const [honour] = message.honours;
  const choices = event.subjects.length === 0 ? readLeadingChoices(message, event.verb) : undefined;
  return {
    kind: event.kind,
    ...(date && { date }),
    ...(choices && { choices }),
    ...readUnionSlots(message, event),
    ...readValue(message, event),
    ...(event.kind === "honour" && honour && { honour: honour.mention }),
    ...(amounts.length > 0 && { amounts }),
    ...(facts && { facts }),
  };
}

/** 「李强因父亲去世请假」: somebody's relative stands right before the verb, and no name after that. */
function findRelative(message: Message, { verb }: Event): Relation | undefined {
  const clause = clauseAround(message, verb.start);
  const relation = message.cues.within("relation", clause.start, verb.start).at(-1);
  if (relation === undefined || !isRelation(relation.code) || relation.code === "other") return undefined;
  // 「跟孩子出国」: the child goes along.
  if (message.cues.endingAt("companion", relation.start)) return undefined;
  // Who speaks is their child: 我妈 is the person herself.
  if (message.people.some((person) => findKin(message, person)?.start === relation.start)) return undefined;
  const named = message.people.some(({ start }) => start >= relation.end && start < verb.start);
  return named || isApposition(message, relation) ? undefined : relation.code;
}

/** 「王建国那个老头子」「李秀英奶奶」 are themselves the old people. */
function isApposition({ text, people }: Message, relation: Cue): boolean {
  const before = people.findLast(({ end }) => end <= relation.start);
  if (before === undefined) return false;
  if (before.end === relation.start) return isForm(relation.text);
  return /^[这那](?:个|位|小|老)?$/.test(text.slice(before.end, relation.start));
}

/** What befell a relative is never written down as the person's own death or retirement. */
function aboutPerson(slots: Slots, mention: PersonMention, relative: Relation | undefined): Slots {
  const relation = mention.relation ?? relative;
  if (relation === undefined) return { person: mention };
  const person = { ...mention, relation };
  const facts = {
    ...slots.facts,
    patient: relation,
    ...(slots.kind && { "relative-event": slots.kind }),
  };
  const kind = slots.kind === "hardship" || slots.kind === "disaster" ? slots.kind : "other";
  return { person, kind, facts };
}

/** A daughter's 我爸 is not the mother by whom she has introduced herself: whoever knows the person can tell. */
function withKin(message: Message, subject: Placed<PersonMention>, { facts }: Slots): Slots {
  const introduced = message.people.find(({ start }) => start === subject.start);
  const kin = introduced === undefined ? undefined : findKin(message, introduced);
  const [sex] = kin === undefined ? [] : message.cues.within("kin", kin.start, kin.end);
  return sex === undefined ? {} : { facts: { ...facts, kin: sex.code } };
}

/** 「张伟、李强分别于11月1日、5日退休」: as many dates as people, in their order. */
function datesOfSubjects(message: Message, event: Event): readonly (DateMention | undefined)[] {
  const { subjects, range } = event;
  const dates = message.dates.filter(({ start, end }) => start >= range.start && end <= range.end);
  if (subjects.length < 2 || dates.length !== subjects.length) return [];
  return dates.map(({ mention }) => mention);
}

/** Told, denied or intended, but not asked and not only supposed. */
const TOLD: ReadonlySet<Mode> = new Set<Mode>(["report", "plan", "negation"]);

/** Who tells of themselves need not say the name. */
const OWN = 0.9;

function confidence(event: Event, subject: Placed<PersonMention> | undefined): number {
  if (subject === undefined) return event.kind === "unit" ? 0.9 : 0.6;
  const base = event.kind === "other" ? 0.7 : 0.95;
  return subject.mention.match === "unlisted" ? base - 0.05 : base;
}
