import type { Command } from "commander";

import { readRawBook, SHIPPED_BOOK } from "../../adapters/rulebook/load-rule-book.ts";
import { parseRuleBook, parseUntested } from "../../rules/check/parse-rule-book.ts";
import { runAllCases, type CaseRun } from "../../rules/check/run-cases.ts";
import type { RuleBook } from "../../rules/form/book.ts";
import { registerImport } from "./import-book.ts";
import { sayProblems } from "./open-book.ts";
import { registerReplay } from "./replay.ts";
import { registerSchema } from "./schema.ts";
import { registerShow } from "./show.ts";
import { type Voiced, voiced } from "./voiced.ts";

/** `nuanxin rules list | show | check | test | import | replay | schema`: rule books are files that staff can read. */
export function registerRules(program: Command): void {
  const rules = program.command("rules").description("rule books: what is in them, and whether they hold");
  registerShow(rules);
  voiced(
    rules.command("check").description("check a book; every problem with its place (exit 1 if there is one)"),
  )
    .argument("[file]", "a YAML file or a folder of them", SHIPPED_BOOK)
    .action(async (file: string, options: Voiced) => exitWith(await checkFile(file, options)));
  voiced(rules.command("test").description("run the cases that stand beside the rules (exit 1 if one fails)"))
    .argument("[file]", "a YAML file or a folder of them", SHIPPED_BOOK)
    .action(async (file: string, options: Voiced) => exitWith(await testFile(file, options)));
  registerImport(rules);
  registerReplay(rules);
  registerSchema(rules);
}

function exitWith(code: number): void {
  process.exitCode = code;
}

async function checkFile(file: string, options: Voiced): Promise<number> {
  const raw = readRawBook(file);
  const book = raw.ok ? parseRuleBook(raw.value) : raw;
  if (book.ok) {
    console.log(options.json ? JSON.stringify({ ok: true, ...sizeOf(book.value) }) : sayHolds(book.value));
    return 0;
  }
  for (const line of await sayProblems(book.refusal, options)) console.log(line);
  return raw.ok ? 1 : 2;
}

async function testFile(file: string, options: Voiced): Promise<number> {
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
