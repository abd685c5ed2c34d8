import { sql } from "drizzle-orm";

import { type Database, queryRows, type Tx } from "../../features/database.ts";
import { verifyAudit } from "../../pipeline/audit/verify-audit.ts";
import type { KeyRing } from "../vault/aes-vault.ts";
import { listTables, type TableShape } from "./list-tables.ts";
import { BackupUnreadable, readSealedFile } from "./sealed-file.ts";
import type { Manifest } from "./write-backup.ts";

/** Why nothing was restored. */
export class RestoreRefused extends Error {
  override readonly name = "RestoreRefused";
  readonly code: "not-empty" | "schema-newer" | "counts-differ" | "audit-differs";

  constructor(code: RestoreRefused["code"], details = "") {
    super(`${code}${details === "" ? "" : `: ${details}`}`);
    this.code = code;
  }
}

/**
 * Fills a fresh, migrated database from a backup, in one transaction: all of it, proved, or nothing. The transaction ids
 * that `people.revision` and `unions.revision` hold belong to the old server; a trigger stamps them anew.
 */
export async function restoreBackup(db: Database, path: string, ring: KeyRing): Promise<Manifest> {
  return db.transaction(async (transaction) => {
    const tx = transaction as Tx;
    const tables = new Map((await listTables(tx)).map((table) => [table.name, table]));
    await refuseUnlessEmpty(tx);
    for (const name of [...tables.keys()].toReversed()) await emptySeeded(tx, name);
    let manifest: Manifest | undefined;
    for await (const { text, last } of readSealedFile(path, ring)) {
      if (last) manifest = JSON.parse(text) as Manifest;
      else await insertFrame(tx, text, tables);
    }
    if (manifest === undefined) throw new BackupUnreadable("the file ends too early");
    for (const [name, value] of Object.entries(manifest.sequences))
      await tx.execute(sql`select setval(${name}::regclass, ${value}::bigint)`);
    await prove(tx, manifest);
    return manifest;
  });
}

async function refuseUnlessEmpty(tx: Tx): Promise<void> {
  const [row] = await queryRows<{ used: boolean }>(
    tx,
    sql`select exists (select 1 from people) or exists (select 1 from inbox) or exists (select 1 from audit) as used`,
  );
  if (row?.used === true) throw new RestoreRefused("not-empty");
}

/** Rows that the migrations put there come back with the backup, also where rows are otherwise only ever added. */
async function emptySeeded(tx: Tx, name: string): Promise<void> {
  const [row] = await queryRows<{ used: boolean }>(
    tx,
    sql`select exists (select 1 from ${sql.identifier(name)}) as used`,
  );
  if (row?.used !== true) return;
  const table = sql.identifier(name);
  await tx.execute(sql`alter table ${table} disable trigger user`);
  await tx.execute(sql`delete from ${table}`);
  await tx.execute(sql`alter table ${table} enable trigger user`);
}

async function insertFrame(tx: Tx, text: string, tables: ReadonlyMap<string, TableShape>): Promise<void> {
  const name = text.slice(0, text.indexOf("\n"));
  const table = tables.get(name);
  if (table === undefined) throw new RestoreRefused("schema-newer", name);
  const columns = sql.join(
    table.columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  await tx.execute(
    sql`insert into ${sql.identifier(name)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.identifier(name)}, ${text.slice(name.length + 1)}::text::jsonb)`,
  );
}

async function prove(tx: Tx, manifest: Manifest): Promise<void> {
  for (const [name, count] of Object.entries(manifest.counts)) {
    const [row] = await queryRows<{ count: number }>(
      tx,
      sql`select count(*)::int as count from ${sql.identifier(name)}`,
    );
    if (row?.count !== count) throw new RestoreRefused("counts-differ", name);
  }
  const verdict = await verifyAudit(tx, { seq: Number(manifest.audit.seq), hash: manifest.audit.hash });
  if (!verdict.ok && manifest.audit.seq !== "0")
    throw new RestoreRefused("audit-differs", `${verdict.problem} ${verdict.seq}`);
}
