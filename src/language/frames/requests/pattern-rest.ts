import { codeAt } from "../../words/code-at.ts";
import { saysSomething, type Hit, type Word } from "../../lexicon/cue-trie.ts";
import type { PatternSign } from "../../lexicon/patterns/patterns.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import type { Span } from "../../placed.ts";
import { CharacterSet } from "../../words/character-set.ts";
import { coversAll, findGaps, isBlank, withNoise } from "../message/coverage.ts";
import type { Message } from "../message/message.ts";
import { weigh } from "./weigh.ts";

/** What stands beside a pattern; reckoned once for all of them. */
export class PatternRest {
  readonly #message: Message;
  /** What is left without noise, and without the words that may stand beside a pattern. */
  #loud: readonly Span[] | undefined;
  #own: readonly Span[] | undefined;

  constructor(message: Message) {
    this.#message = message;
  }

  /** Weight of what a pattern leaves unexplained that its sign wants explained; nothing where it allows no rest. */
  leaves(sign: PatternSign | undefined, hits: readonly Hit[]): number | undefined {
    const message = this.#message;
    switch (sign) {
      case "=":
        return this.#loudGaps().every((gap) => coversAll(message.text, gap, hits)) ? 0 : undefined;
      case "~":
        return this.#weighOwn(hits);
      case "^":
        return this.#loudGaps().every(({ start }) => isBlank(message.text, start, hits[0]!.start))
          ? 0
          : undefined;
      default:
        return 0;
    }
  }

  #loudGaps(): readonly Span[] {
    return (this.#loud ??= findGaps(
      this.#message.text,
      this.#message,
      withOpening(
        this.#message,
        withNoise(this.#message, () => false),
      ),
    ));
  }

  /** A word or two that nobody knows (帮我「整」个汇总) does no harm; a name, a sum or an event says something else. */
  #weighOwn(hits: readonly Hit[]): number | undefined {
    const { text, cues } = this.#message;
    this.#own ??= findGaps(
      text,
      this.#message,
      withOpening(this.#message, withNoise(this.#message, standsBeside)),
    );
    let left = 0;
    for (const own of this.#own)
      for (const gap of findGaps(text, own, hits)) {
        if (cues.touching(gap).some(({ word }) => isKnown(word))) return undefined;
        left += weigh(text, gap.start, gap.end);
      }
    return left;
  }
}

/** 「行，这个人我们接」「好的，取消报名」: a word of assent before what is said, and a mark behind it. */
function withOpening({ text, start, cues }: Message, spans: readonly Hit[]): readonly Hit[] {
  for (const hit of cues.hits) {
    if (hit.start > start) break;
    if (hit.start === start && AFTER_ASSENT.has(codeAt(text, hit.end)) && assents(hit.word))
      return [hit, ...spans];
  }
  return spans;
}

const assents = ({ tags }: Word): boolean =>
  tags.some((tag) => tag.class === "reply" && (tag.code === "confirm" || tag.code === "acknowledge"));

const AFTER_ASSENT = CharacterSet.of(",，。 !！、~");

const isKnown = (word: Word): boolean =>
  (word.parts.length > 0 && word.text.length > 1) || saysSomething(word);

/** Words that ask to be shown something, and the units and days that narrow it. */
const BESIDE = WordClasses.of("listing", "beside");
const standsBeside = ({ word }: Hit): boolean => word.classes.meets(BESIDE);
