import type { Intent } from "../../frame.ts";
import type { Cues } from "../../lexicon/cues.ts";
import type { Message } from "./message.ts";

/** Said by a word of assent. */
const ASSENTS = new Set<Intent>(["consent", "approve", "acknowledge"]);

/** Whether a denial ends right there, and denies what begins: 没｜收到, 不是｜我爱人. */
export const isDeniedAt = (cues: Cues, at: number): boolean =>
  cues.of("mode").some(({ code, end }) => code === "negation" && end === at);

/** 「我没同意把病历给别人看」「还没批准呢」「没收到」: that it was assented to is denied, and nobody assents. */
export const isAssentDenied = ({ cues }: Message, intent: Intent): boolean =>
  ASSENTS.has(intent) &&
  cues.of("assent").some(({ code, start }) => code === "denied" || isDeniedAt(cues, start));
