import { codeAt } from "../../words/code-at.ts";
import type { Intent } from "../../frame.ts";
import type { Hit, Tag } from "../../lexicon/cue-trie.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { numberOf, WordClasses } from "../../lexicon/word-classes.ts";
import { contains, overlaps, type Span } from "../../placed.ts";
import { CharacterSet } from "../../words/character-set.ts";
import { isBlank, withNoise } from "../message/coverage.ts";
import { isDeniedAt } from "../message/is-denied.ts";
import type { Message } from "../message/message.ts";

/** The words of a message that answer; to a question that wants yes or no more of them do. */
export function findReplies(message: Message): readonly Cue[] {
  const { cues, expecting } = message;
  const asked = expecting === "yes-no" ? cues.of("reply-to-yes-no") : [];
  if (asked.length === 0 && !cues.has("reply")) return [];
  // 有没有 asks, though it ends on 没有.
  const around = [...cues.of("noise"), ...cues.of("mode").filter(({ code }) => code === "question")];
  const said = withoutPictures(message, outermost([...cues.of("reply"), ...asked], around));
  // 「我还没授权呢」 says nothing of 授权.
  const question = findClosingQuestion(message);
  return said.filter(
    (reply) => !isDeniedAt(cues, reply.start) && (ASKED_TOO.has(reply.code) || reply.end > question),
  );
}

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

/** 「早上好🌹」「收到🙏」: beside words a picture says nothing of its own. */
function withoutPictures({ text }: Message, replies: readonly Cue[]): readonly Cue[] {
  const worded = replies.filter(({ start, end }) => !isBlank(text, start, end));
  return worded.length > 0 ? worded : replies;
}

/**
 * Replies that are no part of a longer one: 不同意 says nothing of 同意, 上午好呀 nothing of 好呀, 真是 nothing of 是. Of two that share
 * some characters the first counts, 先不｜改了, unless the other is twice as long: 我｜不想接着弄了.
 */
function outermost(replies: readonly Cue[], around: readonly Cue[]): readonly Cue[] {
  return replies.filter(
    (reply) =>
      !around.some((word) => length(word) > length(reply) && contains(word, reply)) &&
      !replies.some(
        (other) =>
          (length(other) > length(reply) && contains(other, reply)) ||
          (crosses(other, reply) && outweighs(other, reply)),
      ),
  );
}

const crosses = (a: Cue, b: Cue): boolean => overlaps(a, b) && !contains(a, b) && !contains(b, a);
const outweighs = (other: Cue, reply: Cue): boolean =>
  other.start < reply.start ? length(reply) < length(other) * 2 : length(other) >= length(reply) * 2;

const length = ({ start, end }: Cue): number => end - start;

/** What the replies of a message explain of it: themselves, who is spoken to, politeness and padding. */
export function findExplained(message: Message, replies: readonly Cue[], waits: boolean): readonly Hit[] {
  const kind = replies.every(({ code }) => SPOKEN_TO_PEOPLE.has(code));
  const answersYesNo = message.expecting === "yes-no";
  const isMeant = ({ word: { classes, tags } }: Hit): boolean =>
    classes.meets(REPLIES) ||
    (answersYesNo && classes.has(TO_YES_NO)) ||
    (kind && classes.meets(ADDRESSES) && !tags.some(isFigure));
  // 「谢谢小同志 我明白了」 thanks, though it says 明白了.
  const nods = replies.some(({ code }) => code === "confirm" || code === "acknowledge");
  const isSpokenTo = (hit: Hit): boolean =>
    (waits || !nods) && hit.word.classes.has(ADDRESS) && isCalled(message, hit, replies);
  return withNoise(message, (hit) => isMeant(hit) || isSpokenTo(hit));
}

const REPLIES = WordClasses.of("reply", "quantity");
const TO_YES_NO = numberOf("reply-to-yes-no");

/** What one says to people by name: 沉痛悼念王建国同志, 谢谢李老师. */
const SPOKEN_TO_PEOPLE = new Set<string>(["condolence", "thanks", "greeting"] satisfies Intent[]);
const ADDRESSES = WordClasses.of("entity", "honorific", "filler");
/** 「2，谢谢」 chooses, and thanks nobody of that name. */
const isFigure = ({ class: name, code }: Tag): boolean => name === "entity" && code === "figure";

const ADDRESS = numberOf("address");
/** Who is known to the speaker or belongs to somebody is not spoken to: 是我闺女. */
const OWNERS = new Set("我俺咱你您他她是");

/** 「对的姑娘，就是这么回事」: who is spoken to ends the clause, alone or behind the reply. */
function isCalled(message: Message, { start, end }: Span, replies: readonly Cue[]): boolean {
  const { text } = message;
  const clause = message.layout.clauseAt(start, message);
  if (!isBlank(text, end, clause.end)) return false;
  if (isBlank(text, clause.start, start)) return true;
  return replies.some((reply) => reply.end === start) && !OWNERS.has(text.charAt(start - 1));
}
