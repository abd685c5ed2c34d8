import { describe, expect, it } from "vitest";
import { CHANGE_KINDS, INTENTS } from "../../src/language/frame.ts";
import { accuracy, measureGold, type Outcome } from "./gold/measure-gold.ts";
import { readGold, type Gold, type Half } from "./gold/read-gold.ts";
import { readSayings } from "./gold/read-sayings.ts";

/** What is reached; it may rise and must not fall. */
const REACHED: Readonly<Record<Half, number>> = { dev: 0.992, test: 0.98, later: 0.86 };

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
  for (const half of ["dev", "test", "later"] as const) {
    const outcomes = measureGold(half);
    // What is measured by is not to be read by who mends.
    const shown = half === "dev" ? describeWrong(outcomes) : [];

    it(`${half}: as many are entirely right as ever were`, () => {
      const reached = accuracy(outcomes) >= REACHED[half];
      expect({ reached, shown }).toEqual({ reached: true, shown });
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

  it("learns nothing that it is measured by", () => {
    const said = new Set([...messagesOf("dev"), ...readSayings()].map(({ say }) => say));
    const measured = [...messagesOf("test"), ...messagesOf("later")];
    expect(measured.filter(({ say }) => said.has(say)).length).toBe(0);
  });

  it("labels every saying with something that can be wanted", () => {
    const kinds = new Set(CHANGE_KINDS.map((kind) => `report-change.${kind}`));
    const known = new Set<string>([...INTENTS, ...kinds]);
    expect(readSayings().filter(({ label }) => !known.has(label))).toEqual([]);
  });
});
