import type { ChangeKind, PersonMention } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import type { Placed, Span } from "../../placed.ts";
import { clauseAround, type Message } from "../message/message.ts";
import { findVerbs } from "./find-verbs.ts";
import { findSubjects } from "../message/subjects.ts";

/** Something that happened to one or more people, with the part of the message that tells it. */
export interface Event {
  readonly subjects: readonly Placed<PersonMention>[];
  /** The first verb, and all that say the same. */
  readonly verb: Span;
  readonly verbs: readonly Span[];
  readonly kind: ChangeKind;
  readonly range: Span;
}

interface Draft {
  readonly subjects: Placed<PersonMention>[];
  readonly verbs: Cue[];
  /** The verb came first: 「以下同志退休：张伟、李强」. */
  headed: boolean;
}

/**
 * Which of several verbs said of the same person is the news: 「退休后因病去世」 is a death, 「因病提前退休」 a retirement.
 */
const BY_WEIGHT: readonly ChangeKind[] = [
  "death",
  "reinstatement",
  "discipline",
  "contact-restored",
  "lost-contact",
  "settled-abroad",
  "early-leave",
  "transfer",
  "retirement",
  "post",
  "unit",
  "bank-card",
  "contact",
  "honour",
  "disaster",
  "hardship",
  "health",
  "other",
];

/** No message tells of more; whatever is longer is no message. */
const MOST_EVENTS = 60;

/** Reads the message from left to right: who, what, who, what. */
export function readEvents(message: Message): Event[] {
  const drafts = gather(message);
  return drafts.flatMap((draft, at) => {
    const range = { start: rangeStart(message, drafts, at), end: rangeEnd(message, drafts, at) };
    const { code } = heaviest(message, draft.verbs);
    const news = eventOf(draft, code, range);
    return [news, ...besideNews(message, draft, news)];
  });
}

function eventOf({ subjects, verbs }: Draft, kind: ChangeKind, range: Span): Event {
  const same = verbs.filter(({ code }) => code === kind);
  return { subjects, verb: same[0]!, verbs: same, kind, range };
}

/** Where somebody is reached and paid is news beside any other, and must not be lost by it. */
const BESIDE: readonly ChangeKind[] = ["contact", "bank-card"];
/** Whom these befell is reached no more: the number is somebody else's. */
const ENDS_CONTACT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "death",
  "lost-contact",
  "contact-restored",
]);

/** 「徐丽娟10月20日退休，手机也换了，13701112222」: told in a clause of its own. */
function besideNews(message: Message, draft: Draft, news: Event): Event[] {
  if (ENDS_CONTACT.has(news.kind)) return [];
  const { start, end } = clauseAround(message, news.verb.start);
  const apart = { ...draft, verbs: draft.verbs.filter((verb) => verb.start < start || verb.start >= end) };
  return BESIDE.flatMap((kind) => {
    const first = kind === news.kind ? undefined : apart.verbs.find(({ code }) => code === kind);
    if (first === undefined) return [];
    const isBefore = first.start < news.verb.start;
    const range = { start: clauseAround(message, first.start).start, end: isBefore ? start : news.range.end };
    return [eventOf(apart, kind, range)];
  });
}

function gather(message: Message): Draft[] {
  const verbs = findVerbs(message);
  const people = findSubjects(message);
  const tokens = [...verbs, ...people].sort((a, b) => a.start - b.start);
  const drafts: Draft[] = [];
  let current: Draft = { subjects: [], verbs: [], headed: false };
  for (const token of tokens) {
    const isVerb = "code" in token;
    if (startsNew(message, current, token)) {
      drafts.push(current);
      current = { subjects: [], verbs: [], headed: false };
    }
    if (isVerb) current.verbs.push(token);
    else {
      if (current.verbs.length > 0) current.headed = true;
      current.subjects.push(token);
    }
  }
  drafts.push(current);
  drafts.forEach((draft, at) => repeatVerb(message, draft, at === 0 ? undefined : drafts[at - 1]));
  return drafts.filter((draft) => draft.verbs.length > 0).slice(0, MOST_EVENTS);
}

