import type { Intent, Slots } from "../../frame.ts";
import { spanOf } from "../../normalise.ts";
import type { Candidate } from "../candidates.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import type { Span } from "../../placed.ts";
import { coversAll, isBlank, withNoise } from "../message/coverage.ts";
import type { Message } from "../message/message.ts";

const TAILED: ReadonlySet<Intent> = new Set([
  "reject",
  "refuse-rule",
  "withdraw-rule",
  "return-for-mending",
  "answer-question",
  "payment-returned",
  "record-visit",
  "record-studio",
  "record-result",
  "add-to-list",
  "take-off-list",
  "open-case",
  "stamp-case",
]);

const REASONED: ReadonlySet<Intent> = new Set([
  "reject",
  "refuse-rule",
  "withdraw-rule",
  "return-for-mending",
  "payment-returned",
  "add-to-list",
  "take-off-list",
]);

/**
 * The readings of what stands before the colon that a command opens with: what is dictated after it (「答复1：标准正在核定」)
 * asks for nothing.
 */
export function withoutDictation(message: Message, candidates: readonly Candidate[]): Candidate[] {
  const colon = message.text.indexOf(":", message.start);
  const opens = ({ intent, spans = [] }: Candidate): boolean => {
    const end = spans.at(-1)?.end ?? -1;
    return TAILED.has(intent) && spans[0]?.start === message.start && (end === colon || end === colon + 1);
  };
  if (colon === -1 || !candidates.some(opens)) return [...candidates];
  return candidates.filter(
    ({ intent, spans = [] }) => TAILED.has(intent) || spans.every(({ end }) => end <= colon),
  );
}

/** What follows the word that opens a reason or an answer, or else the first mark: 「驳回，理由：…」「答复1：…」. */
export function readTail(message: Message, intent: Intent): Slots {
  if (!TAILED.has(intent)) return {};
  const opening = REASONED.has(intent) ? message.cues.of("before-reason")[0] : undefined;
  const mark = markOf(message.text.slice(message.start, message.end), intent);
  const opens = opening?.code === "kept" ? opening.start : opening?.end;
  const from = opens ?? (mark === null ? undefined : message.start + mark.index + 1);
  if (from === undefined) return {};
  const value =
    opening === undefined && REASONED.has(intent)
      ? reasonBeside(message, from)
      : trimStart(spanOf(message.n, from, message.end).text);
  const [number] = message.numbers;
  const choice = intent === "answer-question" ? Number(number?.mention.value ?? 1) : undefined;
  return { ...(value !== "" && { value }), ...(choice !== undefined && { choice }) };
}

/**
 * Which of the two sides of the first mark is the reason: 「不同意，SQ2026-000206不属于大病」 gives it behind the number of the paper,
 * 「何平漏了，补进MD2026-0042」 and 「GZ2026-0037数写错了，拿回来」 before the mark.
 */
function reasonBeside(message: Message, from: number): string {
  const { n, start, end } = message;
  const head = { start, end: Math.max(start, from - 1) };
  const paper = message.cues.of("entity").find((cue) => cue.start >= from && PAPERS.test(cue.code));
  const opens = paper === undefined || isBlank(message.text, from, paper.start);
  const tail = { start: paper === undefined || !opens ? from : paper.end, end };
  const said = opens && !isVerdict(message, tail) ? tail : isVerdict(message, head) ? undefined : head;
  return said === undefined ? "" : trimStart(spanOf(n, said.start, said.end).text);
}

/** Nothing but what is decided, and of which paper. */
const isVerdict = (message: Message, span: Span): boolean =>
  coversAll(
    message.text,
    span,
    withNoise(message, ({ word }) => word.classes.meets(DECIDING)),
  );

const DECIDING = WordClasses.of("verdict", "curt", "entity");
const PAPERS = /-number$|^receipt$/;

const trimStart = (text: string): string => text.replace(/^[：:，,是为\s]+/, "").trimEnd();

/** An answer is dictated behind the colon (「6号那位问的，答：可以代办」), anything else behind the first mark. */
const markOf = (text: string, intent: Intent): RegExpExecArray | null =>
  (intent === "answer-question" ? /[：:]/.exec(text) : null) ?? /[，,：:；;]/.exec(text);
