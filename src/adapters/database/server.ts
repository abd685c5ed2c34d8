import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

import { StartFailure } from "../../domain/start-failure.ts";
import { migrateDatabase, MIGRATIONS_FOLDER } from "./migrate.ts";
import type { OpenDatabase } from "./open-database.ts";
import { prepareStatements } from "./prepare-statements.ts";

/** Any number, the same for every process: it makes concurrent migrations queue up. */
const MIGRATION_LOCK = 7_305_420_261;

const MESSAGE_CONNECTIONS = 16;

const settings = (max: number) => ({
  max,
  connect_timeout: 5,
  onnotice: () => {},
  connection: {
    application_name: "nuanxin",
    statement_timeout: 10_000,
    lock_timeout: 8_000,
    idle_in_transaction_session_timeout: 15_000,
  },
});

/** Opens a PostgreSQL server that several processes may share. */
export async function openServer(url: string): Promise<OpenDatabase> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new StartFailure("database-url-invalid", {});
  await migrateServer(url);
  // drizzle changes its client's serialisers, so each instance has a client of its own.
  const client = postgres(url, settings(MESSAGE_CONNECTIONS));
  const sender = postgres(url, settings(2));
  return {
    kind: "server",
    db: drizzle(prepareStatements(client)),
    senderDb: drizzle(prepareStatements(sender)),
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), sender.end({ timeout: 5 })]);
    },
  };
}

/** Migrates on a connection of its own under an advisory lock: concurrent starters wait for each other. */
async function migrateServer(url: string): Promise<void> {
  const client = postgres(url, { ...settings(1), connection: { application_name: "nuanxin-migrate" } });
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
