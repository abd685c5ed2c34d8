import { cpSync } from "node:fs";

import { prepareFolder } from "../../src/adapters/database/embedded/prepared.ts";

/**
 * Lays a fresh, migrated database into the data folder `folder`, which has none yet: a copy of one that was made
 * beforehand. A test whose matter is not the making itself need not wait the seconds that it takes.
 */
export async function layDatabase(folder: string): Promise<void> {
  cpSync(await prepareFolder(), `${folder}/database`, { recursive: true });
}
