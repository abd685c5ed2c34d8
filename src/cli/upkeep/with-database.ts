import { type OpenDatabase, openDatabase } from "../../adapters/database/open-database.ts";
import { AesVault, type KeyRing } from "../../adapters/vault/aes-vault.ts";
import { loadKeys } from "../../adapters/vault/load-keys.ts";
import { type Config, readConfig } from "../../config.ts";

export interface Upkeep {
  readonly config: Config;
  readonly database: OpenDatabase;
  readonly ring: KeyRing;
  readonly vault: AesVault;
}

/** Opens what an upkeep command works on, and closes it whatever happens. The embedded database must not be in use. */
export async function withDatabase(work: (upkeep: Upkeep) => Promise<void>): Promise<void> {
  const config = readConfig();
  const ring = loadKeys(config.keysPath, { create: false });
  const database = await openDatabase(config.database, "upkeep");
  try {
    await work({ config, database, ring, vault: new AesVault(ring) });
  } finally {
    await database.close();
  }
}
