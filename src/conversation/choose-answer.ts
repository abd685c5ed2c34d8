import type { Frame, Intent } from "../language/frame.ts";
import type { Choice } from "./form.ts";
import { type Reply, say } from "./reply.ts";

/** A question, with its answers numbered where there are any. */
export const withChoices = (question: Reply, choices: readonly Choice[]): Reply =>
  choices.length === 0
    ? question
    : say("dialogue:with-choices", { question, choices: choices.map((choice) => choice.label) });

/** Messages that may name their choice by its words; a report or a question that holds such a word is one by itself. */
const NAMES_A_CHOICE: ReadonlySet<Intent> = new Set(["answer", "choose", "correct", "unknown"]);

/** The choice that a message picks, by its words or its number; null when it picks none. 确认 picks the only one. */
export function chooseAnswer(
  choices: readonly Choice[],
  frame: Frame,
  text: string,
): Choice | "out-of-range" | null {
  if (choices.length === 0) return null;
  if (NAMES_A_CHOICE.has(frame.intent)) {
    const named = choices.filter(({ told = [] }) => told.some((word) => text.includes(word)));
    if (named.length === 1) return named[0] ?? null;
  }
  if (frame.intent === "confirm" && frame.slots.choice === undefined && choices.length === 1)
    return choices[0] ?? null;
  if (frame.slots.choice === undefined) return null;
  return choices[frame.slots.choice - 1] ?? "out-of-range";
}
