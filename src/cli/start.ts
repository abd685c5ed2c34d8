import type { Command } from "commander";

import { serveSandbox } from "../adapters/sandbox/server/serve-sandbox.ts";
import { readConfig } from "../config.ts";
import { openBot } from "./run/open-bot.ts";

/** `start`: the bot on the configured puppet, and on the sandbox puppet the page to talk to it. */
export function registerStart(program: Command): void {
  program
    .command("start")
    .description("start the bot; with the sandbox puppet also the page to talk to it")
    .action(start);
}

async function start(): Promise<void> {
  const config = readConfig();
  const { sandbox, bot, where, tell, onStop, stop } = await openBot(config);
  // Heard from here on: whoever is told that the bot is ready may stop it at once.
  const stopping = stopSignal();
  if (sandbox === null) tell("start:ready-without-page", { database: where });
  else {
    const page = await serveSandbox({ ...sandbox, port: config.port, onClockMoved: () => void bot.tick() });
    onStop(() => page.stop());
    tell("start:ready", { database: where, url: page.url });
  }
  await stopping;
  tell("start:stopping");
  await stop();
}

/** Ctrl-C finishes what is in hand; a second one does not wait. */
async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => resolve());
  });
  process.once("SIGINT", () => process.exit(130));
}
