import { INTENTS, type Intent } from "../frame.ts";
import type { Hit } from "../lexicon/cue-trie.ts";
import type { Candidate } from "./candidates.ts";
import type { Message } from "./message.ts";

/** A message of nothing but replies and noise means the first of these that it holds: 「好的，转人工吧，谢谢」. */
const BY_URGENCY: readonly Intent[] = [
  "human",
  "cancel",
  "back",
  "refuse-consent",
  "deny",
  "dont-know",
  "consent",
  "language",
  "help",
  "confirm",
  "acknowledge",
  "condolence",
  "thanks",
  "greeting",
];

const REPLY_SCORE = 12;

/** Answers of the dialogue: the whole message must be such words, politeness and marks. */
export function readReply(message: Message): Candidate | undefined {
  const codes = new Set<string>();
  let at = message.start;
  for (const hit of message.cues.hits) {
    if (!isBlank(message.text.slice(at, hit.start))) return undefined;
    const code = hit.word.tags.find((tag) => tag.class === "reply")?.code;
    if (code === undefined && !isNoise(hit)) return undefined;
    if (code !== undefined) codes.add(code);
    at = hit.end;
  }
  if (!isBlank(message.text.slice(at, message.end))) return undefined;
  const intent = BY_URGENCY.find((known) => codes.has(known)) ?? INTENTS.find((known) => codes.has(known));
  return intent && { intent, score: REPLY_SCORE, slots: intent === "language" ? localeOf(message) : {} };
}

export const isNoise = (hit: Hit): boolean => hit.word.tags.some((tag) => tag.class === "noise");

/** Nothing that could mean anything: blanks, marks, and emoji that the lexicon does not know. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

function localeOf({ cues }: Message): { readonly locale: "zh-CN" | "en" } {
  return { locale: cues.has("locale", "en") ? "en" : "zh-CN" };
}
