import { sql } from "drizzle-orm";

import { type Database, queryRows, type Tx } from "../../features/database.ts";
import type { KeyRing } from "../vault/aes-vault.ts";
import { listTables, type TableShape } from "./list-tables.ts";
import { readSealedFile, SealedFileWriter } from "./sealed-file.ts";

/** What a backup holds: said at its end, and compared when it is read back and when it is restored. */
export interface Manifest {
  readonly counts: Readonly<Record<string, number>>;
  readonly sequences: Readonly<Record<string, string>>;
  readonly audit: { readonly seq: string; readonly hash: string };
  /** The newest migration: a backup is restored by the same program or a newer one. */
  readonly schema: number;
}

export const ROWS_A_FRAME = 2_000;
const HEAVY_ROWS_A_FRAME = 5;

export interface BackupOptions {
  readonly path: string;
  readonly ring: KeyRing;
  readonly now: Date;
}

/**
 * Writes the whole database as of one moment, sealed; keys are not in it. Reads the file back before it says that it is
 * done. Rows stay text all the way, so that no number is rounded.
 */
export async function writeBackup(db: Database, { path, ring, now }: BackupOptions): Promise<Manifest> {
  const writer = await SealedFileWriter.create(path, ring, now);
  try {
    const manifest = await db.transaction(
      async (transaction) => {
        const tx = transaction as Tx;
        const counts: Record<string, number> = {};
        for (const table of await listTables(tx)) counts[table.name] = await writeTable(tx, table, writer);
        return { counts, ...(await readState(tx)) };
      },
      { isolationLevel: "repeatable read" },
    );
    await writer.finish(JSON.stringify(manifest));
    await proveBackup(path, ring, manifest);
    return manifest;
  } catch (error) {
    // The disk may be full: half a file would only look like a backup.
    await writer.abandon();
    throw error;
  }
}

async function writeTable(
  tx: Tx,
  { name, key, heavy }: TableShape,
  writer: SealedFileWriter,
): Promise<number> {
  const order =
    key.length === 0
      ? sql``
      : sql` order by ${sql.join(
          key.map((column) => sql.identifier(column)),
          sql`, `,
        )}`;
  await tx.execute(
    sql`declare pages no scroll cursor for select to_jsonb(t)::text as row from ${sql.identifier(name)} t${order}`,
  );
  const page = heavy ? HEAVY_ROWS_A_FRAME : ROWS_A_FRAME;
  let count = 0;
  for (;;) {
    const rows = await queryRows<{ row: string }>(
      tx,
      heavy ? sql`fetch 5 from pages` : sql`fetch 2000 from pages`,
    );
    if (rows.length > 0) await writer.write(`${name}\n[${rows.map(({ row }) => row).join(",")}]`);
    count += rows.length;
    if (rows.length < page) break;
  }
  await tx.execute(sql`close pages`);
  return count;
}

async function readState(tx: Tx): Promise<Omit<Manifest, "counts">> {
  const sequences = await queryRows<{ name: string; value: string | null }>(
    tx,
    sql`select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public'`,
  );
  const [head] = await queryRows<{ seq: string; hash: string }>(
    tx,
    sql`select seq::text as seq, hash from audit_head`,
  );
  const [schema] = await queryRows<{ newest: string }>(
    tx,
    sql`select coalesce(max(created_at), 0)::text as newest from drizzle.__drizzle_migrations`,
  );
  return {
    sequences: Object.fromEntries(
      sequences.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
    ),
    audit: head ?? { seq: "0", hash: "" },
    schema: Number(schema?.newest ?? 0),
  };
}

/** Opens every frame and counts. */
async function proveBackup(path: string, ring: KeyRing, manifest: Manifest): Promise<void> {
  const counts: Record<string, number> = {};
  for await (const { text, last } of readSealedFile(path, ring)) {
    if (last) break;
    const name = text.slice(0, text.indexOf("\n"));
    counts[name] = (counts[name] ?? 0) + (JSON.parse(text.slice(name.length + 1)) as unknown[]).length;
  }
  for (const [name, count] of Object.entries(manifest.counts))
    if ((counts[name] ?? 0) !== count)
      throw new Error(`the backup holds ${counts[name] ?? 0} of ${count} rows of ${name}`);
}
