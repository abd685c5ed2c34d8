import { codeAt } from "../../words/code-at.ts";
import type { ChangeKind } from "../../frame.ts";
import type { Hit } from "../../lexicon/cue-trie.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { isSaid } from "../../likeness/mask.ts";
import type { Message } from "../message/message.ts";
import { readLikely } from "./read-likely.ts";

const CHANGE = "report-change.";

/**
 * What tells of a change where no word of the lexicon does: 「高兴让公司裁了」. The kind is that of the changes the message is
 * most like, and the word the characters that speak loudest for it.
 */
export function findLikelyVerb(message: Message): Cue | undefined {
  const { labels, masked } = readLikely(message);
  const best = labels.find(({ label }) => label.startsWith(CHANGE));
  if (best === undefined) return undefined;
  const { text, places } = masked;
  const said = message.vocabulary.likeness
    .tellingOf(text, best.label)
    .filter(({ at }) => isSaid(codeAt(text, at)) && isSaid(codeAt(text, at + 1)))
    .map(({ at }) => ({ start: places[at]!, end: places[at + 1]! + 1 }));
  const span = said.find((one) => !message.cues.touching(one).some(isKnown));
  if (span === undefined) return undefined;
  return {
    ...span,
    code: best.label.slice(CHANGE.length) satisfies ChangeKind,
    text: message.text.slice(span.start, span.end),
  };
}

/** A word of the lexicon says what it says, and nothing of a change. */
const isKnown = ({ word }: Hit): boolean => word.text.length > 1 && word.tags.length > 0;
