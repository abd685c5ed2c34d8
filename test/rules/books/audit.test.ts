import { describe, expect, it } from "vitest";
import { loadRuleBook } from "../../../src/adapters/rulebook/load-rule-book.ts";
import { compileBook } from "../../../src/rules/compile/compile-book.ts";
import { expressionsOf, partsOf } from "../../../src/rules/check/expressions-of.ts";
import { caseOnItsDay } from "../../../src/rules/check/run-cases.ts";
import type { CompiledRule } from "../../../src/rules/compile/compiled-book.ts";
import { evaluate } from "../../../src/rules/evaluate/evaluate.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import type { Usage } from "../../../src/rules/evaluate/compute-amount.ts";
import { explain } from "../../../src/rules/explain/explain.ts";
import { BOOK_LOCALES } from "../../../src/rules/form/rule.ts";
import { formatValue } from "../../../src/rules/values/format-value.ts";
import { createRenderer } from "../../../src/adapters/locales/create-renderer.ts";

/**
 * The shipped book against its source, clause by clause: every figure that the article gives stands in the rule that reads
 * it and in no other shape, nothing stands there that the article does not give, and every answer is said in both languages.
 */
const book = (() => {
  const loaded = loadRuleBook();
  if (!loaded.ok) throw new Error("the shipped book does not hold");
  return loaded.value;
})();
const rules = [...compileBook(book).rules.values()];

describe("the clauses", () => {
  it("are all read by a rule or a title", () => {
    const read = new Set([
      ...rules.flatMap(({ versions }) =>
        versions.flatMap(({ rule }) => [...rule.clauses, ...rule.when.map(({ clause }) => clause)]),
      ),
      ...book.titles.map(({ clause }) => clause),
    ]);
    expect([...book.clauses.keys()].filter((code) => !read.has(code))).toEqual([]);
  });
});

/** Every figure of the book: where it stands in its clause, word for word; null where the source gives none. */
const FIGURES: readonly (readonly [rule: string, name: string, value: string | null, said: string | null])[] =
  [
    ["grassroots-share", "share", "50%", "不得少于50%"],
    ["festival-subsidy", "spring", null, null],
    ["festival-subsidy", "may-day", null, null],
    ["festival-subsidy", "national-day", null, null],
    ["age-consolation", "first-age", null, null],
    ["age-consolation", "first-sum", null, null],
    ["age-consolation", "second-age", null, null],
    ["age-consolation", "second-sum", null, null],
    ["age-consolation", "third-age", null, null],
    ["age-consolation", "third-sum", null, null],
    ["double-ninth", "sum", null, null],
    // Only a hint for staff is reckoned from these; nobody is told it as the standard.
    ["double-ninth", "paid", "620000", "发放慰问金62万元"],
    ["double-ninth", "visits", "3100", "慰问离退休劳模3100余人次"],
    ["death-grant", "sum", null, null],
    ["death-grant", "paid", "120000", "发放补助金12万元"],
    ["death-grant", "deaths", "60", "累计为60位去世劳模"],
    ["festival-consolation", "sum", null, null],
    ["own-illness", "threshold", "10000", "自付医药费用在1万元(含1万元,不含自费部分)以上"],
    ["own-illness", "rate", "25%", "按25%给予一次性救助"],
    ["own-illness", "ceiling", "25000", "最高给予一次性救助2.5万元"],
    ["household-fire", "threshold", "10000", "财产损失达1万元以上"],
    ["household-fire", "sum", "2000", "给予一次性救助2000元"],
    ["accident-disability", "sum", "2000", "给予一次性救助2000元"],
    ["accident-death", "sum", "3000", "给予慰问金3000元"],
    ["family-illness", "threshold", "15000", "年度自付费用达到1.5万元(含1.5万元,不含自费部分)以上"],
    // 未成年: under 18, as the law has it.
    ["family-illness", "adult-age", "18", "未成年子女"],
    ["family-illness", "national-sum", "5000", "全国劳模5000元"],
    ["family-illness", "municipal-sum", "3000", "市级劳模3000元"],
    ["recuperation-due", "every", "2", "每两年至少享受一次休养"],
  ];

