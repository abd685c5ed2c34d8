import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

import type { Command } from "commander";

import { SHIPPED_BOOK } from "../../adapters/rulebook/load-rule-book.ts";
import { systemClock } from "../../domain/clock.ts";
import { dateInZone, parseLocalDate } from "../../domain/local-date.ts";
import { readDecisions } from "../../features/rule-changes/index.ts";
import { compileRule } from "../../rules/compile/compile-book.ts";
import { Replayer, type Replay, type StoredDecision } from "../../rules/change/replay-decisions.ts";
import { versionFor, versionInForce } from "../../rules/evaluate/versions/version-in-force.ts";
import { withDatabase } from "../upkeep/with-database.ts";
import { openBook } from "./open-book.ts";
import { type Voiced, voiced } from "./voiced.ts";

interface Options extends Voiced {
  readonly book: string;
  readonly on?: string;
  readonly decisions?: string;
}

/** `rules replay RULE`: what stored decisions would have come to under a version of a book; nothing is recomputed in the store. */
export function registerReplay(rules: Command): void {
  voiced(
    rules
      .command("replay")
      .description("try a rule of a book on the decisions that were stored (exit 1 if one would change)"),
  )
    .argument("<rule>", "its code")
    .option("--book <file>", "a YAML file or a folder of them", SHIPPED_BOOK)
    .option("--on <date>", "the version in force on that day; default: each decision by that of its own day")
    .option(
      "--decisions <file>",
      "lines of JSON {id, on, facts, usage, amount}, instead of the configured database",
    )
    .action(async (code: string, options: Options) => {
      process.exitCode = await runReplay(code, options);
    });
}

async function runReplay(code: string, options: Options): Promise<number> {
  const day = options.on === undefined ? dateInZone(systemClock.now()) : parseLocalDate(options.on);
  if (day === undefined) return refuse(`--on: not a day: ${options.on}`);
  const book = await openBook(options.book, options);
  if (!book) return 2;
  if (!book.rules.has(code))
    return refuse(`no rule ${code}; there are: ${[...book.rules.keys()].join(", ")}`);
  const rule = compileRule(book, code);
  const tried = options.on === undefined ? undefined : versionInForce(rule, day);
  if (options.on !== undefined && tried === undefined)
    return refuse(`${code}: no version is in force on ${day}`);
  // Each by the version of its own day, unless all are to be tried under that of one day.
  const replayer = new Replayer(tried ?? (({ facts, on }) => versionFor(rule, facts, on)));
  if (options.decisions === undefined)
    await withDatabase(async ({ database, vault }) => {
      for await (const { receipt, ...decision } of readDecisions(database.db, vault, code))
        replayer.add({ ...decision, id: receipt === "" ? decision.id : receipt });
    });
  else for await (const decision of linesOf(options.decisions)) replayer.add(decision);
  const replay = replayer.result();
  console.log(
    options.json
      ? JSON.stringify({ rule: code, version: tried?.rule.version ?? null, ...replay })
      : toText(replay),
  );
  return replay.changed > 0 ? 1 : 0;
}

async function* linesOf(path: string): AsyncGenerator<StoredDecision> {
  const lines = createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity });
  for await (const line of lines) if (line.trim() !== "") yield JSON.parse(line) as StoredDecision;
}

const toText = ({ changed, decisions, difference, largest, open }: Replay): string =>
  [
    `${changed}/${decisions} change, ${difference} yuan in all; ${open} cannot be told from their facts`,
    ...largest.map(({ after, before, difference: by, id }) => `  ${id}: ${before} → ${after} (${by})`),
  ].join("\n");

function refuse(reason: string): number {
  console.error(reason);
  return 2;
}
