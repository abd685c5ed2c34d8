import type { Command } from "commander";

import { serveSandbox } from "../adapters/sandbox/server/serve-sandbox.ts";
import { readConfig } from "../config.ts";
import { say } from "../conversation/reply.ts";
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
  const open = await openBot(config);
  const tell = (reply: ReturnType<typeof say>): void =>
    console.log(open.bot.house.render(reply, config.locale));
  if (open.sandbox === null) tell(say("start:ready-without-page", { database: open.where }));
  else {
    const page = await serveSandbox({
      ...open.sandbox,
      port: config.port,
      onClockMoved: () => void open.bot.tick(),
    });
    open.onStop(() => page.stop());
    tell(say("start:ready", { database: open.where, url: page.url }));
  }
  await stopSignal();
  tell(say("start:stopping"));
  await open.stop();
}

/** Ctrl-C finishes what is in hand; a second one does not wait. */
async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => resolve());
  });
  process.once("SIGINT", () => process.exit(130));
}
