import { Command } from "commander";

import { registerPlay } from "./play/command.ts";
import { registerStart } from "./start.ts";

const program = new Command("nuanxin")
  .description("暖心: a WeChat bot for union workgroups")
  .showHelpAfterError()
  .exitOverride((error) => {
    // Commander's own exits: help and version are answers (0), anything else is wrong usage (2).
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

registerStart(program);
registerPlay(program);

await program.parseAsync();
