import { codeAt } from "../../words/code-at.ts";
import type { ChangeKind, Frame } from "../../frame.ts";
import type { Hit } from "../../lexicon/cue-trie.ts";
import type { Cue } from "../../lexicon/cues.ts";
import type { Likely } from "../../likeness/likeness.ts";
import { isSaid } from "../../likeness/mask.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import type { Message } from "../message/message.ts";
import { readLikely } from "./read-likely.ts";

const CHANGE = "report-change.";
/** What a change must be like against its words, and what it may be like of what they say. */
const AGAINST_WORDS = { share: 0.9, own: 0.003 };
/** So few pairs that speak for it are chance. */
const FEW = 2;

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
  return { ...span, code: kindOf(best), text: message.text.slice(span.start, span.end) };
}

/**
 * The verbs of the one change told, as words of the kind that the whole message is like, where it is nothing like what
 * they say: 「冯师傅，熬了大半年，昨晚解脱了」 says 肝癌, and is a death.
 */
export function likelierVerbs(
  message: Message,
  [report, ...others]: readonly Frame[],
): readonly Cue[] | undefined {
  const kind = report?.slots.kind;
  if (kind === undefined || others.length > 0) return undefined;
  const { labels, masked } = readLikely(message);
  const [best] = labels;
  if (best?.label.startsWith(CHANGE) !== true || best.share < AGAINST_WORDS.share) return undefined;
  const own = labels.find(({ label }) => label === CHANGE + kind)?.share ?? 0;
  if (kindOf(best) === kind || own > AGAINST_WORDS.own) return undefined;
  const verbs = findVerbs(message);
  // Of two that words tell, grammar has chosen: 「退休后因病去世」.
  if (verbs.some(({ code }) => code === kindOf(best))) return undefined;
  if (message.vocabulary.likeness.tellingOf(masked.text, best.label).length < FEW) return undefined;
  return verbs.map((verb) => ({ ...verb, code: kindOf(best) }));
}

const kindOf = ({ label }: Likely): ChangeKind => label.slice(CHANGE.length);

/** A word of the lexicon says what it says, and nothing of a change. */
const isKnown = ({ word }: Hit): boolean => word.text.length > 1 && word.tags.length > 0;
