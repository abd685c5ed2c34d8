import { setTimeout as wait } from "node:timers/promises";

import { KnownServers } from "../../adapters/database/server/known-servers.ts";
import { type OpenDatabase, openDatabase } from "../../adapters/database/open-database.ts";
import type { Config } from "../../config.ts";
import { StartFailure } from "../../domain/start-failure.ts";

/** Between two attempts to reach a server that is away. */
const PAUSE_MS = 1_000;

/** Opens the database; null where a server that was reached before does not answer now: see `waitForDatabase`. */
export async function openOrWait({ database, folder }: Config): Promise<OpenDatabase | null> {
  if ("folder" in database) return openDatabase(database);
  const known = new KnownServers(folder);
  try {
    const opened = await openDatabase(database);
    known.add(database.url);
    return opened;
  } catch (error) {
    if (isAway(error) && known.has(database.url)) return null;
    throw error;
  }
}

/** Tries until the server answers; rejects when it answers with something else, or when `signal` ends the wait. */
export async function waitForDatabase({ database }: Config, signal: AbortSignal): Promise<OpenDatabase> {
  for (;;) {
    await wait(PAUSE_MS, undefined, { signal });
    try {
      return await openDatabase(database);
    } catch (error) {
      if (!isAway(error)) throw error;
    }
  }
}

/** Neither a refused password nor a missing database: those do not heal by waiting. */
function isAway(error: unknown): boolean {
  if (!(error instanceof StartFailure) || error.code !== "database-unreachable") return false;
  return /^(?:E[A-Z]+|CONNECT\w*|57P0\d|08\w{3}|53\d{3})$/.test(error.details["reason"] ?? "");
}
