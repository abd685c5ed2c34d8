import type {
  AmountMention,
  DateMention,
  HonourMention,
  NumberMention,
  PersonMention,
  UnionMention,
} from "../../frame.ts";
import type { Layout } from "./layout.ts";
import { Cues, type Cue } from "../../lexicon/cues.ts";
import type { Vocabulary } from "../../lexicon/vocabulary.ts";
import type { Normalised } from "../../normalise.ts";
import type { Placed, Span } from "../../placed.ts";

/** What the dialogue has just asked for; a hint, never an order. */
export const EXPECTATIONS = [
  "choice",
  "date",
  "person",
  "union",
  "amount",
  "confirm",
  "yes-no",
  "text",
] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

/** A message, or a sentence of one, with all that was found in it. Places are those of the normalised text. */
export interface Message extends Span {
  readonly n: Normalised;
  readonly text: string;
  readonly layout: Layout;
  readonly vocabulary: Vocabulary;
  readonly cues: Cues;
  readonly dates: readonly Placed<DateMention>[];
  readonly amounts: readonly Placed<AmountMention>[];
  readonly numbers: readonly Placed<NumberMention>[];
  readonly people: readonly Placed<PersonMention>[];
  readonly unions: readonly Placed<UnionMention>[];
  readonly honours: readonly Placed<HonourMention>[];
  readonly expecting: Expectation | undefined;
  /** Whether it asks, what it tells of and of whom, once that is known. */
  asks?: boolean;
  foreign?: boolean;
  verbs?: readonly Cue[];
  subjects?: readonly Placed<PersonMention>[];
}

/** The same message, as if only `[start, end)` had been sent. */
export function cutMessage(message: Message, start: number, end: number): Message {
  const inside = <T extends Span>(spans: readonly T[]): readonly T[] =>
    spans.filter((span) => span.start >= start && span.end <= end);
  const { asks: _asks, foreign: _foreign, verbs: _verbs, subjects: _subjects, ...rest } = message;
  return {
    ...rest,
    start,
    end,
    cues: new Cues(inside(message.cues.hits)),
    dates: inside(message.dates),
    amounts: inside(message.amounts),
    numbers: inside(message.numbers),
    people: inside(message.people),
    unions: inside(message.unions),
    honours: inside(message.honours),
  };
}

/** The clause around a place: between two marks, neither included. */
export const clauseAround = (message: Message, at: number): Span => message.layout.clauseAt(at, message);
