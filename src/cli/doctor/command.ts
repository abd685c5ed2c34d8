import type { Command } from "commander";

import { createRenderer } from "../../adapters/locales/create-renderer.ts";
import { type Config, readConfig } from "../../config.ts";
import { say } from "../../conversation/reply.ts";
import { checkDatabase } from "./check-database.ts";
import { checkKeys } from "./check-keys.ts";
import { checkMachine } from "./check-machine.ts";
import { checkPuppet } from "./check-puppet.ts";
import { checkRunning } from "./check-running.ts";
import { CHECKS, type Finding, FINDINGS } from "./finding.ts";

const MARKS = { ok: "✓", warn: "!", fail: "✗" } as const;

/** `doctor`: looks at everything that the bot stands on, changes nothing, and says what to do next. Exit code 1: it cannot work. */
export function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description("look at everything the bot stands on and say what to do next; changes nothing")
    .option("--json", "one JSON object a line: check, state, code, message, details")
    .action(async (options: { json?: true }) => {
      const config = readConfig();
      const { render } = await createRenderer();
      const findings = await examine(config);
      for (const { check, code, details } of findings) {
        const state = FINDINGS[code];
        const message = render(say(`doctor:${code}`, details), config.locale);
        console.log(
          options.json === true
            ? JSON.stringify({ check, state, code, message, details })
            : `${MARKS[state]} ${message}`,
        );
      }
      if (findings.some(({ code }) => FINDINGS[code] === "fail")) process.exitCode = 1;
    });
}

async function examine(config: Config): Promise<Finding[]> {
  const keys = checkKeys(config);
  const findings = [
    ...(await checkMachine(config)),
    keys.finding,
    ...(await checkDatabase(config, keys.ids)),
    await checkPuppet(config),
    await checkRunning(config),
  ];
  return findings.toSorted((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check));
}
