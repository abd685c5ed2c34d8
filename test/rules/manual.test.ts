import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseRuleBook } from "../../src/rules/check/parse-rule-book.ts";
import { OPERATORS } from "../../src/rules/read/read-expression.ts";

const manual = readFileSync(new URL("../../docs/rule-books.md", import.meta.url), "utf8");
const [example = ""] = [...manual.matchAll(/```yaml\n(title:[\s\S]*?)```/g)].map(([, yaml]) => yaml);

describe("the manual of rule books", () => {
  it("shows a whole book that holds", () => {
    const book = parseRuleBook(parse(example));
    expect(book).toMatchObject({ ok: true });
  });

  it.each(OPERATORS.filter((operator) => operator !== "left"))("names %s", (operator) => {
    expect(manual).toContain(operator);
  });
});
