import { describe, expect, it } from "vitest";
import { INTENTS } from "../../src/language/frame.ts";
import { accuracy, measureGold } from "./gold/measure-gold.ts";
import { readGold } from "./gold/read-gold.ts";

const describeWrong = (outcomes: ReturnType<typeof measureGold>): string[] =>
  outcomes
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ gold, wrong }) => `${gold.say}: ${wrong.join("; ")}`);

describe("gold messages", () => {
  for (const half of ["dev", "test"] as const) {
    const outcomes = measureGold(half);

    it(`${half}: at least 98 % are entirely right`, () => {
      const wrong = describeWrong(outcomes);
      expect({ share: accuracy(outcomes) >= 0.98, wrong }).toEqual({ share: true, wrong });
    });

    it(`${half}: no sum is taken as sure that nobody said`, () => {
      expect(outcomes.flatMap(({ wrongSums }) => wrongSums)).toEqual([]);
    });
  }

  it("has six hundred messages, and every intent among them", () => {
    const messages = [...readGold("dev"), ...readGold("test")].flatMap(({ messages }) => messages);
    const intents = new Set(
      messages.flatMap((gold) => (gold.frames ?? [gold]).map(({ is }) => is ?? "report-change")),
    );
    expect(messages.length).toBeGreaterThanOrEqual(600);
    expect(INTENTS.filter((intent) => !intents.has(intent))).toEqual([]);
  });

  it("never says the same sentence in both halves", () => {
    const said = new Set(readGold("dev").flatMap(({ messages }) => messages.map(({ say }) => say)));
    const twice = readGold("test").flatMap(({ messages }) => messages.filter(({ say }) => said.has(say)));
    expect(twice.map(({ say }) => say)).toEqual([]);
  });
});
