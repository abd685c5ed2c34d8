import { CHANGE_KINDS, type ChangeKind } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { contains, type Span } from "../../placed.ts";
import { clauseAround, type Message } from "../message/message.ts";

/**
 * Changes told by a small word and what stands right after it, where the word alone tells nothing: 去｜广安商场｜了,
 * 获｜首都劳动奖章, 升｜车间主任. Class `implied` of the lexicon: `transfer` before a unit, `honour` before a title of
 * honour, `post` before a post; and those of `suffered` and `revoked`, by what stands before them.
 */
export function findImplied(message: Message): readonly Cue[] {
  const { cues } = message;
  return [
    ...cues.of("implied").filter((word) => isFollowed(message, word)),
    ...cues.of("suffered").filter((word) => isSuffered(message, word)),
    ...findRevoked(message),
  ];
}

/** 「高兴让公司裁了」「何平被借走了」: done to somebody by somebody, with the word for it at the end of what is said of it. */
function isSuffered(message: Message, word: Cue): boolean {
  const { cues, people, text } = message;
  const clause = clauseAround(message, word.start);
  const by = cues.within("passive", clause.start, word.start).at(-1);
  if (by === undefined || word.start - by.end > LONGEST_AGENT) return false;
  if (!/^了?(?:掉|走|去|$|[,，。.;；!！\s])/.test(text.slice(word.end, word.end + 2))) return false;
  return people.some(({ end }) => end <= by.start);
}

const LONGEST_AGENT = 6;

/** 「张伟的劳模称号让上面给撤了」「撤销宋铁军市劳动模范称号」: an honour, and in the same clause the word that takes it. */
export function findRevoked(message: Message): readonly Cue[] {
  const { cues, honours, people } = message;
  if (people.length === 0) return NONE;
  const taken = cues.of("revoked").filter(({ start }) => {
    const clause = clauseAround(message, start);
    return (
      cues.within("of-honour", clause.start, clause.end).length > 0 ||
      honours.some((honour) => contains(clause, honour))
    );
  });
  return taken.filter((cue) => !taken.some((other) => other !== cue && contains(other, cue)));
}

const NONE: readonly Cue[] = [];

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
