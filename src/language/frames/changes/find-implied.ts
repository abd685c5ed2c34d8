import { CHANGE_KINDS, type ChangeKind } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import type { Span } from "../../placed.ts";
import type { Message } from "../message/message.ts";

/**
 * Changes told by a small word and what stands right after it, where the word alone tells nothing: 去｜广安商场｜了,
 * 获｜首都劳动奖章, 升｜车间主任. Class `implied` of the lexicon: `transfer` before a unit, `honour` before a title of
 * honour, `post` before a post.
 */
export function findImplied(message: Message): readonly Cue[] {
  return message.cues.of("implied").filter((word) => isFollowed(message, word));
}

function isFollowed(message: Message, word: Cue): boolean {
  switch (word.code satisfies string as ChangeKind) {
    case "transfer":
      return message.unions.some((union) => union.start === word.end && isSettled(message, union));
    case "honour":
      return message.honours.some(({ start }) => start === word.end);
    case "post":
      return [...message.cues.of("title"), ...message.cues.of("honorific")].some(
        ({ start, end }) =>
          end - start > 1 &&
          start >= word.end &&
          start - word.end <= LONGEST_POST &&
          endsClause(message, end),
      );
    default:
      return CHANGE_KINDS.includes(word.code as (typeof CHANGE_KINDS)[number]);
  }
}

const LONGEST_POST = 6;

/** 「去广安商场了」「去广安商场上班」「调广安商场当经理」, but not 「去广安商场买东西」. */
const isSettled = (message: Message, { end }: Span): boolean =>
  endsClause(message, end) ||
  message.cues.at("settles", end) !== undefined ||
  message.cues.at("kind", end) !== undefined;

const endsClause = ({ text }: Message, end: number): boolean =>
  /^了?(?:$|[,，。.;；!！?？\s、])/.test(text.slice(end, end + 2));
