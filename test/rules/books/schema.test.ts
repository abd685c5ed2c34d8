import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRawBook, SHIPPED_BOOK } from "../../../src/adapters/rulebook/load-rule-book.ts";
import { parseRuleBook } from "../../../src/rules/check/parse-rule-book.ts";
import { OPERATORS } from "../../../src/rules/read/expression/read-expression.ts";
import { arbitraryRule, REFERENCES, TABLES } from "../laws/arbitrary-rule.ts";
import { bookOf, money, paying, text } from "../sample.ts";
import { runs } from "../laws/runs.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../../src/rules/rule.schema.json", import.meta.url), "utf8"),
) as { $defs: { expression: { anyOf: { title?: string }[] } } };
const validate = new Ajv2020({
  allErrors: true,
  strictRequired: false,
  validateFormats: false,
  allowUnionTypes: true,
}).compile(schema);

const errorsOf = (raw: unknown): unknown => (validate(raw) ? [] : validate.errors);

function rawBook(path: string): unknown {
  const raw = readRawBook(path);
  return raw.ok ? raw.value : raw.refusal;
}

describe("the published schema", () => {
  it.each([
    ["shipped", SHIPPED_BOOK],
    ["second", new URL("second-book.yaml", import.meta.url).pathname],
    ["districts", new URL("districts.yaml", import.meta.url).pathname],
    ["policies", new URL("policies.yaml", import.meta.url).pathname],
  ])("holds for the %s book", (_, path) => {
    expect(errorsOf(rawBook(path))).toEqual([]);
  });

  it("knows every operator that the reader knows, and no other", () => {
    const titles = schema.$defs.expression.anyOf.flatMap(({ title }) => (title === undefined ? [] : [title]));
    expect(titles.toSorted()).toEqual(OPERATORS.map((op) => (op === "left" ? "compare" : op)).toSorted());
  });

  it("holds for whatever rule the form can say", () => {
    fc.assert(
      fc.property(arbitraryRule, (rule) => {
        expect(errorsOf(bookOf({ rule }, { tables: TABLES, references: REFERENCES }))).toEqual([]);
      }),
      runs(150),
    );
  });

  const sound = paying("paid", { paid: money() });
  it.each([
    ["a field that there is not", { ...sound, amuont: 1 }],
    [
      "an operator that there is not",
      { ...sound, result: { kind: "amount", amount: { power: ["paid", "paid"] } } },
    ],
    ["a loop", { ...sound, result: { kind: "amount", amount: { sum: { for: "paid" } } } }],
    ["a missing locale", { ...sound, name: { "zh-CN": "规则" } }],
    ["a result of no kind", { ...sound, result: { amount: "paid" } }],
    ["a comparison without a right side", { ...sound, when: [{ test: { left: "paid", is: ">" } }] }],
    [
      "a sign that there is not",
      { ...sound, when: [{ test: { left: "paid", is: "=>", right: { money: 1 } } }] },
    ],
    ["a limit that limits nothing", { ...sound, limits: { yearly: { per: "person", in: "year" } } }],
    ["an input without a question", { ...sound, inputs: { paid: { type: "money", label: text("m") } } }],
    [
      "a band that pays nothing",
      paying(
        { bands: "paid", mode: "whole", edge: "lower", rows: [{ from: { money: 1 } }] },
        { paid: money() },
      ),
    ],
  ])("refuses %s, as the checker does", (_, rule) => {
    const raw = bookOf({ rule });
    expect(errorsOf(raw)).not.toEqual([]);
    expect(parseRuleBook(raw).ok).toBe(false);
  });
});
