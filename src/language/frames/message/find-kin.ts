import type { PersonMention } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import type { Placed } from "../../placed.ts";
import type { Message } from "./message.ts";

/** What somebody is to the one whose child, husband or mother is speaking. */
const SEEN_BY_THEM: Readonly<Record<string, string>> = { child: "parent", parent: "child", spouse: "spouse" };

/**
 * 「我是李秀英的女儿，我妈今天早上走了」: the word that stands for a person by whom the speaker has introduced herself
 * (我妈, or 她); what it is said of has befallen that very person.
 */
export function findKin({ cues }: Message, person: Placed<PersonMention>): Cue | undefined {
  const { relation } = person.mention;
  if (relation === undefined || !cues.endingAt("aside-before", person.start)) return undefined;
  const [own, ...later] = cues.of("relation").filter(({ start }) => start >= person.end);
  if (own === undefined) return undefined;
  return (
    later.find(({ code }) => code === SEEN_BY_THEM[relation]) ??
    cues.of("pronoun").find(({ start }) => start >= own.end)
  );
}
