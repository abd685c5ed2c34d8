import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";

import type { Database } from "../../features/database.ts";
import { openEmbedded } from "./embedded/embedded.ts";
import { lockFolder } from "./embedded/folder-lock.ts";
import { migrateDatabase, MIGRATIONS_FOLDER } from "./migrate.ts";

export interface OpenDatabase {
  readonly kind: "embedded" | "server";
  readonly db: Database;
  /** For the outbox's sender: on a server a connection of its own, so that handling messages never starves it. */
  readonly senderDb: Database;
  /** Resolves when it answers; rejects soon when it does not. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** `upkeep`: for commands that read or write everything, which takes its time: without the deadlines of messages. */
export type Purpose = "messages" | "upkeep";

/** A server, and the login of its tables' owner where that is another than the bot's. */
export interface ServerPlace {
  readonly url: string;
  readonly ownerUrl?: string;
}

/** Opens, locks and migrates the database that the configuration names. What speaks to a server is loaded for one only. */
export async function openDatabase(
  place: ServerPlace | { readonly folder: string },
  purpose: Purpose = "messages",
): Promise<OpenDatabase> {
  if ("folder" in place) return openFolder(place.folder);
  const { openServer } = await import("./server/server.ts");
  return openServer(place, purpose);
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
    probe: async () => {
      await client.query("select 1");
    },
    close: async () => {
      await client.close();
      await unlock();
    },
  };
}
