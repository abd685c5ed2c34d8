import { describe, expect, it } from "vitest";
import { loadLexicons } from "../../src/adapters/locales/load-lexicon.ts";
import { createLanguage } from "../../src/language/understand.ts";
import { NOW, readGoldRoster } from "./gold/read-gold.ts";

const language = createLanguage(loadLexicons());
const roster = readGoldRoster();
const read = (text: string) => language.understand(text, { now: NOW, roster });

describe("the main job", () => {
  it("reads a report with person, kind and day", () => {
    const [frame] = read("王建国同志11月20日退休").frames;
    expect(frame).toMatchObject({
      intent: "report-change",
      mode: "report",
      slots: { kind: "retirement", person: { ids: ["p1"] }, date: { start: "2026-11-20" } },
    });
  });

  it("treats somebody outside the scope as somebody unknown, byte for byte", () => {
    const outside = language.understand("王建国11月20日退休", { now: NOW, roster, inScope: () => false });
    const unknown = language.understand("王建国11月20日退休", { now: NOW });
    expect(outside).toEqual(unknown);
  });

  it("never takes a question for a report", () => {
    for (const { mode } of read("王建国去世了吗").frames) expect(mode).toBe("question");
  });
});
