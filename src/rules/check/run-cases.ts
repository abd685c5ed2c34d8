import { compileBook } from "../compile/compile-book.ts";
import type { CompiledBook, CompiledRule, CompiledVersion } from "../compile/compiled-book.ts";
import { evaluateGroup } from "../evaluate/evaluate-group.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import type { Answer } from "../evaluate/answer/answer.ts";
import type { Facts } from "../evaluate/facts/read-facts.ts";
import type { Usage } from "../evaluate/compute-amount.ts";
import type { RuleBook } from "../form/book.ts";
import { DATE_FACT, type BookCase, type Expected, type Rule } from "../form/rule.ts";
import { formatDay } from "../values/day.ts";
import { compare, parseExact } from "../values/exact.ts";

/** A case that stands beside its rule, and what the rule made of it. */
export interface CaseRun {
  readonly rule: string;
  readonly version: number;
  readonly case: BookCase;
  /** What differs, as `field: wanted ≠ found`; empty when the case holds. */
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly field: string;
  readonly wanted: string;
  readonly found: string;
}

/** For cases of rules that always were in force and always will be. */
const ANY_DAY = "2026-01-01";

/** Runs every case of a book: those of its rules, then those of its groups. */
export function runAllCases(book: RuleBook): readonly CaseRun[] {
  const compiled = compileBook(book);
  const ofRules = [...compiled.rules.values()].flatMap((rule) =>
    rule.versions.flatMap((version) => version.rule.cases.map((each) => runCase(rule, version.rule, each))),
  );
  const ofGroups = [...book.groups].flatMap(([code, { cases }]) =>
    cases.map((each) => runGroupCase(compiled, code, each)),
  );
  return [...ofRules, ...ofGroups];
}

function runGroupCase(book: CompiledBook, code: string, each: BookCase): CaseRun {
  const usage = (each.usage ?? undefined) as Readonly<Record<string, Usage>> | undefined;
  const { amount, answer, granted, needs } = evaluateGroup(book, code, each.facts as Facts, {
    on: each.on ?? ANY_DAY,
    usage,
  });
  return {
    rule: code,
    version: 1,
    case: each,
    differences: differencesOf({ answer, amount, granted, needs }, each.expect),
  };
}

function runCase(compiled: CompiledRule, rule: Rule, each: BookCase): CaseRun {
  return {
    rule: rule.code,
    version: rule.version,
    case: each,
    differences: differencesOf(answerTo(compiled, caseOnItsDay(rule, each)), each.expect),
  };
}

/** Asks this very version, whatever the day: for a case that is kept with it. */
export const runPinned = (version: CompiledVersion, each: BookCase): CaseRun =>
  runCase(pinned(version), version.rule, each);

/** What this very version makes of a case, in the fields that a case compares. */
export const answerPinned = (version: CompiledVersion, each: DatedCase): Found =>
  answerTo(pinned(version), each);

/** A rule of this version alone, in force on every day. */
const pinned = ({ rule, ...version }: CompiledVersion): CompiledRule => ({
  code: rule.code,
  book: version.book,
  versions: [{ ...version, rule: { ...rule, from: null, to: null } }],
});

function answerTo(compiled: CompiledRule, { facts, on, usage }: DatedCase): Found {
  return fieldsOf(
    evaluate(compiled, facts as Facts, { on, usage: (usage ?? undefined) as Usage | undefined }),
  );
}

export type DatedCase = BookCase & { readonly on: string };

/** The case with the day it stands on and all its facts said. */
export function caseOnItsDay(rule: Rule, each: BookCase): DatedCase {
  const on = each.on ?? dayWithin(rule);
  return { ...each, on, facts: onTheDay(rule, each, on) };
}

/** A case without a day stands on one on which its version is in force. */
function dayWithin({ from, to }: Rule): string {
  if (from !== null) return formatDay(from);
  return to === null ? ANY_DAY : formatDay(to - 1);
}

/** A case that does not say when it happened happened on the day it stands on. */
function onTheDay(rule: Rule, { facts }: BookCase, on: string): Facts {
  const date = DATE_FACT[rule.datedBy];
  return rule.inputs.has(date) && !(date in facts) ? { ...(facts as Facts), [date]: on } : (facts as Facts);
}

export type Found = Partial<Record<keyof Expected, unknown>>;

/** Only what the case names is compared; amounts by their value. */
function differencesOf(found: Found, expected: Expected): readonly Difference[] {
  return Object.entries(expected).flatMap(([field, wanted]: [string, unknown]) => {
    const [want, value] = [textOf(wanted), textOf(found[field as keyof Expected])];
    return sameField(want, value) ? [] : [{ field, wanted: want, found: value }];
  });
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function sameField(wanted: string, found: string): boolean {
  const [a, b] = [parseExact(wanted), parseExact(found)];
  return a !== undefined && b !== undefined ? compare(a, b) === 0 : wanted === found;
}

function fieldsOf(answer: Answer): Found {
  switch (answer.answer) {
    case "yes": {
      const { amount, answer: kind, approval, flags, result, version } = answer;
      const { min, max } = result.kind === "range" ? result : {};
      const periods = result.kind === "amount" ? result.times : undefined;
      return { answer: kind, amount, approval, flags, version, kind: result.kind, min, max, periods };
    }
    case "no": {
      const { amount, answer: kind, failed, version } = answer;
      const name = "name" in failed ? failed.name : failed.kind;
      return {
        answer: kind,
        amount,
        version,
        failed: name,
        distance: "distance" in failed ? failed.distance : null,
      };
    }
    case "ask": {
      const { answer: kind, bounds, needs, version } = answer;
      return { answer: kind, needs, version, min: bounds?.min, max: bounds?.max };
    }
    case "invalid":
      return { answer: "invalid", failed: answer.problems.map(({ input }) => input) };
  }
}
