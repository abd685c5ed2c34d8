import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadLexicons } from "../../src/adapters/locales/load-lexicon.ts";
import { createLanguage } from "../../src/language/understand.ts";

const language = createLanguage(loadLexicons());
const now = new Date("2026-11-22T12:00:00+08:00");
const groups = parse(readFileSync(new URL("ordinary.yaml", import.meta.url), "utf8")) as Record<
  string,
  unknown[]
>;
const messages = Object.values(groups).flat().map(String);

describe("ordinary messages", () => {
  it("are three hundred and more, none of them twice", () => {
    expect(messages.length).toBeGreaterThanOrEqual(300);
    expect(messages.filter((text, index) => messages.indexOf(text) !== index)).toEqual([]);
  });

  it.each(Object.keys(groups))("hold no day and no sum: %s", (name) => {
    const found = groups[name]!.map(String).flatMap((text) => {
      const { dates, amounts } = language.understand(text, { now });
      const said = [...dates, ...amounts].map((mention) => mention.text);
      return said.length === 0 ? [] : [`${text}: ${said.join(", ")}`];
    });
    expect(found).toEqual([]);
  });
});
