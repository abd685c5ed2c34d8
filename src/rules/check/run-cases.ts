import { compileBook, compileRule } from "../compile/compile-book.ts";
import type { CompiledRule, CompiledVersion } from "../compile/compiled-book.ts";
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
  const ofRules = [...book.rules.keys()].flatMap((code) => runCases(book, code));
  return [...ofRules, ...[...book.groups.keys()].flatMap((code) => runGroupCases(book, code))];
}

/** Runs all cases of a rule, each on its day. */
function runCases(book: RuleBook, code: string): readonly CaseRun[] {
  const compiled = compileRule(book, code);
  return compiled.versions.flatMap(({ rule }) => rule.cases.map((each) => runCase(compiled, rule, each)));
}

/** Runs the cases of a group of rules. */
function runGroupCases(book: RuleBook, code: string): readonly CaseRun[] {
  const compiled = compileBook(book);
  return (book.groups.get(code)?.cases ?? []).map((each) => {
    const answer = evaluateGroup(compiled, code, each.facts as Facts, {
      on: each.on ?? ANY_DAY,
      usage: each.usage === null ? undefined : (each.usage as Record<string, Usage>),
    });
    const { amount, answer: kind, granted, needs } = answer;
    return {
      rule: code,
      version: 1,
      case: each,
      differences: differencesOf({ answer: kind, amount, granted, needs }, each.expect),
    };
  });
}

function runCase(compiled: CompiledRule, rule: Rule, each: BookCase): CaseRun {
  const { facts, on, usage } = caseOnItsDay(rule, each);
  const answer = evaluate(compiled, facts as Facts, {
    on,
    usage: usage === null ? undefined : (usage as Usage),
    trace: true,
  });
  return {
    rule: rule.code,
    version: rule.version,
    case: each,
    differences: differencesOf(fieldsOf(answer), each.expect),
  };
}

/** Asks this very version, whatever the day: for a case that is kept with it. */
export function runPinned({ rule, ...version }: CompiledVersion, each: BookCase): CaseRun {
  const always = { ...rule, from: null, to: null };
  return runCase(
    { code: rule.code, book: version.book, versions: [{ ...version, rule: always }] },
    rule,
    each,
  );
}

/** What this very version makes of a case, in the fields that a case compares. */
export function answerPinned({ rule, ...version }: CompiledVersion, each: DatedCase): Found {
  const always = { ...version, rule: { ...rule, from: null, to: null } };
  const compiled = { code: rule.code, book: version.book, versions: [always] };
  const usage = each.usage === null ? undefined : (each.usage as Usage);
  return fieldsOf(evaluate(compiled, each.facts as Facts, { on: each.on, usage, trace: true }));
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
      const range = result.kind === "range" ? { min: result.min, max: result.max } : {};
      const periods = result.kind === "amount" && result.times !== undefined ? { periods: result.times } : {};
      return { answer: kind, amount, approval, flags, version, kind: result.kind, ...range, ...periods };
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
