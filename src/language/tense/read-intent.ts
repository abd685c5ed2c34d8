import { isTelling } from "../frames/changes/read-mode.ts";
import type { Cues } from "../lexicon/cues.ts";
import type { Preference } from "./read-tense.ts";

/** Characters between a word of intention and what is intended, those of a day not counted. */
const REACH = 8;

/**
 * Whether the message as a whole looks before or after today, where the words of the features say so: what is planned
 * looks ahead, as does what is to be opened; a bill looks back.
 */
export function readIntent(text: string, cues: Cues): Preference | undefined {
  if (cues.has("looks-back")) return "past";
  return cues.has("looks-ahead") || isPlanned(text, cues) ? "future" : undefined;
}

function isPlanned(text: string, cues: Cues): boolean {
  // 「我9月6号递的申请」: an application is spoken of, and nobody applies.
  const plans = cues
    .of("mode")
    .filter((cue) => cue.code === "plan" && text[cue.start - 1] !== "的" && !isTelling(cues, cue));
  if (plans.length === 0) return false;
  const verbs = [...cues.of("kind"), ...cues.of("kind-at-end")];
  // With nothing that is told of, any intention is that of the message; what is put right lies behind.
  if (verbs.length === 0) return !cues.has("correction");
  return plans.some((plan) =>
    verbs.some((verb) =>
      plan.start >= verb.start
        ? plan.end <= verb.end
        : verb.start < plan.end || isNear(text.slice(plan.end, verb.start)),
    ),
  );
}

const isNear = (between: string): boolean =>
  !/[，,。；;！!？?\n]/.test(between) && between.replaceAll(/[\d年月日号.\-/]/g, "").length <= REACH;
