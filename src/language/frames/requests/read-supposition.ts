import { codeAt } from "../../words/code-at.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import type { Span } from "../../placed.ts";
import { CharacterSet } from "../../words/character-set.ts";
import type { Candidate } from "../candidates.ts";
import { isForeign } from "../message/is-foreign.ts";
import { coversAll, withNoise } from "../message/coverage.ts";
import type { Message } from "../message/message.ts";

/** Said outright: 「要是…呢」. */
const SUPPOSED = 13;
/** A figure, or a state of things, with 呢 and no word that supposes it. */
const LEFT_OPEN = 11;

/**
 * 「12万8呢」「那不含自费呢」「房子不在我名下呢」「万一不值一万又怎么说」: what there would be if something were otherwise. Of somebody
 * by name it is news that is supposed, and no estimate.
 */
export function readSupposition(message: Message): Candidate[] {
  const { cues, people } = message;
  if (people.length > 0 || !cues.has("suppose") || cues.has("kind-negated")) return [];
  const closing = findClosing(message);
  if (closing === undefined) return [];
  if (isFigureOnly(message)) return [{ intent: "what-if", score: LEFT_OPEN }];
  if (cues.has("suppose", "state") && closing.text === OPEN) return [{ intent: "what-if", score: LEFT_OPEN }];
  if (isForeign(message)) return [];
  const matters = cues.hasAny(cues.has("suppose", "opening") ? MATTERS : SAID_SO);
  return supposes(message) && matters ? [{ intent: "what-if", score: SUPPOSED }] : [];
}

/** Left open so, the sentence asks by itself. */
const OPEN = "呢";

/** The word that leaves it open, at the end of a clause: 呢, 又怎么说. */
function findClosing({ cues, text, end }: Message): (Span & { readonly text: string }) | undefined {
  return cues
    .of("suppose")
    .findLast(({ code, end: at }) => code === "closing" && (at === end || ENDS.has(codeAt(text, at))));
}

const ENDS = CharacterSet.of(" \n,，。?？!！~");

/** 要是 supposes wherever it stands, 那 where it opens the message. */
const supposes = ({ cues, start }: Message): boolean =>
  cues.has("suppose", "opening") ||
  cues.of("suppose").some((cue) => cue.code === "then" && cue.start === start);

/** What the answer may depend on. */
const SAID_SO = WordClasses.of("fact", "slip", "kind", "rule", "benefit");
const MATTERS = WordClasses.of(
  "fact",
  "slip",
  "kind",
  "rule",
  "benefit",
  "relation",
  "honour",
  "record-value",
);

/** Nothing but figures beside the words that suppose them, a box of the slip and padding. */
function isFigureOnly(message: Message): boolean {
  const { amounts, numbers, dates } = message;
  if (amounts.length + numbers.length === 0 || dates.length > 0) return false;
  const words = withNoise(message, ({ word }) => word.classes.meets(AROUND_FIGURES));
  const spans: Span[] = [...amounts, ...numbers, ...words].toSorted((a, b) => a.start - b.start);
  return coversAll(message.text, message, spans);
}

const AROUND_FIGURES = WordClasses.of("suppose", "slip", "filler");
