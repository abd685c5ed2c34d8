import { describe, expect, it } from "vitest";
import { INTENTS } from "../../src/language/frame.ts";
import { accuracy, measureGold } from "./gold/measure-gold.ts";
import { readGold } from "./gold/read-gold.ts";

const describeWrong = (outcomes: ReturnType<typeof measureGold>): string[] =>
  outcomes
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ gold, wrong }) => `${gold.say}: ${wrong.join("; ")}`);

/** Words of the desk that only the examples of the lexicon hold so far, and the talks. */
const BY_EXAMPLES_ONLY: ReadonlySet<string> = new Set([
  "rule-standard",
  "rule-history",
  "rule-drafts",
  "approve-rule",
  "refuse-rule",
  "withdraw-rule",
  "mark-roll",
  "send-back-return",
  "accept-return",
  "campaign-policy",
  "campaign-change",
  "phone-list",
  "what-if",
  "ask-boxes",
  "show-papers",
  "export-batch",
  "allow-batch-export",
  "refuse-batch-export",
  "statistics",
  "honour-statistics",
  "nominate",
  "withdraw-nomination",
  "nominations",
  "innovation",
  "record-studio",
  "record-result",
  "record-chief",
  "withdraw-list",
  "add-to-list",
  "take-off-list",
  "papers",
  "add-bill",
  "withdraw-application",
  "queue",
  "list-questions",
  "answer-question",
  "build-batch",
  "settle-batch",
  "payment-returned",
  "budget",
  "set-budget",
  "recuperation-trips",
  "open-trip",
  "sign-up",
  "sign-off",
  "trip-roll",
  "trip-attended",
  "recuperation-due",
  "checkup-attended",
  "checkup-roll",
  "record-visit",
  "visit-coverage",
  "open-case",
  "stamp-case",
  "list-cases",
  "record-couple",
  "build-list",
  "show-list",
  "approve-list",
  "issue-code",
  "hand-over",
  "end-binding",
  "dead-letters",
  "resend-dead-letters",
  "approve-export",
  "refuse-export",
]);

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
    // A file says nothing in words: what is in hand decides what it is for.
    const without = INTENTS.filter((intent) => !intents.has(intent) && intent !== "send-file");
    expect(without.filter((intent) => !BY_EXAMPLES_ONLY.has(intent))).toEqual([]);
  });

  it("never says the same sentence in both halves", () => {
    const said = new Set(readGold("dev").flatMap(({ messages }) => messages.map(({ say }) => say)));
    const twice = readGold("test").flatMap(({ messages }) => messages.filter(({ say }) => said.has(say)));
    expect(twice.map(({ say }) => say)).toEqual([]);
  });
});
