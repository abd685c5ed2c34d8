import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { loadLexicons } from "../../src/adapters/locales/load-lexicon.ts";
import { SURE_ENOUGH } from "../../src/conversation/open-dialogue.ts";
import { createLanguage, type Locale } from "../../src/language/understand.ts";

const LOCALES = new URL("../../locales/", import.meta.url);
const language = createLanguage(loadLexicons());

/** What the bot itself tells people to say, as it stands between quotation marks in its help. */
function phrasesOf(locale: Locale): string[] {
  const guidance = JSON.parse(readFileSync(new URL(`${locale}/replies/guidance.json`, LOCALES), "utf8")) as {
    readonly help: Readonly<Record<string, string>>;
    readonly unknown: Readonly<Record<string, string>>;
  };
  const texts = [...Object.values(guidance.help), ...Object.values(guidance.unknown)];
  const quoted = locale === "en" ? /"([^"]+)"/g : /「([^」]+)」/g;
  return [...new Set(texts.flatMap((text) => [...text.matchAll(quoted)].map(([, phrase = ""]) => phrase)))];
}

describe.each(["zh-CN", "en"] as const)("the help in %s", (locale) => {
  test("says much", () => {
    expect(phrasesOf(locale).length).toBeGreaterThan(15);
  });

  test.each(phrasesOf(locale))("%s is understood", (phrase) => {
    const [frame] = language.understand(phrase, { now: new Date("2026-11-21T02:00:00Z"), locale }).frames;
    expect(frame?.intent).not.toBe("unknown");
    expect(frame?.confidence).toBeGreaterThanOrEqual(SURE_ENOUGH);
  });
});
