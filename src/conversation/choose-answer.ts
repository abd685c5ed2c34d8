import type { Frame } from "../language/frame.ts";
import type { Choice } from "./form.ts";
import { type Reply, say } from "./reply.ts";

/** A question, with its answers numbered where there are any. */
export const withChoices = (question: Reply, choices: readonly Choice[]): Reply =>
  choices.length === 0
    ? question
    : say("dialogue:with-choices", { question, choices: choices.map((choice) => choice.label) });

/** The choice that a message picks by its number; null when it picks none. 确认 picks the only one. */
export function chooseAnswer(choices: readonly Choice[], frame: Frame): Choice | "out-of-range" | null {
  if (choices.length === 0) return null;
  if (frame.intent === "confirm" && frame.slots.choice === undefined && choices.length === 1)
    return choices[0] ?? null;
  if (frame.slots.choice === undefined) return null;
  return choices[frame.slots.choice - 1] ?? "out-of-range";
}
