import { fileURLToPath } from "node:url";

import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";

import { type Database, queryRows } from "../../features/database.ts";
import { StartFailure } from "../../domain/start-failure.ts";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../../drizzle", import.meta.url));

/** Brings the schema up to date with `run`, the driver's own migrator; refuses a database that a newer program wrote. */
export async function migrateDatabase(db: Database, run: () => Promise<void>): Promise<void> {
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
  try {
    await run();
  } catch (cause) {
    throw new StartFailure("migration-failed", { reason: rootMessage(cause) }, { cause });
  }
}

function rootMessage(error: unknown): string {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  return root instanceof Error ? root.message : String(root);
}
