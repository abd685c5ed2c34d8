import { randomUUID } from "node:crypto";

import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import postgres from "postgres";

import { openEmbedded } from "./embedded.ts";
import { MIGRATIONS_FOLDER } from "./migrate.ts";
import type { OpenDatabase, ServerPlace } from "./open-database.ts";
import { openServer } from "./server.ts";

let migrated: Promise<Blob> | undefined;

/** A fresh, migrated database that is gone when it is closed: in memory, or made and dropped on the server at `url`. */
export async function openTemporary(url?: string): Promise<OpenDatabase> {
  return url === undefined ? openInMemory() : openOnServer(url);
}

export interface TemporaryPlace extends Required<ServerPlace> {
  drop(): Promise<void>;
}

/**
 * A fresh database on the server at `url`, owned by a login of its own, and another login for the bot: as an
 * installation with two logins has them. The administrator's password, if any, is theirs too.
 */
export async function makeTwoLogins(url: string): Promise<TemporaryPlace> {
  const id = randomUUID().replaceAll("-", "");
  const [name, owner, bot] = [`nuanxin_${id}`, `nuanxin_owner_${id}`, `nuanxin_bot_${id}`] as const;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  const { password } = new URL(url);
  for (const login of [owner, bot])
    await admin.unsafe(`create role ${login} login password '${password || id}' nosuperuser nobypassrls`);
  await admin`create database ${admin(name)} owner ${admin(owner)}`;
  const as = (login: string): string => {
    const own = new URL(url);
    Object.assign(own, { pathname: `/${name}`, username: login, password: password || id });
    return own.href;
  };
  return {
    url: as(bot),
    ownerUrl: as(owner),
    drop: async () => {
      await admin`drop database ${admin(name)} with (force)`;
      await admin`drop role ${admin(owner)}, ${admin(bot)}`;
      await admin.end();
    },
  };
}

/** The same, opened as the bot. */
export async function openAsBot(url: string): Promise<OpenDatabase> {
  const { drop, ...place } = await makeTwoLogins(url);
  const opened = await openServer(place);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await drop();
    },
  };
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
  const opened = await openServer({ url: own.href });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}
