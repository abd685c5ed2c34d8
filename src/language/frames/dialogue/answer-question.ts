import type { Cue } from "../../lexicon/cues.ts";

/** What replies say to a question of the dialogue: 收到 and 同意 say yes to it, and 不同意 says no. */
export function answerQuestion(replies: readonly Cue[]): Set<string> {
  const codes = new Set(replies.map(({ code }) => code));
  if (codes.has("confirm")) codes.delete("acknowledge");
  if (codes.delete("consent")) codes.add("confirm");
  if (codes.delete("refuse-consent")) codes.add("deny");
  return codes;
}
