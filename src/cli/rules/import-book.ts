import { userInfo } from "node:os";

import type { Command } from "commander";

import { readRawBook } from "../../adapters/rulebook/load-rule-book.ts";
import { systemClock } from "../../domain/clock.ts";
import { dateInZone } from "../../domain/local-date.ts";
import type { Tx } from "../../features/database.ts";
import { importBook, type ImportedVersion } from "../../features/rule-changes/index.ts";
import { parseRuleBook, splitBook } from "../../rules/index.ts";
import { withDatabase } from "../upkeep/with-database.ts";
import { sayProblems } from "./open-book.ts";
import { type Voiced, voiced } from "./voiced.ts";

interface Options extends Voiced {
  readonly inForce?: true;
  readonly by?: string;
}

/** `rules import FILE`: what a book changes becomes proposals, which another person approves in the chat; all or nothing. */
export function registerImport(rules: Command): void {
  voiced(
    rules
      .command("import")
      .description(
        "take a book into the database: what it changes is proposed (exit 1 if the book does not hold)",
      ),
  )
    .argument("<file>", "a YAML file or a folder of them")
    .option(
      "--in-force",
      "rules that the database does not know yet hold at once: for setting an installation up",
    )
    .option("--by <name>", "who takes it in; default: the login")
    .action(async (file: string, options: Options) => {
      process.exitCode = await runImport(file, options);
    });
}

async function runImport(file: string, options: Options): Promise<number> {
  const raw = readRawBook(file);
  const book = raw.ok ? parseRuleBook(raw.value) : raw;
  if (!raw.ok || !book.ok) {
    for (const line of await sayProblems(book.ok ? [] : book.refusal, options)) console.error(line);
    return raw.ok ? 1 : 2;
  }
  const { clauses = {}, documents = {} } = raw.value as Record<string, Record<string, unknown>>;
  const wanted = { library: { clauses, documents }, versions: splitBook(raw.value, book.value) };
  const now = systemClock.now();
  const by = `administrator:${options.by ?? userInfo().username}`;
  let exit = 0;
  await withDatabase(async ({ database }) => {
    const imported = await database.db.transaction((tx) =>
      importBook(tx as Tx, wanted, {
        by,
        at: now,
        today: dateInZone(now),
        inForce: options.inForce === true,
      }),
    );
    if (imported.ok) for (const version of imported.value) console.log(sayVersion(version, options));
    else {
      for (const line of await sayProblems(imported.refusal, options)) console.error(line);
      exit = 1;
    }
  });
  return exit;
}

function sayVersion(version: ImportedVersion, { json }: Options): string {
  if (json) return JSON.stringify(version);
  const { from, receipt, rule, status, version: number } = version;
  return `${rule} v${number} [${from ?? ""} ${status}${receipt === null ? "" : ` ${receipt}`}`;
}
