import { codeAt } from "./words/code-at.ts";
import { createEntities, type EntityLexicon, type Preference } from "./entities.ts";
import { amountsAsked, datesAsked } from "./asked-for.ts";
import type { DateMention, Understanding } from "./frame.ts";
import { assembleMessage } from "./frames/message/assemble-message.ts";
import { Layout } from "./frames/message/layout.ts";
import { type Expectation } from "./frames/message/message.ts";
import { readFrames } from "./frames/read-frames.ts";
import { Cues } from "./lexicon/cues.ts";
import type { Learn } from "./likeness/learn-weights.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { compileVocabulary } from "./lexicon/vocabulary.ts";
import { Edges } from "./names/edges.ts";
import { findHonours } from "./names/find-honours.ts";
import { findPeople } from "./names/find-people.ts";
import { findSpellings } from "./names/find-spellings.ts";
import { findUnions } from "./names/find-unions.ts";
import { compileNameRules } from "./names/name-rules.ts";
import { Taken } from "./names/taken.ts";
import type { InScope, RosterIndex } from "./names/index/roster-index.ts";
import { normalise, type Normalised } from "./normalise.ts";
import { contains, placeMentions, type Span } from "./placed.ts";

export { type Expectation };

/** What is known besides the words. */
export interface Context {
  readonly now: Date;
  readonly locale?: Locale;
  /** Where a date can fall either way (周三, 3月5日); left out, plans look ahead and reports back. */
  readonly prefer?: Preference;
  readonly roster?: RosterIndex;
  /** Whether the sender may be shown this person; everybody without it. */
  readonly inScope?: InScope;
  readonly expecting?: Expectation;
  /** A model worker writes: what is told of nobody is told of them. */
  readonly ofSender?: boolean;
}

export type Locale = "zh-CN" | "en";

export interface Language {
  understand(text: string, context: Context): Understanding;
}

/**
 * Compiles the words of every locale once; `understand` is then a pure function of message and context.
 *
 * @param learn how weights are learnt from the sentences; they take most of the time
 */
export function createLanguage(
  lexicons: Readonly<Partial<Record<Locale, Lexicon>>>,
  learn?: Learn,
): Language {
  const listed = Object.values(lexicons);
  const vocabulary = compileVocabulary(listed, learn);
  const rules = compileNameRules(listed);
  const entities = createEntities(listed as unknown as readonly EntityLexicon[]);

  return {
    understand(text, context) {
      const n = normalise(text);
      const hits = vocabulary.trie.scan(n.text);
      const cues = new Cues(hits);
      const { now, prefer } = context;
      // What is read in other words than were written has no cues of its own.
      const readDates = (of: Normalised): readonly DateMention[] =>
        entities.findDates(of, { now, prefer, cues: of === n ? cues : undefined });
      const numbers = placeMentions(n, entities.findNumbers(n));
      const dates = datesAsked(n, placeMentions(n, readDates(n)), context.expecting, readDates);
      const amounts = amountsAsked(
        placeMentions(n, entities.findAmounts(n)),
        numbers,
        context.expecting,
        cues,
      );
      const unions = findUnions(n, cues, context.roster, rules.readings);
      const honours = findHonours(n, cues, context.roster);
      const titles = [...unions, ...honours];
      // 第五百 is a rank, though 第五 is a surname.
      const ranks = numbers.filter(({ start }) => codeAt(n.text, start - 1) === RANK);
      const edges = new Edges(n.text, cues, [...dates, ...amounts], titles);
      const named = findPeople(
        n,
        cues,
        edges,
        new Taken(n.text, [...titles, ...amounts, ...ranks], dates, rules),
        {
          rules,
          roster: context.roster,
          inScope: context.inScope,
          expected: context.expecting === "person",
        },
      );
      const spellings = findSpellings(n.text, cues, named);
      const people = named.filter((name) => !spellings.some((spelling) => contains(spelling, name)));
      const message = assembleMessage(
        {
          n,
          layout: new Layout(n.text),
          vocabulary,
          expecting: context.expecting,
          ofSender: context.ofSender === true,
        },
        cues,
        { dates: withoutNames(dates, people), amounts, numbers, people, unions, honours },
      );
      return {
        frames: readFrames(message),
        dates: mentionsOf(message.dates),
        amounts: mentionsOf(message.amounts),
        numbers: mentionsOf(message.numbers),
        people: mentionsOf(people),
        unions: mentionsOf(unions),
        honours: mentionsOf(honours),
      };
    },
  };
}

const RANK = "第".charCodeAt(0);

/** A day that begins in the middle of a name is none: 梁万年中风. */
function withoutNames<T extends Span>(dates: readonly T[], people: readonly Span[]): readonly T[] {
  const crosses = ({ start, end }: Span): boolean =>
    people.some((name) => name.start < start && start < name.end && name.end < end);
  return dates.some(crosses) ? dates.filter((date) => !crosses(date)) : dates;
}

const mentionsOf = <T>(placed: readonly { readonly mention: T }[]): T[] =>
  placed.map(({ mention }) => mention);
