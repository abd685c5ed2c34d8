import { describe, expect, it } from "vitest";
import { INTENTS } from "../../src/language/frame.ts";
import { accuracy, measureGold, type Outcome } from "./gold/measure-gold.ts";
import { readGold, type Gold, type Half } from "./gold/read-gold.ts";

/** What is reached; it may rise and must not fall. */
const REACHED: Readonly<Record<Half, number>> = { dev: 0.992, test: 0.98 };

const describeWrong = (outcomes: readonly Outcome[]): string[] =>
  outcomes
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ gold, wrong }) => `${gold.say}: ${wrong.join("; ")}`);

const messagesOf = (half: Half): readonly Gold[] => readGold(half).flatMap(({ messages }) => messages);
const everything = [...messagesOf("dev"), ...messagesOf("test")];

/** How many messages are listed under each intent. */
function countByIntent(messages: readonly Gold[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { section = "" } of messages) counts.set(section, (counts.get(section) ?? 0) + 1);
  return counts;
}

describe("gold messages", () => {
  for (const half of ["dev", "test"] as const) {
    const outcomes = measureGold(half);

    it(`${half}: as many are entirely right as ever were`, () => {
      const wrong = describeWrong(outcomes);
      expect({ reached: accuracy(outcomes) >= REACHED[half], wrong }).toEqual({ reached: true, wrong });
    });

    it(`${half}: no sum is taken as sure that nobody said`, () => {
      expect(outcomes.flatMap(({ wrongSums }) => wrongSums)).toEqual([]);
    });
  }

  it("has twenty-five messages of every intent", () => {
    const counts = countByIntent(everything);
    // A file says nothing in words: what is in hand decides what it is for.
    const wanted = INTENTS.filter((intent) => intent !== "send-file");
    expect(wanted.filter((intent) => (counts.get(intent) ?? 0) < 25)).toEqual([]);
  });

  it("has five English messages of each of twenty-five intents", () => {
    const counts = countByIntent(everything.filter(({ locale }) => locale === "en"));
    expect([...counts].filter(([, count]) => count >= 5).length).toBeGreaterThanOrEqual(25);
  });

  it("has two hundred messages that are nobody's business", () => {
    expect(countByIntent(everything).get("unknown")).toBeGreaterThanOrEqual(200);
  });

  it("never says the same sentence in both halves", () => {
    const said = new Set(messagesOf("dev").map(({ say }) => say));
    expect(messagesOf("test").filter(({ say }) => said.has(say))).toEqual([]);
  });
});
