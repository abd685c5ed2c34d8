import { randomUUID } from "node:crypto";

import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import postgres from "postgres";

import { openEmbedded } from "./embedded.ts";
import { MIGRATIONS_FOLDER } from "./migrate.ts";
import type { OpenDatabase } from "./open-database.ts";
import { openServer } from "./server.ts";

let migrated: Promise<Blob> | undefined;

/** A fresh, migrated database that is gone when it is closed: in memory, or made and dropped on the server at `url`. */
export async function openTemporary(url?: string): Promise<OpenDatabase> {
  return url === undefined ? openInMemory() : openOnServer(url);
}

async function openInMemory(): Promise<OpenDatabase> {
  migrated ??= migrateOnce();
  const client = await openEmbedded(undefined, await migrated);
  const db = drizzle(client);
  const probe = async (): Promise<void> => {
    await client.query("select 1");
  };
  return { kind: "embedded", db, senderDb: db, probe, close: () => client.close() };
}

/** Migrating takes seconds; a snapshot of the result is loaded in a fraction of one. */
async function migrateOnce(): Promise<Blob> {
  const client = await openEmbedded(undefined);
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  const snapshot = await client.dumpDataDir("none");
  await client.close();
  return snapshot;
}

async function openOnServer(url: string): Promise<OpenDatabase> {
  const name = `nuanxin_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  const own = new URL(url);
  own.pathname = `/${name}`;
  const opened = await openServer(own.href);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}
