import type { DateMention } from "../../frame.ts";
import type { Placed, Span } from "../../placed.ts";
import type { Message } from "../message/message.ts";

/** How far a marker (生于 …, … 参加工作) may stand from the date it explains. */
const REACH = 10;

/** When the thing told by `verbs` happened, among the dates in `range`: the nearest, rather before than after. */
export function pickEventDate(
  message: Message,
  verbs: readonly Span[],
  range: Span,
): DateMention | undefined {
  let best: Placed<DateMention> | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const date of message.dates) {
    if (date.start < range.start || date.end > range.end || isOfSomethingElse(message, date, verbs)) continue;
    const distance = Math.min(...verbs.map((verb) => distanceTo(date, verb)));
    if (best !== undefined && isWithin(date.mention, best.mention)) shortest = Number.POSITIVE_INFINITY;
    if (distance >= shortest) continue;
    shortest = distance;
    best = date;
  }
  return best?.mention;
}

/** 「本月两件事：吴刚退休，11月5日」: a day of the time that was said before says it more closely. */
function isWithin(date: DateMention, whole: DateMention): boolean {
  if (date.start === null || whole.start === null || date.end === null || whole.end === null) return false;
  return date.start >= whole.start && date.end <= whole.end && lengthOf(date) < lengthOf(whole);
}

const lengthOf = ({ start, end }: DateMention): number => Date.parse(end ?? "") - Date.parse(start ?? "");

/** Places between; a date after the verb counts as further away. */
function distanceTo(date: Span, verb: Span): number {
  return date.end <= verb.start ? verb.start - date.end : date.start - verb.end + AFTER;
}

const AFTER = 12;

/** A birthday, a deadline, a farewell ceremony, a step of the career, the day of a paper. */
function isOfSomethingElse(message: Message, date: Placed<DateMention>, verbs: readonly Span[]): boolean {
  const { cues, text } = message;
  const marksBefore = cues
    .of("date-before")
    .some(
      (cue) =>
        cue.end <= date.start && date.start - cue.end <= REACH && sameClause(text, cue.end, date.start),
    );
  if (marksBefore) return true;
  return cues
    .of("date-after")
    .some(
      (cue) =>
        cue.start >= date.end &&
        cue.start - date.end <= REACH &&
        !opensLonger(message, cue) &&
        sameClause(text, date.end, cue.start) &&
        !verbs.some((verb) => verb.start >= date.end && verb.start <= cue.start),
    );
}

/** 填报人 is somebody, and says nothing of the day before it as 填报 would. */
const opensLonger = ({ cues }: Message, { start, end }: Span): boolean =>
  cues.of("aside-before").some((other) => other.start === start && other.end > end);

const sameClause = (text: string, from: number, to: number): boolean =>
  !/[，,。；;！!？?\n]/.test(text.slice(from, to));
