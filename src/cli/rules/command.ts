import { Option, type Command } from "commander";

import { readRawBook, SHIPPED_BOOK } from "../../adapters/rulebook/load-rule-book.ts";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "../../domain/locale.ts";
import { parseRuleBook, parseUntested } from "../../rules/check/parse-rule-book.ts";
import { runAllCases, type CaseRun } from "../../rules/check/run-cases.ts";
import type { RuleBook } from "../../rules/form/book.ts";
import { describeRule, listRule } from "./describe-rule.ts";
import { openBook, sayProblems } from "./open-book.ts";

interface Options {
  readonly book: string;
  readonly locale: Locale;
  readonly json?: true;
}

/** `nuanxin rules list | show | check | test`: rule books are files that staff can read. */
export function registerRules(program: Command): void {
  const rules = program.command("rules").description("rule books: what is in them, and whether they hold");
  voiced(rules.command("list").description("every rule with its kind, its dates and its number of cases"))
    .option("--book <file>", "a YAML file or a folder of them", SHIPPED_BOOK)
    .action(async (options: Options) => exitWith(await listBook(options)));
  voiced(rules.command("show").description("one rule: clauses, figures, inputs, conditions, result"))
    .argument("<rule>", "its code")
    .option("--book <file>", "a YAML file or a folder of them", SHIPPED_BOOK)
    .action(async (code: string, options: Options) => exitWith(await showRule(code, options)));
  voiced(
    rules.command("check").description("check a book; every problem with its place (exit 1 if there is one)"),
  )
    .argument("[file]", "a YAML file or a folder of them", SHIPPED_BOOK)
    .action(async (file: string, options: Options) => exitWith(await checkFile(file, options)));
  voiced(rules.command("test").description("run the cases that stand beside the rules (exit 1 if one fails)"))
    .argument("[file]", "a YAML file or a folder of them", SHIPPED_BOOK)
    .action(async (file: string, options: Options) => exitWith(await testFile(file, options)));
}

const voiced = (command: Command): Command =>
  command
    .addOption(new Option("--locale <locale>", "language of texts").choices(LOCALES).default(DEFAULT_LOCALE))
    .option("--json", "one JSON object a line");

function exitWith(code: number): void {
  process.exitCode = code;
}

async function listBook(options: Options): Promise<number> {
  const book = await openBook(options.book, options);
  if (!book) return 2;
  for (const versions of book.rules.values()) console.log(listRule(versions, options));
  return 0;
}

async function showRule(code: string, options: Options): Promise<number> {
  const book = await openBook(options.book, options);
  if (!book) return 2;
  const versions = book.rules.get(code);
  if (versions) console.log(describeRule(book, versions, options));
  else console.error(`no rule ${code}; there are: ${[...book.rules.keys()].join(", ")}`);
  return versions ? 0 : 2;
}

async function checkFile(file: string, options: Options): Promise<number> {
  const raw = readRawBook(file);
  const book = raw.ok ? parseRuleBook(raw.value) : raw;
  if (book.ok) {
    console.log(options.json ? JSON.stringify({ ok: true, ...sizeOf(book.value) }) : sayHolds(book.value));
    return 0;
  }
  for (const line of await sayProblems(book.refusal, options)) console.log(line);
  return raw.ok ? 1 : 2;
}

async function testFile(file: string, options: Options): Promise<number> {
  const raw = readRawBook(file);
  const book = raw.ok ? parseUntested(raw.value) : raw;
  if (!book.ok) {
    for (const line of await sayProblems(book.refusal, options)) console.error(line);
    return 2;
  }
  const runs = runAllCases(book.value);
  const failing = runs.filter(({ differences }) => differences.length > 0);
  for (const run of options.json ? runs : failing)
    console.log(options.json ? caseToJson(run) : sayFailing(run));
  if (!options.json) console.log(`${runs.length - failing.length}/${runs.length}`);
  return failing.length > 0 ? 1 : 0;
}

function caseToJson({ case: { name, place }, differences, rule, version }: CaseRun): string {
  return JSON.stringify({ ok: differences.length === 0, rule, version, place, name, differences });
}

function sayFailing({ case: { name, place }, differences }: CaseRun): string {
  const lines = differences.map(({ field, found, wanted }) => `  ${field}: ${wanted} ≠ ${found}`);
  return [`✗ ${place} ${name}`, ...lines].join("\n");
}

function sizeOf(book: RuleBook): { readonly rules: number; readonly cases: number } {
  const versions = [...book.rules.values()].flat();
  const cases = [...versions, ...book.groups.values()].reduce((sum, each) => sum + each.cases.length, 0);
  return { rules: book.rules.size, cases };
}

function sayHolds(book: RuleBook): string {
  const { cases, rules } = sizeOf(book);
  return `✓ ${rules} rules, ${cases} cases`;
}
