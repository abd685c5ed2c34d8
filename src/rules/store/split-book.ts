import { compileRule } from "../compile/compile-book.ts";
import { caseOnItsDay, runPinned } from "../check/run-cases.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import type { Facts } from "../evaluate/facts/read-facts.ts";
import type { RuleBook } from "../form/book.ts";
import type { BookCase } from "../form/rule.ts";
import type { Raw } from "../read/reader.ts";
import { formatDay } from "../values/day.ts";
import { collectParts } from "./collect-parts.ts";
import { splitReferences } from "./reference-rules.ts";
import type { Figure, StoredVersion } from "./stored-version.ts";

/** What belongs to the version as it stands in a book, and not to its structure. */
const OF_THE_VERSION: ReadonlySet<string> = new Set(["version", "from", "to", "versions", "cases"]);

/** A checked book as the versions to be kept, each whole in itself: published figures first, then rules, each by date. */
export function splitBook(raw: Raw, book: RuleBook): readonly StoredVersion[] {
  return [...splitReferences(raw), ...splitRules(raw, book)];
}

function splitRules(raw: Raw, book: RuleBook): readonly StoredVersion[] {
  return [...book.rules].flatMap(([code, versions]) => {
    const written = mapOf(mapOf(raw["rules"])[code]);
    const cases = casesByVersion(book, code);
    return versions.map((rule): StoredVersion => {
      const merged = mergeVersion(written, rule.version);
      const { figures, rule: structure } = takeFigures(merged);
      return {
        code,
        version: rule.version,
        from: rule.from === null ? null : formatDay(rule.from),
        to: rule.to === null ? null : formatDay(rule.to),
        body: { rule: structure, parts: collectParts(raw, structure) },
        figures,
        cases: cases.get(rule.version) ?? [],
      };
    });
  });
}

/** The rule as one version has it: its common part, what the version replaces, and its own figures. */
function mergeVersion(written: Raw, version: number): Raw {
  const own = listOf(written["versions"]).find((each) => (each["version"] ?? 1) === version) ?? {};
  const merged = { ...written, ...mapOf(own["replace"]) };
  const figures = mapOf(own["parameters"]);
  const parameters = Object.entries(mapOf(merged["parameters"])).map(([name, parameter]) => [
    name,
    Object.hasOwn(figures, name) ? { ...mapOf(parameter), value: figures[name] } : parameter,
  ]);
  const rule = Object.fromEntries(Object.entries(merged).filter(([key]) => !OF_THE_VERSION.has(key)));
  return parameters.length > 0 ? { ...rule, parameters: Object.fromEntries(parameters) as Raw } : rule;
}

function takeFigures(rule: Raw): { readonly figures: StoredVersion["figures"]; readonly rule: Raw } {
  const parameters = Object.entries(mapOf(rule["parameters"])).map(
    ([name, parameter]) => [name, mapOf(parameter)] as const,
  );
  if (parameters.length === 0) return { figures: {}, rule };
  const figures = parameters.map(([name, { value }]) => [name, (value ?? null) as Figure]);
  const structure = parameters.map(([name, parameter]) => [
    name,
    Object.fromEntries(Object.entries(parameter).filter(([field]) => field !== "value")),
  ]);
  return {
    figures: Object.fromEntries(figures) as StoredVersion["figures"],
    rule: { ...rule, parameters: Object.fromEntries(structure) as Raw },
  };
}

/**
 * The cases of a rule by the version that answers them, each with its day and its facts in full. One that tests which
 * version is picked belongs to none of them.
 */
function casesByVersion(book: RuleBook, code: string): ReadonlyMap<number, readonly Raw[]> {
  const compiled = compileRule(book, code);
  const found = new Map<number, Raw[]>();
  for (const { rule } of compiled.versions) {
    for (const each of rule.cases) {
      const dated = caseOnItsDay(rule, each);
      const answer = evaluate(compiled, dated.facts as Facts, { on: dated.on });
      const number = answer.answer === "invalid" ? rule.version : answer.version;
      const version = compiled.versions.find((one) => one.rule.version === number);
      if (version === undefined || runPinned(version, dated).differences.length > 0) continue;
      found.set(version.rule.version, [...(found.get(version.rule.version) ?? []), rawCase(dated)]);
    }
  }
  return found;
}

/** The case as a book would write it. */
function rawCase({ expect, facts, name, on, usage }: BookCase): Raw {
  const { version: _, ...expected } = expect;
  return { name, on, facts, ...(usage === null ? {} : { usage }), expect: expected };
}

const mapOf = (raw: unknown): Raw => (typeof raw === "object" && raw !== null ? (raw as Raw) : {});
const listOf = (raw: unknown): readonly Raw[] => (Array.isArray(raw) ? (raw as readonly Raw[]) : []);
