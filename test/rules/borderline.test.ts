import { assert, constantFrom, integer, property } from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { createRenderer } from "../../src/adapters/locales/create-renderer.ts";
import { loadRuleBook } from "../../src/adapters/rulebook/load-rule-book.ts";
import { BOOK_LOCALES, type BookLocale } from "../../src/rules/form/rule.ts";
import { compileBook, evaluate, explain, type Facts } from "../../src/rules/index.ts";

let words: Awaited<ReturnType<typeof createRenderer>>["words"];
beforeAll(async () => {
  ({ words } = await createRenderer());
});

const shipped = loadRuleBook();
if (!shipped.ok) throw new Error("the shipped rules cannot be read");
const { rules } = compileBook(shipped.value);

/** What an answer tells people to look at. */
function flags(code: string, facts: Facts, locale: BookLocale = "zh-CN"): readonly string[] {
  const rule = rules.get(code);
  if (rule === undefined) throw new Error(code);
  const answer = evaluate(rule, facts, { on: "2026-11-20", trace: true });
  return explain(rule, answer, locale, (key, params) => words(locale, key, params))
    .filter(({ part }) => part === "flag")
    .map(({ text }) => text);
}

const ill = (copay: Facts[string]): Facts => ({
  tier: "municipal",
  "major-illness": true,
  copay,
  "self-funded": "0",
});
const fire = (loss: Facts[string]): Facts => ({ tier: "municipal", accidental: true, loss });

describe("a sum near the line", () => {
  it.each([
    ["9999.99", ["差一点点：只差 0.01 元，请核对单据上的数"]],
    ["9500", ["差一点点：只差 500.00 元，请核对单据上的数"]],
    ["9499.99", []],
    ["10000", ["正好到线：一分不多，请核对单据上的数"]],
    ["10000.01", ["刚过线：只多 0.01 元，请核对单据上的数"]],
    ["10500", ["刚过线：只多 500.00 元，请核对单据上的数"]],
    ["10500.01", []],
    [{ min: "9000", max: "11000" }, ["就在起付 10,000 元上下：够不够要看准数，请核对单据上的数"]],
    [{ min: "11000", max: "13000" }, []],
    ["unknown", []],
    [{ min: null, max: "12000" }, []],
  ])("a copay of %j", (copay, said) => {
    expect(flags("own-illness", ill(copay))).toEqual(said);
  });

  it("is flagged by the rule's own words where it has any", () => {
    expect(flags("household-fire", fire("10000"))).toEqual(["临界：损失正好 10,000 元，请主任确认"]);
    expect(flags("household-fire", fire("9999"))).toEqual(["差一点点：只差 1.00 元，请核对单据上的数"]);
  });

  it("is not looked at where something else decides", () => {
    expect(flags("own-illness", { ...ill("9999"), tier: "none" })).toEqual([]);
    const usage = { yearly: { times: 1, amount: "2500.00" } };
    const rule = rules.get("own-illness")!;
    const answer = evaluate(rule, ill("10100"), { on: "2026-11-20", trace: true, usage });
    const said = explain(rule, answer, "zh-CN", (key, params) => words("zh-CN", key, params));
    expect(said.some(({ part }) => part === "flag")).toBe(false);
  });

  it("is flagged within a twentieth of the line, on either side and in every language, and nowhere else", () => {
    assert(
      property(
        integer({ min: 1, max: 2_000_000 }),
        constantFrom(...BOOK_LOCALES),
        constantFrom("own-illness", "household-fire"),
        (fen, locale, code) => {
          const sum = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
          const facts = code === "own-illness" ? ill(sum) : fire(sum);
          const isNear = Math.abs(fen - 1_000_000) <= 50_000;
          expect(flags(code, facts, locale)).toHaveLength(isNear ? 1 : 0);
        },
      ),
    );
  });
});
