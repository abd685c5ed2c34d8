import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

import { StartFailure } from "../../domain/start-failure.ts";
import { migrateDatabase, MIGRATIONS_FOLDER } from "./migrate.ts";
import type { OpenDatabase, Purpose } from "./open-database.ts";
import { connectionSettings, openServerClient } from "./server-client.ts";

/** Any number, the same for every process: it makes concurrent migrations queue up. */
const MIGRATION_LOCK = 7_305_420_261;

const MESSAGE_CONNECTIONS = 16;

const HOUR_MS = 3_600_000;
const UPKEEP_DEADLINES = { statement: HOUR_MS, transaction: 6 * HOUR_MS };

/** Opens a PostgreSQL server that several processes may share. */
export async function openServer(url: string, purpose: Purpose = "messages"): Promise<OpenDatabase> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new StartFailure("database-url-invalid", {});
  await migrateServer(url);
  if (purpose === "upkeep") return openForUpkeep(url);
  const messages = openServerClient(url, { max: MESSAGE_CONNECTIONS });
  // What the sender notes may be lost with the server's last moments: then a line is sent again and marked so.
  const sender = openServerClient(url, { max: 2, parameters: { synchronous_commit: "off" } });
  return {
    kind: "server",
    db: messages.db,
    senderDb: sender.db,
    close: async () => {
      await Promise.all([messages.close(), sender.close()]);
    },
  };
}

function openForUpkeep(url: string): OpenDatabase {
  const parameters = { statement_timeout: "0", idle_in_transaction_session_timeout: "0" };
  const { db, close } = openServerClient(url, { max: 1, parameters }, UPKEEP_DEADLINES);
  return { kind: "server", db, senderDb: db, close };
}

/** Migrates on a connection of its own under an advisory lock: concurrent starters wait for each other. */
async function migrateServer(url: string): Promise<void> {
  const client = postgres(url, {
    ...connectionSettings(1),
    connection: { application_name: "nuanxin-migrate" },
  });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`.catch((cause: unknown) => {
      throw new StartFailure("database-unreachable", { reason: reasonOf(cause) }, { cause });
    });
    const db = drizzle(client);
    await migrateDatabase(db, () => migrate(db, { migrationsFolder: MIGRATIONS_FOLDER }));
  } finally {
    await client.end({ timeout: 5 }).catch(() => {});
  }
}

/** The driver's code (ECONNREFUSED, 28P01 …): never its message, which may carry the password. */
function reasonOf(cause: unknown): string {
  const code = (cause as { code?: unknown }).code;
  return typeof code === "string" ? code : "unknown";
}
