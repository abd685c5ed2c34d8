import { done, refused, type Outcome } from "../../domain/outcome.ts";
import { compileRule } from "../compile/compile-book.ts";
import type { RuleBook } from "../form/book.ts";
import type { Problem } from "../form/problem.ts";
import { readBook } from "../read/read-book.ts";
import { Reader } from "../read/reader.ts";
import { checkDates } from "./check-dates.ts";
import { checkNames, checkReferences } from "./check-names.ts";
import { checkRanges } from "./check-ranges.ts";
import { checkRule } from "./check-rule.ts";
import { checkReferenceSeries, checkTable } from "./check-table.ts";
import { runAllCases, type CaseRun } from "./run-cases.ts";

/**
 * Reads and checks a whole book, as it comes out of YAML or JSON: its shape, its names, types and units, its dates,
 * and at last its cases. Refused with every problem and its exact place; nothing of a refused book is of use.
 */
export function parseRuleBook(raw: unknown): Outcome<RuleBook, readonly Problem[]> {
  const book = parseUntested(raw);
  if (!book.ok) return book;
  const failing = runAllCases(book.value).flatMap(problemsOf);
  return failing.length > 0 ? refused(failing) : book;
}

/** The same without running the cases, for whoever wants to see each of them run. */
export function parseUntested(raw: unknown): Outcome<RuleBook, readonly Problem[]> {
  const reader = new Reader();
  const read = readBook(raw, reader);
  const unreadable = reader.problems.length;
  checkParts(read, reader);
  const book = inOrder(read);
  // What comes next compiles the rules, which only makes sense of sound ones.
  if (reader.problems.length === 0) checkValues(book, reader);
  if (reader.problems.length === 0) return done(book);
  return refused(withoutRepeats(withoutFollowing(reader.problems, unreadable)));
}

function checkParts(book: RuleBook, reader: Reader): void {
  checkReferences(book, reader);
  for (const [name, table] of book.tables) checkTable(name, table, reader);
  for (const [name, series] of book.references) checkReferenceSeries(name, series, reader);
  for (const [code, versions] of book.rules) {
    for (const version of versions) {
      checkRule(version, book, `rules.${code}`, reader);
      checkNames(version, book, `rules.${code}`, reader);
    }
    checkDates(versions, reader);
  }
}

function checkValues(book: RuleBook, reader: Reader): void {
  for (const code of book.rules.keys()) {
    for (const version of compileRule(book, code).versions) checkRanges(version, reader);
  }
}

/** A case that fails is a problem of its book, at the field that differs. */
const problemsOf = ({ case: { name, place }, differences }: CaseRun): readonly Problem[] =>
  differences.map(({ field, found, wanted }) => ({
    place: `${place}.expect.${field}`,
    key: "failing-case",
    params: { name, wanted: `${field} ${wanted}`, found },
  }));

const OF_TYPES: ReadonlySet<Problem["key"]> = new Set(["type-mismatch", "unit-mismatch", "zero-divisor"]);

const OF_NAMES: ReadonlySet<Problem["key"]> = new Set(["unknown-name", "unknown-reference", "circular"]);

/**
 * What only follows from a part that could not be read, or that stands for nothing, is no problem of its own: it is of no
 * type, and uses nothing.
 */
function withoutFollowing(problems: readonly Problem[], unreadable: number): readonly Problem[] {
  const broken = problems.filter(({ key }, index) => index < unreadable || OF_NAMES.has(key));
  const isBroken = (within: string): boolean => broken.some(({ place }) => isWithin(place, within));
  const circles = new Set(problems.flatMap(({ key, place }) => (key === "circular" ? [ruleOf(place)] : [])));
  const follows = ({ key, place }: Problem): boolean => {
    if (key === "unused") return isBroken(ruleOf(place));
    if (key === "unknown-name")
      return circles.has(ruleOf(place)) && place.startsWith(`${ruleOf(place)}.derive.`);
    return OF_TYPES.has(key) && isBroken(place);
  };
  return problems.filter((each) => !follows(each));
}

/** Is it this place, or one inside it? */
const isWithin = (part: string, place: string): boolean => part === place || part.startsWith(`${place}.`);

/** `rules.own-illness.inputs.copay` → `rules.own-illness`. */
const ruleOf = (place: string): string => place.split(".").slice(0, 2).join(".");

/** A rule in two versions shows a mistake of their common part twice. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** Versions by date. */
function inOrder(book: RuleBook): RuleBook {
  const rules = [...book.rules].map(([code, versions]) => {
    const sorted = versions.toSorted((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
    return [code, sorted] as const;
  });
  return { ...book, rules: new Map(rules) };
}
