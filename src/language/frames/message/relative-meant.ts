import type { Cue, Cues } from "../../lexicon/cues.ts";
import { isDeniedAt } from "./is-denied.ts";

/** The first relative who is meant, and not denied: 「是我自己病了，不是我爱人」 names none. */
export const findRelativeMeant = (
  cues: Cues,
  isMeant: (relation: Cue) => boolean = () => true,
): Cue | undefined => cues.of("relation").find((relation) => isMeant(relation) && !isDenied(cues, relation));

/** 不是我 denies as one word. */
function isDenied(cues: Cues, { start }: Cue): boolean {
  const at = cues.endingAt("self", start)?.start ?? start;
  const denies = ({ code, end }: Cue): boolean => code === "deny" && (end === at || end === start);
  return isDeniedAt(cues, at) || isDeniedAt(cues, start) || cues.of("reply").some(denies);
}
