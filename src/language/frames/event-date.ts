import type { DateMention } from "../frame.ts";
import type { Placed, Span } from "../placed.ts";
import type { Message } from "./message.ts";

/** How far a marker (生于 …, … 参加工作) may stand from the date it explains. */
const REACH = 10;

/** When the thing told by `verb` happened, among the dates in `range`. */
export function pickEventDate(message: Message, verb: Span, range: Span): DateMention | undefined {
  const candidates = message.dates.filter(
    (date) => date.start >= range.start && date.end <= range.end && !isOfSomethingElse(message, date, verb),
  );
  const before = candidates.findLast((date) => date.end <= verb.start);
  const after = candidates.find((date) => date.start >= verb.start);
  return (before ?? after)?.mention;
}

/** A birthday, a deadline, a farewell ceremony, a step of the career, the day of a paper. */
function isOfSomethingElse(message: Message, date: Placed<DateMention>, verb: Span): boolean {
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
        cue.start !== verb.start &&
        cue.start - date.end <= REACH &&
        sameClause(text, date.end, cue.start) &&
        !(verb.start >= date.end && verb.start < cue.start),
    );
}

const sameClause = (text: string, from: number, to: number): boolean =>
  !/[，,。；;！!？?\n]/.test(text.slice(from, to));
