import { beforeAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../src/adapters/locales/create-renderer.ts";
import { loadRuleBook } from "../../src/adapters/rulebook/load-rule-book.ts";
import { compileBook } from "../../src/rules/compile/compile-book.ts";
import type { CompiledRule } from "../../src/rules/compile/compiled-book.ts";
import { evaluate, type EvaluateOptions } from "../../src/rules/evaluate/evaluate.ts";
import type { Facts } from "../../src/rules/evaluate/facts/read-facts.ts";
import { explain } from "../../src/rules/explain/explain.ts";
import type { Sentence } from "../../src/rules/explain/sentence.ts";
import { questionFor } from "../../src/rules/explain/question.ts";
import type { BookLocale } from "../../src/rules/form/rule.ts";
import { figure, money, onlyRule, paying, text } from "./sample.ts";

const ON = "2026-11-20";
let words: Awaited<ReturnType<typeof createRenderer>>["words"];
beforeAll(async () => {
  ({ words } = await createRenderer());
});

const shipped = loadRuleBook();
const rules = shipped.ok ? compileBook(shipped.value).rules : new Map<string, CompiledRule>();

function ruleCalled(code: string): CompiledRule {
  const rule = rules.get(code);
  if (!rule) throw new Error(code);
  return rule;
}

function say(
  rule: CompiledRule,
  facts: Facts,
  locale: BookLocale = "zh-CN",
  options: Partial<EvaluateOptions> = {},
): readonly Sentence[] {
  const answer = evaluate(rule, facts, { on: ON, trace: true, ...options });
  return explain(rule, answer, locale, (key, params) => words(locale, key, params));
}

const textsOf = (sentences: readonly Sentence[], ...parts: readonly Sentence["part"][]): readonly string[] =>
  sentences.filter(({ part }) => parts.length === 0 || parts.includes(part)).map(({ text: said }) => said);

const OWN = { tier: "municipal", "major-illness": true, copay: "42000", "self-funded": "8000" };
const CLAUSE =
  "劳模本人患重大疾病，自付医药费用在1万元(含1万元,不含自费部分)以上的，按25%给予一次性救助，最高给予一次性救助2.5万元。";

describe("an estimate of one's own illness", () => {
  it("is explained whole in Chinese", () => {
    expect(textsOf(say(ruleCalled("own-illness"), OWN))).toEqual([
      "本人重大疾病救助：预估 8,500.00 元（以审批为准）",
      "市级（省部级）劳模",
      "患重大疾病（以工会认定为准）",
      "计入自付 42,000 − 8,000 = 34,000.00 元 ≥ 起付 10,000 元（含）→ ×25% = 8,500.00 元，未触封顶；规则版本 1",
      "按本期尚未享受过计算",
      `依据：“${CLAUSE}”（《劳模一心奉献 工会竭力服务》）`,
      "规则版本 1",
    ]);
  });

  it("and in English", () => {
    expect(textsOf(say(ruleCalled("own-illness"), OWN, "en"), "conclusion", "calculation")).toEqual([
      "Relief for one's own major illness: an estimated 8,500.00 yuan (subject to approval)",
      "counted copay 42,000 − 8,000 = 34,000.00 yuan ≥ threshold 10,000 yuan (inclusive) → ×25% = 8,500.00 yuan; ceiling not reached; rule version 1",
    ]);
  });

  it("shows the ceiling where it cuts", () => {
    expect(textsOf(say(ruleCalled("own-illness"), { ...OWN, copay: "200000" }), "calculation")).toEqual([
      "计入自付 200,000 − 8,000 = 192,000.00 元 ≥ 起付 10,000 元（含）→ ×25% = 48,000.00 元，超过封顶 25,000 元，得 25,000.00 元；规则版本 1",
    ]);
  });

  it("says by how much a no misses, and where else to turn", () => {
    expect(
      textsOf(say(ruleCalled("own-illness"), { copay: "17999.99", "self-funded": "8000" })).slice(0, 3),
    ).toEqual([
      "本人重大疾病救助：不符合条件",
      "计入自付 17,999.99 − 8,000 = 9,999.99 元 < 起付 10,000 元，相差 0.01 元",
      "另可咨询：职工互助保障、医疗费二次报销、日常关心帮扶",
    ]);
  });

  it("says at most, where 自费 was not told", () => {
    expect(textsOf(say(ruleCalled("own-illness"), { copay: "9000" }), "reason")).toEqual([
      "计入自付 不超过 9,000 元 < 起付 10,000 元，相差 1,000.00 元",
    ]);
  });

  it("asks for the next thing, and says what it may come to", () => {
    expect(
      textsOf(say(ruleCalled("own-illness"), { ...OWN, "self-funded": undefined }), "conclusion", "reason"),
    ).toEqual(["这笔自付里含自费药费多少元？（不含请答0）", "如符合条件，最多 10,500.00 元"]);
  });

  it("says what stays open after 不知道", () => {
    expect(
      textsOf(say(ruleCalled("own-illness"), { ...OWN, "major-illness": "unknown" }), "conclusion", "reason"),
    ).toEqual(["本人重大疾病救助：凭现有情况还不能确定，请工会工作人员核定", "如符合条件，为 8,500.00 元"]);
  });

  it("tells what it could not read", () => {
    expect(
      textsOf(say(ruleCalled("own-illness"), { copay: "三万", "self-funded": "-5", tier: "none" })),
    ).toEqual(["自付“三万”看不懂", "其中自费“-5”不能小于 0"]);
  });

  it("says that a limit is used up", () => {
    const options = { usage: { yearly: { times: 1, amount: "8500.00" } } };
    expect(textsOf(say(ruleCalled("own-illness"), OWN, "zh-CN", options), "reason")).toEqual([
      "本期已享受过（已用 1）",
    ]);
  });
});

describe("other answers", () => {
  it("flag what the director must look at", () => {
    const facts = { tier: "national", accidental: true, loss: "10000" };
    expect(textsOf(say(ruleCalled("household-fire"), facts), "flag")).toEqual([
      "临界：损失正好 10,000 元，请主任确认",
    ]);
  });

  it("name no figure that is not configured", () => {
    const sentences = say(ruleCalled("double-ninth"), { tier: "national", service: "retired" });
    expect(textsOf(sentences, "conclusion")).toEqual(["重阳节慰问：符合条件，标准以经济生活部公布为准"]);
    expect(textsOf(sentences).join()).not.toContain("200");
  });

  it("fill the values of the rule into its own sentences", () => {
    expect(textsOf(say(ruleCalled("grassroots-share"), { grassroots: "2", total: "5" }), "reason")).toEqual([
      "基层职工 2 人，至少应有 3 人（50%），还差 1 人",
    ]);
    expect(
      textsOf(say(ruleCalled("entitlement"), { title: "national-may-day-medal" }, "en"), "conclusion"),
    ).toEqual(["Entitled as: municipal (provincial) model worker"]);
  });

  it("say since when a version holds, and that none held", () => {
    const rule = onlyRule(paying("paid", { paid: money() }, { from: "2027-07-01", version: 3 }));
    expect(textsOf(say(rule, { paid: "5" }, "zh-CN", { on: "2027-07-01" }), "version")).toEqual([
      "规则版本 3（2027-07-01 起）",
    ]);
    expect(textsOf(say(rule, { paid: "5" }, "zh-CN", { on: "2027-06-30" }))).toEqual([
      "2027-06-30 没有生效的标准",
    ]);
  });

  it("show floors and running caps", () => {
    const limits = { yearly: { per: "person", in: "year", cap: "cap" } };
    const parameters = { cap: figure("money", 600), least: figure("money", 500, { label: text("保底") }) };
    const rule = onlyRule(
      paying(
        { multiply: ["paid", { percent: 10 }] },
        { paid: money() },
        { limits, parameters, result: { floor: "least" } },
      ),
    );
    expect(
      textsOf(
        say(rule, { paid: "1000" }, "zh-CN", { usage: { yearly: { times: 1, amount: "200" } } }),
        "calculation",
      ),
    ).toEqual([
      "1,000 × 10% = 100.00 元，不足保底 500 元，累计上限 600 元，已用 200 元，得 400.00 元；规则版本 1",
    ]);
  });
});

describe("a question", () => {
  it("comes with its choices", () => {
    expect(questionFor(ruleCalled("family-illness"), { version: 1, input: "relation" }, "en")).toEqual({
      input: "relation",
      kind: "choice",
      text: "Which member of your family is ill?",
      label: "family member who is ill",
      choices: [
        { code: "spouse", label: "spouse" },
        { code: "child", label: "child" },
        { code: "parent", label: "parent" },
        { code: "other", label: "other relative" },
      ],
      judged: false,
    });
  });

  it("is none for what is no input", () => {
    expect(questionFor(ruleCalled("own-illness"), { version: 1, input: "counted" }, "zh-CN")).toBeUndefined();
  });
});
