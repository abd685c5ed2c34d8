import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

import { sql } from "drizzle-orm";

import { queryRows } from "../../../features/database.ts";
import { StartFailure } from "../../../domain/start-failure.ts";
import { grantToBot } from "./grant-to-bot.ts";
import { migrateDatabase, MIGRATIONS_FOLDER } from "../migrate.ts";
import type { OpenDatabase, Purpose, ServerPlace } from "../open-database.ts";
import { connectionSettings, openServerClient } from "./server-client.ts";

/** Any number, the same for every process: it makes concurrent migrations queue up. */
const MIGRATION_LOCK = 7_305_420_261;

const MESSAGE_CONNECTIONS = 16;

const HOUR_MS = 3_600_000;
const UPKEEP_DEADLINES = { statement: HOUR_MS, transaction: 6 * HOUR_MS };

/**
 * Opens a PostgreSQL server that several processes may share. With an owner's login beside the bot's, the owner migrates
 * and sees to upkeep, and the bot works with what it was granted; with one login it does all.
 */
export async function openServer(place: ServerPlace, purpose: Purpose = "messages"): Promise<OpenDatabase> {
  const { url, ownerUrl = url } = place;
  for (const one of [url, ownerUrl])
    if (!/^postgres(ql)?:\/\//.test(one) || !URL.canParse(one))
      throw new StartFailure("database-url-invalid", {});
  await migrateServer(place);
  if (purpose === "upkeep") return openForUpkeep(ownerUrl);
  const messages = openServerClient(url, { max: MESSAGE_CONNECTIONS });
  // What the sender notes may be lost with the server's last moments: then a line is sent again and marked so.
  const parameters = { synchronous_commit: "off", "nuanxin.role": "sender" };
  const sender = openServerClient(url, { max: 2, parameters });
  return {
    kind: "server",
    db: messages.db,
    probe: messages.probe,
    senderDb: sender.db,
    close: async () => {
      await Promise.all([messages.close(), sender.close()]);
    },
  };
}

/** Upkeep sees everything or nothing: behind the second wall a backup would be empty, and nobody would notice. */
async function openForUpkeep(url: string): Promise<OpenDatabase> {
  const parameters = { statement_timeout: "0", idle_in_transaction_session_timeout: "0" };
  const { db, probe, close } = openServerClient(url, { max: 1, parameters }, UPKEEP_DEADLINES);
  const [row] = await queryRows<{ walled: boolean }>(db, sql`select row_security_active('people') as walled`);
  if (row?.walled !== false) {
    await close();
    throw new StartFailure("owner-login-needed", {});
  }
  return { kind: "server", db, senderDb: db, probe, close };
}

/** Migrates on a connection of its own under an advisory lock: concurrent starters wait for each other. */
export async function migrateServer({ url, ownerUrl = url }: ServerPlace): Promise<void> {
  const client = postgres(ownerUrl, {
    ...connectionSettings(1),
    connection: { application_name: "nuanxin-migrate" },
  });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`.catch((cause: unknown) => {
      throw new StartFailure("database-unreachable", { reason: reasonOf(cause) }, { cause });
    });
    const db = drizzle(client);
    await migrateDatabase(db, () => migrate(db, { migrationsFolder: MIGRATIONS_FOLDER }));
    const [owner, bot] = [ownerUrl, url].map((one) => decodeURIComponent(new URL(one).username));
    if (bot !== undefined && bot !== "" && bot !== owner) await grantToBot(db, bot);
  } finally {
    await client.end({ timeout: 5 }).catch(() => {});
  }
}

/** The driver's code (ECONNREFUSED, 28P01 …): never its message, which may carry the password. */
function reasonOf(cause: unknown): string {
  const code = (cause as { code?: unknown }).code;
  return typeof code === "string" ? code : "unknown";
}
