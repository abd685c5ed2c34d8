import { describe, expect, it } from "vitest";

import { loadLexicons } from "../../../src/adapters/locales/load-lexicon.ts";
import { readShippedRules } from "../../../src/adapters/rulebook/read-shipped-rules.ts";
import type { LocalDate } from "../../../src/domain/local-date.ts";
import { findRule } from "../../../src/features/rule-changes/words/find-rule.ts";
import { readFigures } from "../../../src/features/rule-changes/words/read-figures.ts";
import { readFirstDay } from "../../../src/features/rule-changes/words/read-first-day.ts";
import { createLanguage, RosterIndex } from "../../../src/language/index.ts";
import { compileBook, type Rule } from "../../../src/rules/index.ts";

const language = createLanguage(loadLexicons());
const rules = compileBook(readShippedRules().book);
const NOW = new Date("2026-11-27T02:00:00Z");
const today = "2026-11-27" as LocalDate;

/** What a message of staff says of a rule, as the form reads it. */
function read(text: string): unknown {
  const said = language.understand(text, {
    now: NOW,
    roster: new RosterIndex({ honours: [] }),
    inScope: () => true,
  });
  const [frame] = said.frames;
  if (frame === undefined) throw new Error("no frame");
  const world = { rules, text, said, today };
  const code = findRule(world, frame);
  const rule = code === null ? undefined : (rules.rules.get(code)?.versions.at(-1)?.rule as Rule);
  const { figures, unclear } =
    rule === undefined ? { figures: {}, unclear: [] } : readFigures(rule, frame, world);
  const open = unclear.length === 0 ? {} : { unclear: unclear.map(({ value }) => value) };
  return { intent: frame.intent, rule: code, figures, from: readFirstDay(world), ...open };
}

const change = { intent: "rule-change" };

describe("a change of a standard, as staff write it", () => {
  it.each<[string, object]>([
    [
      "大病比例改为30%，封顶3万，7月1日起",
      { rule: "own-illness", figures: { rate: "30%", ceiling: "30000" }, from: "2027-07-01" },
    ],
    [
      "大病比例从25%调到30%，2027年1月1日起",
      { rule: "own-illness", figures: { rate: "30%" }, from: "2027-01-01" },
    ],
    [
      "大病封顶线提高到三万五，从明年3月1日起",
      { rule: "own-illness", figures: { ceiling: "35000" }, from: "2027-03-01" },
    ],
    [
      "大病比例改为百分之二十八，12月1日起",
      { rule: "own-illness", figures: { rate: "28%" }, from: "2026-12-01" },
    ],
    [
      "大病比例改为27.5%，11月27日起",
      { rule: "own-illness", figures: { rate: "27.5%" }, from: "2027-11-27" },
    ],
    [
      "火灾救助金提高到3000元，2027年1月1日起",
      { rule: "household-fire", figures: { sum: "3000" }, from: "2027-01-01" },
    ],
    [
      "重阳慰问标准改为300元，2027年1月1日起",
      { rule: "double-ninth", figures: { sum: "300" }, from: "2027-01-01" },
    ],
    ["去世补助改为2000元", { rule: "death-grant", figures: { sum: "2000" }, from: null }],
    [
      "去世补助改为未配置的补助金未配置，2027年1月1日起",
      { rule: "death-grant", figures: { sum: null }, from: "2027-01-01" },
    ],
    [
      "春节补助金改为1500元，五一补助500元，十一补助金500元，2027年1月1日起",
      {
        rule: "festival-subsidy",
        figures: { spring: "1500", "may-day": "500", "national-day": "500" },
        from: "2027-01-01",
      },
    ],
    [
      "年龄慰问改为80岁500元，90岁1000元，2027年1月1日起",
      {
        rule: "age-consolation",
        figures: { "first-age": "80", "first-sum": "500", "second-age": "90", "second-sum": "1000" },
        from: "2027-01-01",
      },
    ],
    [
      "大病标准改为2万，2027年1月1日起",
      { rule: "own-illness", figures: {}, from: "2027-01-01", unclear: ["20000"] },
    ],
    ["大病标准改为2万左右，2027年1月1日起", { rule: "own-illness", figures: {}, from: "2027-01-01" }],
    ["大病标准改为约2万，2027年1月1日起", { rule: "own-illness", figures: {}, from: "2027-01-01" }],
  ])("%s", (text, wanted) => {
    expect(read(text)).toEqual({ ...change, ...wanted });
  });
});
