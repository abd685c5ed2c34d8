import type { RuleBook } from "../form/book.ts";
import type { CompiledBook, CompiledRule, CompiledVersion } from "./compiled-book.ts";
import { compileVersion } from "./compile-version.ts";
import { ceilingRule } from "./group-ceiling.ts";

/** Compiles every version of every rule of a checked book: once, to be evaluated as often as you like. */
export function compileBook(book: RuleBook): CompiledBook {
  const rules = [...book.rules.keys()].map((code) => [code, compileRule(book, code)] as const);
  return { book, rules: new Map(rules), ceilings: compileCeilings(book) };
}

/** Compiles the versions of one rule of a checked book. */
export function compileRule(book: RuleBook, code: string): CompiledRule {
  const versions = book.rules.get(code) ?? [];
  return { code, book, versions: versions.map((version) => compileVersion(book, version)) };
}

/** Compiles what limits the sums of the groups of a checked book. */
export function compileCeilings(book: RuleBook): ReadonlyMap<string, CompiledVersion> {
  const ceilings = [...book.groups].flatMap(([code, group]) =>
    group.ceiling === null
      ? []
      : [[code, compileVersion(book, ceilingRule(code, group, group.ceiling, book))] as const],
  );
  return new Map(ceilings);
}
