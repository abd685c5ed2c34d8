import type { Command } from "commander";

import { openDatabase } from "../../adapters/database/open-database.ts";
import { migrateServer } from "../../adapters/database/server/server.ts";
import { readConfig } from "../../config.ts";
import { tell } from "./say.ts";

/** `migrate`: the owner's part of an update. Brings the tables up to date and gives the bot's login what it needs. */
export function registerMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the database up to date as its owner, and give the bot's login what it needs")
    .action(async () => {
      const { database: place } = readConfig();
      if ("url" in place) await migrateServer(place);
      else await (await openDatabase(place, "upkeep")).close();
      await tell("upkeep:migrated");
    });
}
