import { describe, expect, it } from "vitest";
import { loadRuleBook, SHIPPED_BOOK } from "../../../src/adapters/rulebook/load-rule-book.ts";
import { BENEFITS } from "../../../src/language/frame.ts";
import { runAllCases } from "../../../src/rules/check/run-cases.ts";
import type { RuleBook } from "../../../src/rules/form/book.ts";

const SECOND_BOOK = new URL("second-book.yaml", import.meta.url).pathname;
const DISTRICTS = new URL("districts.yaml", import.meta.url).pathname;
const POLICIES = new URL("policies.yaml", import.meta.url).pathname;

function bookAt(path: string): RuleBook {
  const book = loadRuleBook(path);
  if (!book.ok) throw new Error(JSON.stringify(book.refusal, null, 1));
  return book.value;
}

describe.each([
  ["shipped", SHIPPED_BOOK],
  ["second", SECOND_BOOK],
  ["policies", POLICIES],
  ["districts", DISTRICTS],
])("the %s book", (_, path) => {
  it("holds in every case", () => {
    const runs = runAllCases(bookAt(path));
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.filter(({ differences }) => differences.length > 0)).toEqual([]);
  });
});

describe("the shipped book", () => {
  const book = bookAt(SHIPPED_BOOK);

  it("has a rule for every benefit that people can ask about by name", () => {
    expect([...book.rules.keys()]).toEqual(expect.arrayContaining([...BENEFITS]));
  });

  it.each([...book.rules].map(([code, versions]) => [code, versions] as const))(
    "%s has a clause and six cases",
    (_, versions) => {
      expect(versions.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(6);
      expect(versions.every(({ clauses }) => clauses.length > 0)).toBe(true);
    },
  );

  it("gives entitlement to the two tiers and, by reading, to the national May Day medal alone", () => {
    const carrying = book.titles
      .filter(({ tier }) => tier !== null)
      .map(({ byReading, code }) => (byReading ? `${code}?` : code));
    expect(carrying).toEqual([
      "national-model-worker",
      "national-advanced-worker",
      "ministerial-model-worker",
      "ministerial-advanced-worker",
      "beijing-model-worker",
      "beijing-advanced-worker",
      "national-may-day-medal?",
    ]);
  });

  it("knows every title by names that no other title has", () => {
    const names = book.titles.flatMap((title) => [...title.names["zh-CN"], ...title.names.en]);
    expect(new Set(names).size).toBe(names.length);
  });

  it("names no figure that the source does not give", () => {
    const unset = [...book.rules.values()]
      .flat()
      .flatMap(({ code, parameters, version }) =>
        [...parameters]
          .filter(([, { value }]) => value === null)
          .map(([name]) => `${code} ${version} ${name}`),
      );
    expect(unset).toEqual([
      ...["spring", "may-day", "national-day"].map((name) => `festival-subsidy 1 ${name}`),
      ...["spring", "may-day", "national-day"].map((name) => `festival-subsidy 2 ${name}`),
      ...["first", "second", "third"].flatMap((tier) => [
        `age-consolation 1 ${tier}-age`,
        `age-consolation 1 ${tier}-sum`,
      ]),
      "double-ninth 1 sum",
      "death-grant 1 sum",
      "festival-consolation 1 sum",
    ]);
  });
});