/** 「王建国6号退的，李秀英是12号」: a name and its day, and the verb of the one before. */
function repeatVerb({ text, dates }: Message, draft: Draft, previous: Draft | undefined): void {
  const [subject] = draft.subjects;
  if (draft.verbs.length > 0 || subject === undefined || previous?.headed !== false) return;
  if (draft.subjects.length > 1 || previous.subjects.length !== 1) return;
  const isDated = dates.some(
    ({ start }) =>
      start >= subject.end && /^(?:[:,，：]|则?是|也是|在|于|的)?$/.test(text.slice(subject.end, start)),
  );
  if (isDated) draft.verbs.push(...previous.verbs);
}

function startsNew(message: Message, current: Draft, token: Cue | Placed<PersonMention>): boolean {
  if (current.verbs.length === 0) return false;
  if ("code" in token) {
    const [first] = current.verbs;
    // 「报丧，赵淑兰，脑溢血」: the illness is what she died of.
    if (first?.code === "death" && token.code === "health") return false;
    return current.headed && current.subjects.length > 0 && first?.code !== token.code;
  }
  if (current.subjects.length === 0) return false;
  if (!current.headed) return true;
  const last = current.subjects.at(-1)!;
  const between = message.text.slice(last.end, token.start);
  return isHeading(message, current.verbs[0]!) ? /[。；;]/.test(between) : /[。；;\n]/.test(between);
}

/** 「退休：」 above a list: whoever stands below, line by line, has retired. */
const isHeading = ({ text }: Message, { end }: Cue): boolean => /^ ?[:：]/.test(text.slice(end, end + 2));

/** As long as a number of a telephone. */
const isPhone = ({ start, end }: Span): boolean => end - start >= 7;

function heaviest({ cues, numbers }: Message, verbs: readonly Cue[]): Cue {
  // 「离职了，11月10号走的」: after a word of leaving, 走了 is no euphemism.
  const leaves = verbs.some(({ code }) => LEAVING.has(code));
  const plain = leaves ? verbs.filter((verb) => cues.at("kind-at-end", verb.start)?.end !== verb.end) : verbs;
  const told = plain.length > 0 ? plain : verbs;
  // 「电话停机了，新号186…」: who is reached at another number is not lost.
  const moved = told.some(({ code }) => code === "contact") && numbers.some(isPhone);
  if (moved && told.every(({ code }) => code === "contact" || code === "lost-contact"))
    return told.find(({ code }) => code === "contact")!;
  return told.reduce((best, cue) => (rank(cue) < rank(best) ? cue : best));
}

const LEAVING = new Set<string>(["transfer", "settled-abroad", "lost-contact"] satisfies ChangeKind[]);

/** A kind that is only data weighs less than those that are known here. */
const rank = (cue: Cue): number => {
  const place = BY_WEIGHT.indexOf(cue.code);
  return place < 0 ? BY_WEIGHT.length : place;
};

/** An event begins at its first word, and a date right before that belongs to it. */
function rangeStart(message: Message, drafts: readonly Draft[], at: number): number {
  const draft = drafts[at]!;
  const previous = at === 0 ? undefined : drafts[at - 1];
  if (previous === undefined) return message.start;
  const first = Math.min(...[...draft.subjects, ...draft.verbs].map(({ start }) => start));
  const dateBefore = message.dates.find((date) => date.end === first);
  const previousEnd = Math.max(...[...previous.subjects, ...previous.verbs].map(({ end }) => end));
  return dateBefore && dateBefore.start >= previousEnd ? dateBefore.start : first;
}

function rangeEnd(message: Message, drafts: readonly Draft[], at: number): number {
  return at + 1 < drafts.length ? rangeStart(message, drafts, at + 1) : message.end;
}
