import { fileURLToPath } from "node:url";

import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";

import { type Database, queryRows } from "../../features/database.ts";
import { StartFailure } from "../../domain/start-failure.ts";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../../drizzle", import.meta.url));

/** Brings the schema up to date with `run`, the driver's own migrator; refuses a database that a newer program wrote. */
export async function migrateDatabase(db: Database, run: () => Promise<void>): Promise<void> {
  try {
    await bringUpToDate(db, run);
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause;
    if (sqlStateOf(cause) === INSUFFICIENT_PRIVILEGE) throw new StartFailure("owner-needed", {}, { cause });
    throw new StartFailure("migration-failed", { reason: rootMessage(cause) }, { cause });
  }
}

const INSUFFICIENT_PRIVILEGE = "42501";

async function bringUpToDate(db: Database, run: () => Promise<void>): Promise<void> {
  const newest = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).at(-1)?.folderMillis ?? 0;
  const [journal] = await queryRows<{ present: boolean }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as present`,
  );
  if (journal?.present === true) {
    const [applied] = await queryRows<{ newest: string | number | null }>(
      db,
      sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
    );
    const found = Number(applied?.newest ?? 0);
    if (found > newest) throw new StartFailure("schema-newer", {});
    if (found === newest) return;
  }
  await run();
}

function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  return root;
}

function rootMessage(error: unknown): string {
  const root = rootOf(error);
  return root instanceof Error ? root.message : String(root);
}

const sqlStateOf = (error: unknown): unknown => (rootOf(error) as { code?: unknown } | null)?.code;
