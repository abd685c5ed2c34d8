import { saysSomething, type Hit } from "../../lexicon/cue-trie.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { numberOf, WordClasses } from "../../lexicon/word-classes.ts";
import type { Span } from "../../placed.ts";
import { isQuestion } from "../changes/read-mode.ts";
import { findGaps } from "../message/coverage.ts";
import type { Message } from "../message/message.ts";
import { weigh } from "../requests/weigh.ts";

/** A clause beside the reply may say something of no matter; within the clause of the reply a word or two may. */
const MOST_OF_CLAUSE = 8;
const MOST_WITHIN = 2;

/** Whether what the reply leaves unsaid is little, and nothing that is known here. */
export function isAllBut(
  message: Message,
  spans: readonly Hit[],
  replies: readonly Cue[],
  waits: boolean,
): boolean {
  const { text, cues, layout } = message;
  if (isQuestion(message) || cues.hits.some((hit) => isNamed(text, hit, waits))) return false;
  const said = replies.reduce((sum, { start, end }) => sum + weigh(text, start, end), 0);
  if (replies.every((reply) => reply.end - reply.start < 2)) return false;
  let left = 0;
  let within = 0;
  for (const gap of findGaps(text, message, spans).flatMap((unsaid) => layout.clauses(unsaid))) {
    const clause = layout.clauseAt(gap.start, message);
    const isApart = !replies.some(({ start }) => start >= clause.start && start < clause.end);
    // 「闺女帮我念了一遍 都对着呢」: who was asked answers, whoever helped.
    const around = isApart && waits ? REPLIES_AND_KIN : REPLIES;
    if (cues.touching(gap).some((hit) => saysMore(text, hit, around))) return false;
    const weight = weigh(text, gap.start, gap.end);
    if (!isApart) within += weight;
    if (within > MOST_WITHIN || weight > MOST_OF_CLAUSE) return false;
    left += weight;
  }
  return left <= said * 2;
}

const REPLIES = WordClasses.of("reply", "quantity");
const REPLIES_AND_KIN = WordClasses.of("reply", "quantity", "relation");
const ENTITY = numberOf("entity");
/** A name, a day or a figure. */
export const isNamed = (text: string, hit: Hit, waits: boolean): boolean =>
  hit.word.classes.has(ENTITY) && !(waits && isCount(text, hit));
/** 「看了两遍」「一天班也没上过」, said beside an answer, count nothing that matters. */
const isCount = (text: string, { start, end }: Span): boolean =>
  end === start + 1 && ONCE_OR_TWICE.has(text.charAt(start));
const saysMore = (text: string, hit: Hit, around: WordClasses): boolean =>
  saysSomething(hit.word) &&
  !hit.word.classes.meets(around) &&
  !(around === REPLIES_AND_KIN && isCount(text, hit));
const ONCE_OR_TWICE = new Set("一两");
