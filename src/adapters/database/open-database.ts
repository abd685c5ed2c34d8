import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";

import type { Database } from "../../features/database.ts";
import { openEmbedded } from "./embedded.ts";
import { lockFolder } from "./folder-lock.ts";
import { migrateDatabase, MIGRATIONS_FOLDER } from "./migrate.ts";
import { openServer } from "./server.ts";

export interface OpenDatabase {
  readonly kind: "embedded" | "server";
  readonly db: Database;
  /** For the outbox's sender: on a server a connection of its own, so that handling messages never starves it. */
  readonly senderDb: Database;
  close(): Promise<void>;
}

/** `upkeep`: for commands that read or write everything, which takes its time: without the deadlines of messages. */
export type Purpose = "messages" | "upkeep";

/** Opens, locks and migrates the database that the configuration names. */
export async function openDatabase(
  place: { url: string } | { folder: string },
  purpose: Purpose = "messages",
): Promise<OpenDatabase> {
  return "url" in place ? openServer(place.url, purpose) : openFolder(place.folder);
}

async function openFolder(folder: string): Promise<OpenDatabase> {
  const unlock = await lockFolder(folder);
  const client = await openEmbedded(`${folder}/database`);
  const db = drizzlePglite(client);
  await migrateDatabase(db, () => migratePglite(db, { migrationsFolder: MIGRATIONS_FOLDER }));
  return {
    kind: "embedded",
    db,
    senderDb: db,
    close: async () => {
      await client.close();
      await unlock();
    },
  };
}
