import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadChangeKinds, SHIPPED_KINDS } from "../../../src/adapters/change-kinds/load-change-kinds.ts";
import { loadLexicons } from "../../../src/adapters/locales/load-lexicon.ts";
import type { LocalDate } from "../../../src/domain/local-date.ts";
import { CHANGE_KINDS } from "../../../src/language/frame.ts";
import { createLanguage } from "../../../src/language/index.ts";

const shipped = loadChangeKinds();
if (!shipped.ok) throw new Error(`${shipped.refusal.place}: ${shipped.refusal.reason}`);

describe("the shipped list", () => {
  test("has every kind that the language knows", () => {
    expect(
      shipped.value
        .all()
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual([...CHANGE_KINDS].toSorted());
  });

  test("ends the archive of nobody but the dead and departed", () => {
    const closing = shipped.value.all().filter(({ sets }) => sets.some(({ field }) => field === "closedOn"));
    expect(closing.map(({ code }) => code).toSorted()).toEqual(["death", "transfer"]);
  });

  test("suspends and never revokes: only the awarding body does", () => {
    const states = shipped.value
      .all()
      .flatMap(({ sets }) => sets.filter(({ field }) => field === "standing"));
    expect(states.map(({ to }) => to).toSorted()).toEqual(["good", "suspended"]);
  });
});

describe("the list is open", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "kinds-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const loadWith = (entry: string) => {
    const path = join(folder, "kinds.yaml");
    writeFileSync(path, `${readFileSync(SHIPPED_KINDS, "utf8")}\n${entry}`);
    return loadChangeKinds(path);
  };

  test("a kind of one's own needs an entry and words, and no code", () => {
    const list = loadWith(`
  study:
    names: { zh-CN: 脱产学习, en: full-time study }
    from: "2026-06-01"
    to: "2027-06-01"
    sets: [{ field: workUnit, from: value }]
    asks: [{ slot: value, question: { zh-CN: 到哪里学习？, en: Where? } }]
`);
    if (!list.ok) throw new Error(list.refusal.reason);
    const on = (day: string) => list.value.inForce("study", day as LocalDate)?.names["zh-CN"];
    expect([on("2026-05-31"), on("2026-06-01"), on("2027-05-31"), on("2027-06-01")]).toEqual([
      undefined,
      "脱产学习",
      "脱产学习",
      undefined,
    ]);
    const lexicons = loadLexicons();
    const changes = lexicons["zh-CN"]["changes"] as { kind: Record<string, unknown> };
    const language = createLanguage({
      ...lexicons,
      "zh-CN": {
        ...lexicons["zh-CN"],
        changes: { ...changes, kind: { ...changes.kind, study: { words: ["进修班报名"] } } },
      },
    });
    const [frame] = language.understand("王建国进修班报名", { now: new Date("2026-11-21T02:00:00Z") }).frames;
    expect([frame?.intent, frame?.slots.kind]).toEqual(["report-change", "study"]);
  });

  test.each([
    ["an unknown field", "sets: [{ field: shoeSize, to: '42' }]", "kinds.odd.sets.0.field"],
    ["a setting without a source", "sets: [{ field: post }]", "kinds.odd.sets.0"],
    ["a word that the form does not know", "urgent: true", "kinds.odd"],
    ["a day that is none", 'to: "soon"', "kinds.odd.to"],
  ])("%s is refused with its place", (_name, line, place) => {
    const list = loadWith(
      `\n  odd:\n    names: { zh-CN: 怪, en: odd }\n    from: "2026-01-01"\n    ${line}\n`,
    );
    expect(list.ok ? "taken" : list.refusal.place).toBe(place);
  });
});
