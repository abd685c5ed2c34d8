import { INTENTS, type Intent } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { contains } from "../../placed.ts";
import type { Candidate } from "../candidates.ts";
import { coversAll } from "../message/coverage.ts";
import type { Message } from "../message/message.ts";
import { answerQuestion } from "./answer-question.ts";
import { findExplained, findReplies } from "./find-replies.ts";
import { readFirstClause, saysUnknown } from "./read-first-clause.ts";
import { isAllBut } from "./reply-rest.ts";

/** A message of nothing but replies and noise means the first of these that it holds: 「好的，转人工吧，谢谢」. */
const BY_URGENCY: readonly Intent[] = [
  "human",
  "cancel",
  "back",
  "refuse-consent",
  "deny",
  "consent",
  "language",
  "help",
  "dont-know",
  "condolence",
  "acknowledge",
  "confirm",
  "thanks",
  "greeting",
];

const REPLY_SCORE = 12;
/** Two replies at once may be a sentence of their own: 撤回 + 同意. */
const MIXED_SCORE = 8;
/** A reply with words around it that nobody knows: 「我改主意了，不申请了」. */
const PADDED_SCORE = 6.5;

/** Answers of the dialogue: the whole message must be such words, politeness and marks. */
export function readReply(message: Message): Candidate | undefined {
  const { expecting } = message;
  const replies = findReplies(message);
  if (replies.length === 0) return undefined;
  const waits = expecting === "confirm" || expecting === "yes-no";
  const spans = findExplained(message, replies, waits);
  if (coversAll(message.text, message, spans)) return readWhole(message, replies, waits);
  const intent = isAllBut(message, spans, replies, waits)
    ? mostUrgent(codesOf(message, replies, waits))
    : readBeside(message, replies, waits);
  if (intent === undefined || (!waits && !SAID_AT_LENGTH.has(intent))) return undefined;
  if (intent === "confirm" && isHeldBack(message, replies)) return undefined;
  return withSlots(message, intent, PADDED_SCORE);
}

/** The answer, where more is said than it. */
function readBeside(message: Message, replies: readonly Cue[], waits: boolean): Intent | undefined {
  if (waits) return readFirstClause(message, replies);
  return message.expecting !== undefined && saysUnknown(message, replies) ? "dont-know" : undefined;
}

function readWhole(message: Message, replies: readonly Cue[], waits: boolean): Candidate | undefined {
  const codes = codesOf(message, replies, waits);
  const intent = mostUrgent(codes);
  const meant = [...codes].filter((code) => !POLITE.has(code));
  return intent && withSlots(message, intent, meant.length > 1 ? MIXED_SCORE : REPLY_SCORE);
}

const mostUrgent = (codes: ReadonlySet<string>): Intent | undefined =>
  BY_URGENCY.find((known) => codes.has(known)) ?? INTENTS.find((known) => codes.has(known));

function codesOf(message: Message, replies: readonly Cue[], waits: boolean): Set<string> {
  const codes = waits ? answerQuestion(replies) : new Set(replies.map(({ code }) => code));
  if (asksOfDay(message, replies)) codes.delete("greeting");
  return codes;
}

function withSlots(message: Message, intent: Intent, score: number): Candidate {
  const all = message.cues.has("quantity", "all") ? { all: true as const } : {};
  return { intent, score, slots: intent === "language" ? localeOf(message) : all };
}

/** 「是的，您再核一下」 */
const isHeldBack = ({ cues }: Message, replies: readonly Cue[]): boolean =>
  cues.of("holding-back").some((word) => !replies.some((reply) => contains(reply, word)));

/** 「礼拜六过去有人没有」 greets nobody; 「周末好」 does. */
const asksOfDay = ({ dates }: Message, replies: readonly Cue[]): boolean =>
  dates.some((date) => !replies.some((reply) => contains(reply, date)));

/** Replies that people wrap in a sentence although nothing was asked. */
const SAID_AT_LENGTH = new Set<Intent>(["cancel", "back", "dont-know", "condolence", "thanks"]);

const POLITE = new Set<string>(["confirm", "acknowledge", "thanks", "greeting"] satisfies Intent[]);

function localeOf({ cues }: Message): { readonly locale: "zh-CN" | "en" } {
  return { locale: cues.has("locale", "en") ? "en" : "zh-CN" };
}
