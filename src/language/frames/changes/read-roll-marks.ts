import type { ChangeKind, DateMention, RollMark } from "../../frame.ts";
import type { Candidate } from "../candidates.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import type { Span } from "../../placed.ts";
import type { Message } from "../message/message.ts";
import { numbersAtEnd } from "./numbers-at-end.ts";

const SCORE = 12;
const VERBS = WordClasses.of("kind", "kind-at-end");

/** 「1、3退休，5去世」: changes by the numbers of a roll-call. Names and numbers do not mix. */
export function readRollMarks(message: Message): Candidate[] {
  if (message.people.length > 0 || !message.cues.hasAny(VERBS)) return [];
  const verbs = [...message.cues.of("kind"), ...message.cues.of("kind-at-end")].toSorted(
    (a, b) => a.start - b.start,
  );
  // 「3号退休」 and 「1、3号退休」 to a roll-call are no days of the month, nor is 「2号退休，其他人无变化」.
  const isRoll = message.expecting === "choice" || message.cues.has("all-others");
  const isDay = ({ start, end }: Span): boolean =>
    !isRoll || !/^(?:\d{1,2}|(?:\d{1,3}号[跟和与及、]?)+)$/.test(message.text.slice(start, end));
  const marks: RollMark[] = [];
  let from = message.start;
  for (const [at, verb] of verbs.entries()) {
    if (verb.start < from) continue;
    const dates = message.dates.filter((date) => date.start >= from && date.end <= verb.start && isDay(date));
    const before = withoutDates(message.text, from, verb.start, dates);
    const numbers = numbersAtEnd(before);
    // A number that cannot be placed: nothing is taken rather than half of it.
    if (numbers.length === 0 && /\d/.test(before)) return [];
    from = verb.end;
    const date = dates[0]?.mention ?? dateBehind(message, verb.end, verbs[at + 1]?.start);
    for (const number of numbers) {
      marks.push({ number, kind: verb.code as ChangeKind, ...(date && { date }) });
    }
  }
  return marks.length === 0 ? [] : [{ intent: "mark-roll", score: SCORE, slots: { marks } }];
}

/** 「4 退休 11月3日」: a day behind the last verb is said of it. */
function dateBehind({ dates }: Message, from: number, next: number | undefined): DateMention | undefined {
  return next === undefined ? dates.find(({ start }) => start >= from)?.mention : undefined;
}

/** A day between the numbers and the verb is no number of the list. */
function withoutDates(
  text: string,
  from: number,
  to: number,
  dates: readonly { readonly start: number; readonly end: number }[],
): string {
  let rest = "";
  let at = from;
  for (const date of dates) {
    rest += text.slice(at, date.start);
    at = date.end;
  }
  return rest + text.slice(at, to);
}
