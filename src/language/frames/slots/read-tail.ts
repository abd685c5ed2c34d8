import type { Intent, Slots } from "../../frame.ts";
import { spanOf } from "../../normalise.ts";
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

/** What follows the word that opens a reason or an answer, or else the first mark: 「驳回，理由：…」「答复1：…」. */
export function readTail(message: Message, intent: Intent): Slots {
  if (!TAILED.has(intent)) return {};
  const opening = REASONED.has(intent) ? message.cues.of("before-reason")[0] : undefined;
  const mark = /[，,：:；;]/.exec(message.text.slice(message.start, message.end));
  const opens = opening?.code === "kept" ? opening.start : opening?.end;
  const from = opens ?? (mark === null ? undefined : message.start + mark.index + 1);
  if (from === undefined) return {};
  const value = spanOf(message.n, from, message.end)
    .text.replace(/^[：:，,是为\s]+/, "")
    .trimEnd();
  const [number] = message.numbers;
  const choice = intent === "answer-question" ? Number(number?.mention.value ?? 1) : undefined;
  return { ...(value !== "" && { value }), ...(choice !== undefined && { choice }) };
}
