import type { Command } from "commander";

import { createRenderer } from "../../adapters/locales/create-renderer.ts";
import { readConfig } from "../../config.ts";
import { openBot } from "../run/open-bot.ts";
import { runTerminalChat } from "./run-terminal-chat.ts";

/** `chat`: plays the personas of the demo district from a terminal, or from a pipe. */
export function registerChat(program: Command): void {
  program
    .command("chat")
    .description("play the demo district's personas from a terminal")
    .action(async () => {
      const config = readConfig({ ...process.env, WECHATY_PUPPET: "sandbox" });
      const { text } = await createRenderer();
      const open = await openBot(config);
      if (open.sandbox === null) throw new Error("chat runs on the sandbox puppet only");
      try {
        await runTerminalChat({
          ...open.sandbox,
          input: process.stdin,
          output: process.stdout,
          locale: config.locale,
          text: (key, params) => text(config.locale, `chat:${key}`, params ?? {}),
          onClockMoved: () => void open.bot.tick(),
          settled: () => open.bot.settle(),
        });
      } finally {
        await open.stop();
      }
    });
}
