import { readFileSync } from "node:fs";

import type { Command } from "commander";

import { openTemporary } from "../../adapters/database/temporary.ts";
import { parseTalk } from "./parse-talk.ts";
import { type Failure, playTalk } from "./play-talk.ts";
import { Stage } from "./stage.ts";

interface Options {
  readonly json?: true;
  readonly db?: string;
  readonly quiet?: true;
}

/** `play FILE…`: whole conversations through the real pipeline, each against a fresh database. */
export function registerPlay(program: Command): void {
  program
    .command("play")
    .description("play transcripts through the real pipeline, each against a fresh database")
    .argument("<file...>", "transcripts, as in test/talks")
    .option("--json", "one JSON object a line")
    .option("--quiet", "say only which talks failed, and where")
    .option("--db <url>", "play on this PostgreSQL server, in databases made and dropped for it")
    .action(async (files: string[], options: Options) => {
      let failed = 0;
      for (const file of files) failed += (await playFile(file, options)) ? 0 : 1;
      if (options.json !== true) console.log(`${files.length - failed} passed, ${failed} failed`);
      process.exitCode = failed === 0 ? 0 : 1;
    });
}

async function playFile(file: string, options: Options): Promise<boolean> {
  const parsed = parseTalk(readFileSync(file, "utf8"));
  if ("problem" in parsed) {
    report(
      file,
      { line: parsed.problem.line, expected: "a line of a talk", found: parsed.problem.text },
      options,
    );
    return false;
  }
  const stage = new Stage(await openTemporary(options.db));
  const loud = options.json !== true && options.quiet !== true;
  try {
    await stage.open();
    if (loud) console.log(`\n# ${parsed.talk.title}`);
    const failure = await playTalk(
      parsed.talk,
      stage,
      loud ? (who, text) => console.log(`${who}: ${text}`) : undefined,
    );
    report(file, failure, options);
    return failure === null;
  } finally {
    await stage.close();
  }
}

function report(file: string, failure: Failure | null, options: Options): void {
  if (options.json === true) console.log(JSON.stringify({ file, passed: failure === null, failure }));
  else if (failure === null) {
    if (options.quiet !== true) console.log(`✓ ${file}`);
  } else console.log(`✗ ${file}:${failure.line}\n  expected: ${failure.expected}\n  found: ${failure.found}`);
}
