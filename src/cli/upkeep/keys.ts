import { existsSync } from "node:fs";

import type { Command } from "commander";

import { openDatabase } from "../../adapters/database/open-database.ts";
import { AesVault } from "../../adapters/vault/aes-vault.ts";
import { addKey, loadKeys, writeNewKeys } from "../../adapters/vault/load-keys.ts";
import { countByKey, resealAll } from "../../adapters/vault/reseal.ts";
import { readConfig } from "../../config.ts";
import { report, tell } from "./say.ts";
import { withDatabase } from "./with-database.ts";

interface Options {
  readonly json?: true;
  readonly resume?: true;
}

/** `keys new | list | rotate`. */
export function registerKeys(program: Command): void {
  const keys = program.command("keys").description("the keys that personal data are sealed with");
  keys
    .command("new")
    .description("make the key file of a new installation; keep a copy where the backups are not")
    .action(async () => {
      const { keysPath } = readConfig();
      if (existsSync(keysPath)) {
        await tell("upkeep:keys-exist", { path: keysPath });
        process.exitCode = 1;
        return;
      }
      writeNewKeys(keysPath);
      await tell("upkeep:keys-made", { path: keysPath });
    });
  keys
    .command("list")
    .description("which keys there are, and how many cells each seals")
    .option("--json", "one JSON object")
    .action((options: Options) =>
      withDatabase(async ({ database, ring }) => {
        const counts = await countByKey(database.db);
        const listed = [...ring.seals.keys()].map((id) => ({
          id,
          current: id === ring.current,
          cells: counts.get(id) ?? 0,
        }));
        await report(options, { keys: listed }, async () => {
          for (const { id, current, cells } of listed)
            await tell(current ? "upkeep:key-current" : "upkeep:key-old", { id, cells });
        });
      }),
    );
  keys
    .command("rotate")
    .description("make a new key and seal everything with it; can be ended and goes on with --resume")
    .option("--resume", "no new key: go on sealing with the current one")
    .option("--json", "one JSON object")
    .action(rotate);
}

async function rotate(options: Options): Promise<void> {
  const { keysPath, database: place } = readConfig();
  loadKeys(keysPath, { create: false });
  const database = await openDatabase(place, "upkeep");
  try {
    if (options.resume !== true) addKey(keysPath);
    const ring = loadKeys(keysPath, { create: false });
    const done = await resealAll(database.db, new AesVault(ring), ring.current);
    const counts = await countByKey(database.db);
    const unused = [...ring.seals.keys()].filter((id) => id !== ring.current && !counts.has(id));
    const cells = done.reduce((sum, { rows }) => sum + rows, 0);
    await report(options, { current: ring.current, cells, done, unused }, () =>
      tell("upkeep:rotated", { key: ring.current, cells, unused: unused.join(", ") || "—" }),
    );
  } finally {
    await database.close();
  }
}
