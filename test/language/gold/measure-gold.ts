import { performance } from "node:perf_hooks";
import { loadLexicons } from "../../../src/adapters/locales/load-lexicon.ts";
import type { AmountMention } from "../../../src/language/frame.ts";
import { createLanguage, type Language } from "../../../src/language/understand.ts";
import { checkGold } from "./check-gold.ts";
import { NOW, readGold, readGoldRoster, type Gold, type Half } from "./read-gold.ts";

export interface Outcome {
  readonly file: string;
  readonly gold: Gold;
  /** Empty: entirely right. */
  readonly wrong: readonly string[];
  /** Sums taken as sure that nobody said: the one error that costs money. */
  readonly wrongSums: readonly string[];
  readonly milliseconds: number;
}

/** Reads every message of a half as the house would. */
export function measureGold(half: Half, language: Language = createLanguage(loadLexicons())): Outcome[] {
  const roster = readGoldRoster();
  return readGold(half).flatMap(({ file, messages }) =>
    messages.map((gold) => {
      const begun = performance.now();
      const found = language.understand(gold.say, {
        now: NOW,
        roster,
        ...(gold.expecting && { expecting: gold.expecting }),
        ...(gold.locale && { locale: gold.locale }),
        ...(gold.ofSender && { ofSender: true }),
      });
      const milliseconds = performance.now() - begun;
      const wrong = checkGold(gold, found);
      return { file, gold, wrong, wrongSums: wrongSums(gold, found.amounts), milliseconds };
    }),
  );
}

/** Exact sums that are not among those of the gold. A sum that is only about right may be flagged as such. */
function wrongSums(gold: Gold, found: readonly AmountMention[]): string[] {
  if (gold.amounts === "ignore") return [];
  const said = new Set(
    (gold.amounts ?? []).filter((sum) => !sum.endsWith(" about")).map((sum) => sum.split(" ")[0]),
  );
  return found.flatMap(({ value, approximate, text }) =>
    value === undefined || approximate || said.has(value) ? [] : [`${text} → ${value}`],
  );
}

/** Share of messages that are entirely right. */
export function accuracy(outcomes: readonly Outcome[]): number {
  return outcomes.filter(({ wrong }) => wrong.length === 0).length / outcomes.length;
}
