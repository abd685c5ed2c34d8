import type { Intent } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import { contains } from "../../placed.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { isQuestion } from "../changes/read-mode.ts";
import { coversAll, withNoise } from "../message/coverage.ts";
import { cutMessage, type Message } from "../message/message.ts";
import { answerQuestion } from "./answer-question.ts";
import { isNamed } from "./reply-rest.ts";

/** 「不清楚，他们没给单子」「都是孩子交的，我这儿不清楚」: nobody knows, and what is said beside it says why. */
export function saysUnknown(message: Message, replies: readonly Cue[]): boolean {
  const unknown = replies.find(({ code }) => code === "dont-know");
  if (unknown === undefined || replies.some(({ code }) => !NOT_KNOWN.has(code))) return false;
  const clause = message.layout.clauseAt(unknown.start, message);
  const before = cutMessage(message, message.start, clause.start);
  const rest = cutMessage(message, clause.end, message.end);
  return !tellsMore(before) && !tellsMore(rest);
}

const NOT_KNOWN = new Set<string>(["dont-know", "deny"] satisfies Intent[]);

/**
 * 「对，她一天班也没上过」「不是不是 那是我弟弟」: the first clause answers, and what follows says why. A yes that is held back
 * (「对，不过…」「是，我再看看」) is none, and neither is one beside something else to be told or asked.
 */
export function readFirstClause(message: Message, replies: readonly Cue[]): "confirm" | "deny" | undefined {
  const [first] = message.layout.clauses(message);
  if (first === undefined) return undefined;
  const answers = replies.filter((reply) => contains(first, reply));
  const isAnswer = withNoise(message, ({ word }) => word.classes.meets(ANSWERS));
  if (answers.length === 0 || !coversAll(message.text, first, isAnswer)) return undefined;
  const rest = cutMessage(message, first.end, message.end);
  if (tellsMore(rest)) return undefined;
  if (replies.some(({ code, start }) => start > first.end && WANTS_MORE.has(code))) return undefined;
  const codes = answerQuestion(answers);
  if (codes.size !== 1) return undefined;
  if (codes.has("deny")) return "deny";
  const isFirm = answers.every((reply) => message.cues.of("affirming").some((word) => isSame(word, reply)));
  return codes.has("confirm") && isFirm && !rest.cues.has("holding-back") ? "confirm" : undefined;
}

const ANSWERS = WordClasses.of("reply", "reply-to-yes-no");

const tellsMore = (rest: Message): boolean =>
  isQuestion(rest) ||
  rest.cues.has("correction") ||
  findVerbs(rest).length > 0 ||
  rest.cues.hits.some((hit) => isNamed(rest.text, hit, true));

const isSame = (a: Cue, b: Cue): boolean => a.start === b.start && a.end === b.end;

/** Said in the first clause or behind it, it is more than an answer. */
const WANTS_MORE = new Set<string>([
  "human",
  "cancel",
  "back",
  "help",
  "dont-know",
  "undo",
] satisfies Intent[]);
