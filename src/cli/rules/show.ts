import type { Command } from "commander";

import { createRenderer } from "../../adapters/locales/create-renderer.ts";
import { SHIPPED_BOOK } from "../../adapters/rulebook/load-rule-book.ts";
import { parseLocalDate } from "../../domain/local-date.ts";
import { compileBook } from "../../rules/compile/compile-book.ts";
import type { CompiledBook } from "../../rules/compile/compiled-book.ts";
import { versionInForce } from "../../rules/evaluate/versions/version-in-force.ts";
import { describeRule, listRule } from "./describe-rule.ts";
import { openBook } from "./open-book.ts";
import { readKeptRules } from "./read-kept.ts";
import { type Voiced, voiced } from "./voiced.ts";

interface Options extends Voiced {
  readonly book: string;
  readonly database?: true;
  readonly on?: string;
}

/** `rules list`, `rules show RULE [--on DATE]`: from a book, or from what the database holds as approved. */
export function registerShow(rules: Command): void {
  placed(
    voiced(rules.command("list").description("every rule with its kind, its dates and its number of cases")),
  ).action(async (options: Options) => {
    process.exitCode = await list(options);
  });
  placed(voiced(rules.command("show").description("one rule: clauses, figures, inputs, conditions, result")))
    .argument("<rule>", "its code")
    .option("--on <date>", "only the version in force on that day (exit 1 if there is none)")
    .action(async (code: string, options: Options) => {
      process.exitCode = await show(code, options);
    });
}

const placed = (command: Command): Command =>
  command
    .option("--book <file>", "a YAML file or a folder of them", SHIPPED_BOOK)
    .option("--database", "what the configured database holds as approved, instead of a book");

async function list(options: Options): Promise<number> {
  const book = await openRules(options);
  if (!book) return 2;
  for (const versions of book.book.rules.values()) console.log(listRule(versions, options));
  return 0;
}

async function show(code: string, options: Options): Promise<number> {
  const day = options.on === undefined ? undefined : parseLocalDate(options.on);
  if (options.on !== undefined && day === undefined) return refuse(`--on: not a day: ${options.on}`);
  const book = await openRules(options);
  if (!book) return 2;
  const rule = book.rules.get(code);
  if (rule === undefined) return refuse(`no rule ${code}; there are: ${[...book.rules.keys()].join(", ")}`);
  const inForce = day === undefined ? undefined : versionInForce(rule, day);
  if (day !== undefined && inForce === undefined) {
    console.error(`${code}: no version is in force on ${day}`);
    return 1;
  }
  const { words } = await createRenderer();
  const render = (key: string, params: Readonly<Record<string, string>>): string =>
    words(options.locale, key, params);
  console.log(describeRule(inForce === undefined ? rule.versions : [inForce], { ...options, render }));
  return 0;
}

async function openRules({ book: path, database, ...voice }: Options): Promise<CompiledBook | undefined> {
  if (database) return readKeptRules();
  const book = await openBook(path, voice);
  return book && compileBook(book);
}

function refuse(reason: string): number {
  console.error(reason);
  return 2;
}
