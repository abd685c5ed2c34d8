import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseRuleBook } from "../../../src/rules/check/parse-rule-book.ts";
import { OPERATORS } from "../../../src/rules/read/expression/read-expression.ts";

const manual = readFileSync(new URL("../../../docs/rule-books.md", import.meta.url), "utf8");
const [example = ""] = [...manual.matchAll(/```yaml\n(title:[\s\S]*?)```/g)].map(([, yaml]) => yaml);

describe("the manual of rule books", () => {
  it("shows a whole book that holds", () => {
    const book = parseRuleBook(parse(example));
    expect(book).toMatchObject({ ok: true });
  });

  const examples = [...manual.matchAll(/```yaml\n(rules:[\s\S]*?)```/g)].map(([, yaml = ""]) => yaml);
  it.each(examples.map((yaml) => [yaml.slice(7, 30).trim(), yaml]))("works out %s", (_, yaml) => {
    const book = parse(example) as object;
    expect(parseRuleBook({ ...book, ...(parse(yaml) as object) })).toMatchObject({ ok: true });
  });

  it.each(OPERATORS.filter((operator) => operator !== "left"))("names %s", (operator) => {
    expect(manual).toContain(operator);
  });
});
