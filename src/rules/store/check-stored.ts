import { done, refused, type Outcome } from "../../domain/outcome.ts";
import { parseUntested } from "../check/parse-rule-book.ts";
import { runPinned, type CaseRun } from "../check/run-cases.ts";
import { compileVersion } from "../compile/compile-version.ts";
import type { CompiledVersion } from "../compile/compiled-book.ts";
import { BOOK_LOCALES } from "../form/rule.ts";
import type { Problem } from "../form/problem.ts";
import type { Raw } from "../read/reader.ts";
import { rawBookOf, type Library, type StoredVersion } from "./stored-version.ts";

/** A version that may be kept, and what became of its cases. */
export interface Checked {
  readonly compiled: CompiledVersion;
  readonly runs: readonly CaseRun[];
}

/**
 * Checks a version as a book is checked, and runs its cases on it. Refused with every problem and its exact place; whether
 * a case fails is for the caller to see from the runs.
 */
export function checkStored(version: StoredVersion, library: Library): Outcome<Checked, readonly Problem[]> {
  const raw = rawBookOf({ ...version, library });
  const beside = Object.fromEntries(rulesCountedWith(version).map((code) => [code, standIn(code)]));
  const book = parseUntested({ ...raw, rules: { ...beside, ...(raw["rules"] as Raw) } });
  if (!book.ok) return book;
  const [rule] = book.value.rules.get(version.code) ?? [];
  if (rule === undefined) return refused([{ place: `rules.${version.code}`, key: "missing", params: {} }]);
  const compiled = compileVersion(book.value, rule);
  return done({ compiled, runs: rule.cases.map((each) => runPinned(compiled, each)) });
}

/** Other rules whose grants count under a limit of this one: they are kept on their own. */
function rulesCountedWith({ body, code }: StoredVersion): readonly string[] {
  const limits = Object.values((body.rule["limits"] ?? {}) as Record<string, { readonly with?: unknown }>);
  const named = limits.flatMap((limit) => (Array.isArray(limit.with) ? limit.with : []));
  return named.filter((other) => other !== code).map(String);
}

function standIn(code: string): Raw {
  const text = Object.fromEntries(BOOK_LOCALES.map((locale) => [locale, code]));
  return { name: text, result: { kind: "not-configured", text } };
}