describe("the figures", () => {
  it("are those of the article, and no others", () => {
    const standing = rules.flatMap(({ code, versions }) =>
      [...(versions.at(-1)?.rule.parameters ?? [])].map(([name, { type, value }]) => [
        code,
        name,
        value === null ? null : formatValue(value, type),
      ]),
    );
    const byPlace = (a: readonly (string | null)[], b: readonly (string | null)[]): number =>
      `${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1;
    expect(standing.toSorted(byPlace)).toEqual(
      FIGURES.map(([rule, name, value]) => [rule, name, value]).toSorted(byPlace),
    );
  });

  it.each(FIGURES.filter(([, , value]) => value !== null))("of %s %s: %s is 「%s」", (code, _, __, said) => {
    const clauses = (book.rules.get(code) ?? []).flatMap((rule) => rule.clauses);
    expect(clauses.map((clause) => book.clauses.get(clause)?.text).join()).toContain(said);
  });

  it("stand as parameters, where staff can change them, and not in a formula", () => {
    // What is no figure of the source may be written out: a code, a truth, nothing at all.
    const literals = [...book.rules.values()].flat().flatMap((rule) =>
      expressionsOf(rule)
        .flatMap(partsOf)
        .filter(
          (part) => part.op === "literal" && (part.type.kind === "money" || part.type.kind === "percent"),
        ),
    );
    expect(literals.filter((part) => part.op === "literal" && part.value !== 0)).toEqual([]);
  });
});

/** Edge by edge (含/不含), whose, which period: what the clause says and how the rule comes out just beside it. */
const ILL = { tier: "national", "major-illness": true };
const FAMILY = { ...ILL, relation: "spouse", income: "0" };
const EDGES: readonly (readonly [
  clause: string,
  code: string,
  facts: Facts,
  outcome: string,
  usage?: Usage,
])[] = [
  ["含1万元", "own-illness", { ...ILL, copay: "10000", "self-funded": "0" }, "2500.00"],
  ["1万元以上", "own-illness", { ...ILL, copay: "9999.99", "self-funded": "0" }, "no threshold"],
  ["不含自费部分", "own-illness", { ...ILL, copay: "14999.99", "self-funded": "5000" }, "no threshold"],
  ["不含自费部分", "own-illness", { ...ILL, copay: "15000", "self-funded": "5000" }, "2500.00"],
  ["最高2.5万元", "own-illness", { ...ILL, copay: "99999.98", "self-funded": "0" }, "25000.00"],
  ["最高2.5万元", "own-illness", { ...ILL, copay: "99999.96", "self-funded": "0" }, "24999.99"],
  ["最高2.5万元", "own-illness", { ...ILL, copay: "5000000", "self-funded": "0" }, "25000.00"],
  [
    "重大疾病",
    "own-illness",
    { ...ILL, "major-illness": false, copay: "50000", "self-funded": "0" },
    "no major-illness",
  ],
  ["劳模本人", "own-illness", { ...ILL, tier: "none", copay: "50000", "self-funded": "0" }, "no tier"],
  [
    "一次性",
    "own-illness",
    { ...ILL, copay: "50000", "self-funded": "0" },
    "no yearly",
    { yearly: { times: 1 } },
  ],
  [
    "达1万元以上",
    "household-fire",
    { tier: "national", accidental: true, loss: "10000" },
    "2000.00 borderline",
  ],
  ["达1万元以上", "household-fire", { tier: "national", accidental: true, loss: "9999.99" }, "no threshold"],
  ["达1万元以上", "household-fire", { tier: "national", accidental: true, loss: "10000.01" }, "2000.00"],
  ["意外火灾", "household-fire", { tier: "national", accidental: false, loss: "50000" }, "no accidental"],
  [
    "一次性",
    "household-fire",
    { tier: "national", accidental: true, loss: "50000" },
    "no fire",
    { fire: { times: 1 } },
  ],
  ["非工伤", "accident-disability", { tier: "national", cause: "work-injury", severe: true }, "no not-work"],
  ["意外伤害", "accident-disability", { tier: "national", cause: "illness", severe: true }, "no cause"],
  ["重度伤残", "accident-disability", { tier: "municipal", cause: "accident", severe: false }, "no severe"],
  ["2000元", "accident-disability", { tier: "municipal", cause: "accident", severe: true }, "2000.00"],
  ["造成死亡", "accident-death", { tier: "municipal", cause: "accident" }, "3000.00"],
  ["造成死亡", "accident-death", { tier: "municipal", cause: "illness" }, "no cause"],
  ["含1.5万元", "family-illness", { ...FAMILY, copay: "15000", "self-funded": "0" }, "5000.00"],
  ["1.5万元以上", "family-illness", { ...FAMILY, copay: "14999.99", "self-funded": "0" }, "no threshold"],
  ["不含自费部分", "family-illness", { ...FAMILY, copay: "20000", "self-funded": "5000.01" }, "no threshold"],
  [
    "市级劳模3000元",
    "family-illness",
    { ...FAMILY, tier: "municipal", copay: "15000", "self-funded": "0" },
    "3000.00",
  ],
  [
    "无收入配偶",
    "family-illness",
    { ...FAMILY, income: "0.01", copay: "15000", "self-funded": "0" },
    "no income",
  ],
  ["家庭成员(配偶、子女)", "family-illness", { ...FAMILY, relation: "parent" }, "no relation"],
  [
    "年度",
    "family-illness",
    { ...FAMILY, copay: "15000", "self-funded": "0" },
    "no yearly",
    { yearly: { times: 1 } },
  ],
  ["在职", "recuperation", { service: "retired", tier: "national" }, "no in-service"],
  ["全国和市级劳模", "recuperation", { service: "in-service", tier: "municipal" }, "yes"],
  ["首都和西城劳动奖章", "recuperation", { service: "in-service", tier: "none", medal: true }, "yes"],
  ["首都和西城劳动奖章", "recuperation", { service: "in-service", tier: "none", medal: false }, "no title"],
  [
    "每两年至少一次",
    "recuperation-due",
    { service: "in-service", tier: "national", "last-year": 2024 },
    "yes",
  ],
  [
    "每两年至少一次",
    "recuperation-due",
    { service: "in-service", tier: "national", "last-year": 2025 },
    "no due",
  ],
  ["全国劳模", "festival-subsidy", { tier: "municipal", festival: "spring" }, "no tier"],
  ["离退休劳模", "double-ninth", { tier: "national", service: "in-service" }, "no retired"],
  ["慰问金", "double-ninth", { tier: "national", service: "retired" }, "not-configured"],
  ["去世劳模", "death-grant", { tier: "municipal", deceased: true }, "not-configured"],
  ["两节慰问金", "festival-consolation", { tier: "municipal" }, "not-configured"],
  [
    "以年龄为依据",
    "age-consolation",
    { tier: "municipal", born: "1940-01-01", "festival-day": "2026-10-18" },
    "not-configured",
  ],
  ["不得少于50%", "grassroots-share", { grassroots: 1, total: 2 }, "yes"],
  ["不得少于50%", "grassroots-share", { grassroots: 49, total: 99 }, "no share"],
  ["荣誉津贴或一次性奖励", "chief-employee", { allowance: true, reward: true }, "no exactly-one"],
  ["除全国五一劳动奖章", "entitlement", { title: "national-may-day-medal" }, "yes by-reading"],
  ["均不享受劳模待遇", "entitlement", { title: "xicheng-certificate" }, "no carries"],
];

describe("the edges", () => {
  it.each(EDGES.map(([clause, code, facts, outcome, usage]) => ({ clause, code, facts, outcome, usage })))(
    "「$clause」 $code $facts: $outcome",
    ({ code, facts, outcome, usage }) => {
      const rule = rules.find((each) => each.code === code) as CompiledRule;
      const answer = evaluate(rule, facts, { on: "2026-11-20", usage: usage ?? {}, trace: true });
      const failed = answer.answer === "no" ? answer.failed : undefined;
      const why = failed === undefined ? "" : "name" in failed ? failed.name : failed.kind;
      const flags = answer.answer === "yes" ? answer.flags.join(" ") : "";
      const what =
        answer.answer === "yes"
          ? (answer.amount ?? (answer.result.kind === "service" ? "yes" : answer.result.kind))
          : answer.answer;
      expect([what, why, flags].filter((word) => word !== "").join(" ")).toBe(outcome);
    },
  );
});

describe("the answers", () => {
  const cases = rules.flatMap((rule) =>
    rule.versions.flatMap(({ rule: version }) =>
      version.cases.map((each) => [rule, caseOnItsDay(version, each)] as const),
    ),
  );

  it.each(BOOK_LOCALES)(
    "to every case are said in %s: a conclusion, the clause and the version, and nothing left to fill in",
    async (locale) => {
      const { words } = await createRenderer();
      for (const [rule, { facts, name, on, usage }] of cases) {
        const answer = evaluate(rule, facts as Facts, {
          on,
          usage: (usage ?? undefined) as Usage | undefined,
          trace: true,
        });
        const sentences = explain(rule, answer, locale, (key, params) => words(locale, key, params));
        const text = sentences.map((each) => each.text).join("\n");
        expect([
          rule.code,
          name,
          sentences.length > 0 && sentences.every((each) => each.text !== ""),
        ]).toEqual([rule.code, name, true]);
        expect(text).not.toMatch(/\{\{|\}\}|undefined|NaN|\bnull\b/);
        const parts = sentences.map(({ part }) => part);
        if (answer.answer === "yes" || answer.answer === "no")
          expect(parts).toEqual(expect.arrayContaining(["conclusion", "clause", "version"]));
        if (answer.answer === "no") expect(parts).toContain("reason");
      }
    },
  );

  it("of a no name what failed in words of their own, or by both sides of the comparison", () => {
    const bare = rules.flatMap(({ code, versions }) =>
      versions.flatMap(({ conditions, rule }) =>
        rule.when.flatMap(({ fail, name }, index) =>
          fail === null && !conditions[index]?.sides ? [`${code} ${name}`] : [],
        ),
      ),
    );
    expect(bare).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.code, rule] as const))(
    "of %s have at least six boundary cases, with a yes, a no and a question",
    (_, { versions }) => {
      const expected = versions.flatMap(({ rule }) => rule.cases.map(({ expect: { answer } }) => answer));
      expect(expected.length).toBeGreaterThanOrEqual(6);
      expect(expected).toEqual(expect.arrayContaining(["yes", "no"]));
    },
  );
});
