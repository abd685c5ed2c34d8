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
import type { Likelihood } from "../likely/read-likely.ts";
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

/** What holds for a message and for every part of it. */
export interface Source {
  readonly n: Normalised;
  readonly layout: Layout;
  readonly vocabulary: Vocabulary;
  readonly expecting: Expectation | undefined;
  /** Whether what is told of nobody is told of the sender. */
  readonly ofSender: boolean;
}

/** The names, days and figures of a message, each by place. */
export interface Found {
  readonly dates: readonly Placed<DateMention>[];
  readonly amounts: readonly Placed<AmountMention>[];
  readonly numbers: readonly Placed<NumberMention>[];
  readonly people: readonly Placed<PersonMention>[];
  readonly unions: readonly Placed<UnionMention>[];
  readonly honours: readonly Placed<HonourMention>[];
}

/**
 * A message, or a sentence of one, with all that was found in it. Places are those of the normalised text. A class and
 * no literal that is spread: all messages then have one shape, and their fields are read hundreds of times each.
 */
export class Message implements Span, Found {
  readonly source: Source;
  readonly n: Normalised;
  readonly text: string;
  readonly layout: Layout;
  readonly vocabulary: Vocabulary;
  readonly expecting: Expectation | undefined;
  readonly start: number;
  readonly end: number;
  readonly cues: Cues;
  readonly dates: readonly Placed<DateMention>[];
  readonly amounts: readonly Placed<AmountMention>[];
  readonly numbers: readonly Placed<NumberMention>[];
  readonly people: readonly Placed<PersonMention>[];
  readonly unions: readonly Placed<UnionMention>[];
  readonly honours: readonly Placed<HonourMention>[];
  /** Whether it asks, what it tells of and of whom, once that is known. */
  asks: boolean | undefined = undefined;
  foreign: boolean | undefined = undefined;
  verbs: readonly Cue[] | undefined = undefined;
  subjects: readonly Placed<PersonMention>[] | undefined = undefined;
  likely: Likelihood | undefined = undefined;

  constructor(source: Source, { start, end }: Span, cues: Cues, found: Found) {
    this.source = source;
    this.n = source.n;
    this.text = source.n.text;
    this.layout = source.layout;
    this.vocabulary = source.vocabulary;
    this.expecting = source.expecting;
    this.start = start;
    this.end = end;
    this.cues = cues;
    this.dates = found.dates;
    this.amounts = found.amounts;
    this.numbers = found.numbers;
    this.people = found.people;
    this.unions = found.unions;
    this.honours = found.honours;
  }
}

/** The same message, as if only `[start, end)` had been sent. */
export function cutMessage(message: Message, start: number, end: number): Message {
  const inside = <T extends Span>(spans: readonly T[]): readonly T[] =>
    spans.length === 0 ? spans : spans.filter((span) => span.start >= start && span.end <= end);
  return new Message(message.source, { start, end }, new Cues(inside(message.cues.hits)), {
    dates: inside(message.dates),
    amounts: inside(message.amounts),
    numbers: inside(message.numbers),
    people: inside(message.people),
    unions: inside(message.unions),
    honours: inside(message.honours),
  });
}

/** The clause around a place: between two marks, neither included. */
export const clauseAround = (message: Message, at: number): Span => message.layout.clauseAt(at, message);
