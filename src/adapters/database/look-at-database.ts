import { existsSync } from "node:fs";

import { sql } from "drizzle-orm";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

import type { Database } from "../../features/database.ts";
import { openEmbedded } from "./embedded/embedded.ts";
import { lockFolder } from "./embedded/folder-lock.ts";
import type { ServerPlace } from "./open-database.ts";
import { connectionSettings } from "./server/server-client.ts";

/** What a look at the database found, or why there was none. */
export type Looked<T> =
  | { readonly kind: "seen"; readonly seen: T }
  /** Nothing is there yet. */
  | { readonly kind: "none" }
  /** A running bot holds the folder. */
  | { readonly kind: "busy" }
  | { readonly kind: "away"; readonly reason: string };

/** Looks without changing anything: nothing is migrated, and nothing is waited for. */
export async function lookAtDatabase<T>(
  place: ServerPlace | { readonly folder: string },
  look: (db: Database) => Promise<T>,
): Promise<Looked<T>> {
  return "url" in place ? lookAtServer(place.url, look) : lookAtFolder(place.folder, look);
}

async function lookAtServer<T>(url: string, look: (db: Database) => Promise<T>): Promise<Looked<T>> {
  if (!URL.canParse(url)) return { kind: "away", reason: "DATABASE_URL" };
  const client = postgres(url, { ...connectionSettings(1), connect_timeout: 5 });
  try {
    const db = drizzle(client);
    await db.execute(sql`select set_config('nuanxin.role', 'sender', false)`);
    return { kind: "seen", seen: await look(db) };
  } catch (error) {
    return { kind: "away", reason: codeOf(error) };
  } finally {
    await client.end({ timeout: 1 }).catch(() => {});
  }
}

async function lookAtFolder<T>(folder: string, look: (db: Database) => Promise<T>): Promise<Looked<T>> {
  if (!existsSync(`${folder}/database`)) return { kind: "none" };
  let unlock: () => Promise<void>;
  try {
    unlock = await lockFolder(folder);
  } catch {
    return { kind: "busy" };
  }
  try {
    const client = await openEmbedded(`${folder}/database`);
    const seen = await closing(client, look(drizzlePglite(client)));
    return { kind: "seen", seen };
  } catch (error) {
    return { kind: "away", reason: codeOf(error) };
  } finally {
    await unlock();
  }
}

async function closing<T>(client: { close(): Promise<void> }, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    await client.close();
  }
}

/** The driver's code (ECONNREFUSED, 28P01 …): never its message, which may carry the password. */
function codeOf(error: unknown): string {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  const { code } = (root ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : root instanceof Error ? root.name : "unknown";
}
