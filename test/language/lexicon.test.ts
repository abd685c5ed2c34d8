import { describe, expect, it } from "vitest";
import { loadLexicons } from "../../src/adapters/locales/load-lexicon.ts";
import { BENEFITS, CHANGE_KINDS, INTENTS, MODES, type Frame } from "../../src/language/frame.ts";
import { listEntries, type NamedEntry } from "../../src/language/lexicon/lexicon.ts";
import { createLanguage, type Language, type Locale } from "../../src/language/understand.ts";
import { NOW, readGoldRoster } from "./gold/read-gold.ts";

const lexicons = loadLexicons();
const language = createLanguage(lexicons);
const roster = readGoldRoster();
/** Below this the house asks. */
const SURE_ENOUGH = 0.6;

/** What an example of an entry must come to. */
function saysItsCode({ class: name, code }: NamedEntry, frame: Frame): boolean {
  switch (name) {
    case "kind":
    case "kind-at-end":
      return frame.intent === "report-change" && frame.slots.kind === code;
    case "mode":
      return frame.mode === code;
    case "benefit":
      return frame.slots.benefit === code;
    case "correction":
      return frame.intent === "correct";
    default:
      return frame.intent === code;
  }
}

describe.each(Object.entries(lexicons) as [Locale, (typeof lexicons)[Locale]][])(
  "lexicon %s",
  (locale, lexicon) => {
    const entries = listEntries(lexicon);
    const examples = entries.flatMap((entry) => entry.examples.map((example) => ({ entry, example })));

    it.each(examples.map(({ entry, example }) => [`${entry.class}.${entry.code}`, example, entry] as const))(
      "%s: %s",
      (_, example, entry) => {
        const { frames } = language.understand(example, { now: NOW, locale, roster });
        const right = frames.filter((frame) => saysItsCode(entry, frame));
        expect(right.length > 0 ? right : frames).toEqual(right);
      },
    );

    it("names only codes that the frames know", () => {
      const known: Record<string, readonly string[]> = {
        kind: CHANGE_KINDS,
        "kind-negated": CHANGE_KINDS,
        "kind-at-end": CHANGE_KINDS,
        mode: MODES,
        benefit: BENEFITS,
        reply: INTENTS,
        intent: INTENTS,
      };
      const unknown = entries.filter(({ class: name, code }) => known[name] && !known[name].includes(code));
      expect(unknown.map(({ class: name, code }) => `${name}.${code}`)).toEqual([]);
    });

    it("gives every kind of change, mode, reply and intent an example", () => {
      const wanted = new Set(["kind", "reply", "intent"]);
      const listed = entries.filter((entry) => wanted.has(entry.class));
      // A word may be listed in more than one file: one example among them will do.
      const shown = new Set(listed.filter((entry) => entry.examples.length > 0).map(({ code }) => code));
      expect(
        listed.filter(({ code }) => !shown.has(code)).map(({ class: name, code }) => `${name}.${code}`),
      ).toEqual([]);
    });
  },
);

describe("the sign before a pattern", () => {
  const withPattern = (pattern: string): Language =>
    createLanguage({
      "zh-CN": { ...lexicons["zh-CN"], tried: { intent: { help: { patterns: [pattern] } } } },
    });
  const read = (pattern: string): Frame =>
    withPattern(pattern).understand("橙子榨汁机", { now: NOW }).frames[0]!;

  it("`!` settles what is wanted", () => {
    expect(read("!橙子…榨汁机")).toMatchObject({ intent: "help", confidence: 1 });
  });

  it("`?` only hints at it: a message that is like nothing of the kind is asked about", () => {
    expect(read("?橙子…榨汁机").confidence).toBeLessThan(SURE_ENOUGH);
  });

  it("brackets within brackets are refused, with the word", () => {
    const lexicon = { ...lexicons["zh-CN"], tried: { noise: { word: ["(甲(乙|丙)|丁)"] } } };
    expect(() => createLanguage({ "zh-CN": lexicon })).toThrow("(甲(乙|丙)|丁)");
  });
});
