import type { Message } from "../message/message.ts";
import { findRelativeMeant } from "../message/relative-meant.ts";

/**
 * Facts that rules ask for. Class `fact` of the lexicon: code `illness` keeps the word as written, code
 * `event.fire` sets `event` to `fire`. Class `relation` says whose illness or loss it is.
 */
export function readFacts(message: Message): Record<string, string> | undefined {
  const said = message.cues.of("fact");
  const relation = findRelativeMeant(message.cues);
  if (said.length === 0 && relation === undefined) return undefined;
  const facts: Record<string, string> = {};
  for (const cue of said) {
    const point = cue.code.indexOf(".");
    const key = point < 0 ? cue.code : cue.code.slice(0, point);
    facts[key] ??= point < 0 ? message.text.slice(cue.start, cue.end) : cue.code.slice(point + 1);
  }
  if (relation && relation.code !== "other") facts["patient"] ??= relation.code;
  return Object.keys(facts).length > 0 ? facts : undefined;
}
