import type { Command } from "commander";

import { readConfig } from "../config.ts";
import { type Running, startBot } from "./run/start-bot.ts";

/** `start`: the bot on the configured puppet, and on the sandbox puppet the page to talk to it. */
export function registerStart(program: Command): void {
  program
    .command("start")
    .description("start the bot; with the sandbox puppet also the page to talk to it")
    .action(async () => {
      const running = await startBot(readConfig());
      await stopOnSignal(running);
    });
}

/** Ctrl-C finishes what is in hand; a second one does not wait. */
async function stopOnSignal({ stop, tell }: Running): Promise<void> {
  const signal = new Promise<void>((resolve) => {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => resolve());
  });
  await signal;
  process.once("SIGINT", () => process.exit(130));
  tell("start:stopping");
  await stop();
}
