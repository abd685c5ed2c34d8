import { isOneOf, skipSpaces } from "../../numbers/characters.ts";
import type { Piece, Said } from "../said.ts";
import type { DateWords, Trigger } from "../words/date-words.ts";
import { readDate } from "./read-date.ts";
import { skipClock } from "./skip-clock.ts";

const TODAY: Said = { kind: "days", from: 0, to: 0 };

/**
 * A range that begins now, or at a time of today, neither of them a date by itself: 从现在到年底, 2点到明天4点;
 * `undefined` where no later day follows.
 *
 * @param at where no date was found
 */
export function readFromNow(
  text: string,
  at: number,
  trigger: { end: number; value: Trigger } | undefined,
  words: DateWords,
): Piece | undefined {
  const isNow = trigger?.value.kind === "days" && trigger.value.isAlone;
  const end = isNow ? trigger.end : skipClock(text, at, words);
  const joint = end === at ? undefined : words.between.match(text, skipSpaces(text, end));
  if (joint === undefined) return undefined;
  const next = skipSpaces(text, joint.end);
  const date = readDate(text, next, words.triggers.match(text, next), words, true);
  if (date !== undefined && (isNow || isDayToCome(date.said)))
    return { start: at, end: date.end, said: TODAY, until: date.said, weekday: 0 };
  // 从现在到八点; 现在到八点了 tells the time.
  const late = isNow && isOneOf("从自", text, at - 1) ? skipClock(text, next, words) : next;
  return late > next ? { start: at, end: late, said: TODAY, weekday: 0 } : undefined;
}

const isDayToCome = (said: Said): boolean => said.kind === "days" && said.from > 0;
