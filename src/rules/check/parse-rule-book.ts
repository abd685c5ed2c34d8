import { done, refused, type Outcome } from "../../domain/outcome.ts";
import type { RuleBook } from "../form/book.ts";
import type { Problem } from "../form/problem.ts";
import { checkDates } from "./check-dates.ts";
import { checkRule } from "./check-rule.ts";
import { readBook } from "../read/read-book.ts";
import { Reader } from "../read/reader.ts";

/**
 * Reads and checks a whole book, as it comes out of YAML or JSON. Refused with every problem and its exact place;
 * nothing of a refused book is of use.
 */
export function parseRuleBook(raw: unknown): Outcome<RuleBook, readonly Problem[]> {
  const reader = new Reader();
  const book = readBook(raw, reader);
  for (const [code, versions] of book.rules) {
    for (const version of versions) checkRule(version, book, `rules.${code}`, reader);
    checkDates(code, versions, reader);
  }
  const problems = withoutRepeats(reader.problems);
  return problems.length > 0 ? refused(problems) : done(inOrder(book));
}

/** A rule in two versions shows a mistake of their common part twice. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function inOrder(book: RuleBook): RuleBook {
  const rules = [...book.rules].map(([code, versions]) => {
    const sorted = versions.toSorted((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
    return [code, sorted] as const;
  });
  return { ...book, rules: new Map(rules) };
}
