import { codeAt } from "../../words/code-at.ts";
import { INTENTS, type Intent } from "../../frame.ts";
import { saysSomething, type Hit } from "../../lexicon/cue-trie.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { numberOf, WordClasses } from "../../lexicon/word-classes.ts";
import { contains } from "../../placed.ts";
import { CharacterSet } from "../../words/character-set.ts";
import type { Candidate } from "../candidates.ts";
import { coversAll, findGaps, withNoise } from "../message/coverage.ts";
import { isQuestion } from "../changes/read-mode.ts";
import { weigh } from "../requests/weigh.ts";
import type { Message } from "../message/message.ts";

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
  const { cues, expecting } = message;
  const asked = expecting === "yes-no" ? cues.of("reply-to-yes-no") : [];
  if (asked.length === 0 && !cues.has("reply")) return undefined;
  // 有没有 asks, though it ends on 没有.
  const around = [...cues.of("noise"), ...cues.of("mode").filter(({ code }) => code === "question")];
  const said = outermost([...cues.of("reply"), ...asked], around);
  const question = findClosingQuestion(message);
  const replies = said.filter((reply) => ASKED_TOO.has(reply.code) || reply.end > question);
  if (replies.length === 0) return undefined;
  const codes = new Set(replies.map(({ code }) => code));
  if (asksOfDay(message, replies)) codes.delete("greeting");
  const kind = replies.every(({ code }) => SPOKEN_TO_PEOPLE.has(code));
  const isMeant = ({ word: { classes } }: Hit): boolean =>
    classes.meets(REPLIES) ||
    (asked.length > 0 && classes.has(TO_YES_NO)) ||
    (kind && classes.meets(ADDRESSES));
  const spans = withNoise(message, isMeant);
  const isWhole = coversAll(message.text, message, spans);
  if (!isWhole && !isAllBut(message, spans, replies)) return undefined;
  const waits = expecting === "confirm" || expecting === "yes-no";
  if (waits) answerQuestion(codes);
  const intent = BY_URGENCY.find((known) => codes.has(known)) ?? INTENTS.find((known) => codes.has(known));
  const meant = [...codes].filter((code) => !POLITE.has(code));
  if (!isWhole && (intent === undefined || (!waits && !SAID_AT_LENGTH.has(intent)))) return undefined;
  const score = !isWhole ? PADDED_SCORE : meant.length > 1 ? MIXED_SCORE : REPLY_SCORE;
  const all = message.cues.has("quantity", "all") ? { all: true as const } : {};
  return intent && { intent, score, slots: intent === "language" ? localeOf(message) : all };
}

/** 「礼拜六过去有人没有」 greets nobody; 「周末好」 does. */
const asksOfDay = ({ dates }: Message, replies: readonly Cue[]): boolean =>
  dates.some((date) => !replies.some((reply) => contains(reply, date)));

/** 「收到了吗」「取消了吗」 ask whether it is so, and say nothing of the kind. */
function findClosingQuestion({ text, start, end }: Message): number {
  let last = end - 1;
  while (last >= start && CLOSING.has(codeAt(text, last))) last--;
  return last >= start && ASKING.has(codeAt(text, last)) ? last : -1;
}

const CLOSING = CharacterSet.of(" \n~?。.!");
const ASKING = CharacterSet.of("吗么");

/** What is said in a question as well. */
const ASKED_TOO = new Set<string>([
  "human",
  "help",
  "back",
  "language",
  "greeting",
  "thanks",
  "dont-know",
] satisfies Intent[]);

/** Replies that people wrap in a sentence although nothing was asked. */
const SAID_AT_LENGTH = new Set<Intent>(["cancel", "back", "dont-know", "condolence", "thanks"]);

/** A clause beside the reply may say something of no matter; within the clause of the reply a word or two may. */
const MOST_OF_CLAUSE = 8;
const MOST_WITHIN = 2;

/** Whether what the reply leaves unsaid is little, and nothing that is known here. */
function isAllBut(message: Message, spans: readonly Hit[], replies: readonly Cue[]): boolean {
  const { text, cues, layout } = message;
  if (isQuestion(message) || cues.hits.some(({ word }) => word.classes.has(ENTITY))) return false;
  const said = replies.reduce((sum, { start, end }) => sum + weigh(text, start, end), 0);
  if (replies.every((reply) => length(reply) < 2)) return false;
  let left = 0;
  let within = 0;
  for (const gap of findGaps(text, message, spans)) {
    if (cues.touching(gap).some(({ word }) => saysSomething(word) && !word.classes.meets(REPLIES)))
      return false;
    const clause = layout.clauseAt(gap.start, message);
    const isApart = !replies.some(({ start }) => start >= clause.start && start < clause.end);
    const weight = weigh(text, gap.start, gap.end);
    if (!isApart) within += weight;
    if (within > MOST_WITHIN || weight > MOST_OF_CLAUSE) return false;
    left += weight;
  }
  return left <= said * 2;
}

/** To a question of the dialogue 收到 and 同意 say yes to it, and 不同意 says no. */
function answerQuestion(codes: Set<string>): void {
  if (codes.has("confirm")) codes.delete("acknowledge");
  if (codes.delete("consent")) codes.add("confirm");
  if (codes.delete("refuse-consent")) codes.add("deny");
}

const POLITE = new Set<string>(["confirm", "acknowledge", "thanks", "greeting"] satisfies Intent[]);

/** What one says to people by name: 沉痛悼念王建国同志, 谢谢李老师. */
const SPOKEN_TO_PEOPLE = new Set<string>(["condolence", "thanks", "greeting"] satisfies Intent[]);
const ADDRESSES = WordClasses.of("entity", "honorific", "filler");

const REPLIES = WordClasses.of("reply", "quantity");
const TO_YES_NO = numberOf("reply-to-yes-no");
const ENTITY = numberOf("entity");

/**
 * Replies that are no part of a longer one, nor begin in the middle of one: 不同意 says nothing of
 * 同意, 上午好呀 nothing of 好呀, 真是 nothing of 是.
 */
function outermost(replies: readonly Cue[], around: readonly Cue[]): readonly Cue[] {
  return replies.filter(
    (reply) =>
      !around.some((word) => length(word) > length(reply) && contains(word, reply)) &&
      !replies.some(
        (other) =>
          (length(other) > length(reply) && contains(other, reply)) ||
          (other.start < reply.start && reply.start < other.end && other.end < reply.end),
      ),
  );
}

const length = ({ start, end }: Cue): number => end - start;

function localeOf({ cues }: Message): { readonly locale: "zh-CN" | "en" } {
  return { locale: cues.has("locale", "en") ? "en" : "zh-CN" };
}
