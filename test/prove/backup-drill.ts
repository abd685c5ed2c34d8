import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";

import { sql } from "drizzle-orm";

import { restoreBackup } from "../../src/adapters/backup/restore-backup.ts";
import { writeBackup } from "../../src/adapters/backup/write-backup.ts";
import { type OpenDatabase, openDatabase } from "../../src/adapters/database/open-database.ts";
import { queryRows } from "../../src/features/database.ts";
import { verifyAudit } from "../../src/pipeline/audit/verify-audit.ts";
import { layDatabase } from "../support/prepared-folder.ts";
import { newRing } from "../support/town-house.ts";
import { atMost, exactly, type Figure, told } from "./figures.ts";
import { fillDistrict } from "./support/fill-district.ts";
import { withServerDatabase } from "./support/server.ts";

const MOST_SECONDS = 60;

export const drillOnServer = (reports: number): Promise<readonly Figure[]> =>
  withServerDatabase((from) => withServerDatabase((to) => drill({ url: from }, { url: to }, reports)));

export async function drillEmbedded(reports: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(`${tmpdir()}/nuanxin-drill-`);
  try {
    for (const place of ["from", "to"]) await layDatabase(`${folder}/${place}`);
    return await drill({ folder: `${folder}/from` }, { folder: `${folder}/to` }, reports);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Place = Parameters<typeof openDatabase>[0];

/** A district with so many reports is backed up, lost, and restored: how long that takes, and what comes back. */
async function drill(from: Place, to: Place, reports: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(`${tmpdir()}/nuanxin-drill-`);
  const path = `${folder}/district.nxb`;
  const ring = newRing();
  try {
    const old = await openDatabase(from, "upkeep");
    await fillDistrict(old, reports);
    const wanted = await describe(old);
    const backingUp = await time(() => writeBackup(old.db, { path, ring, now: new Date() }));
    await old.close();
    const fresh = await openDatabase(to, "upkeep");
    const restoring = await time(() => restoreBackup(fresh.db, path, ring));
    const found = await describe(fresh);
    const chain = await verifyAudit(fresh.db);
    await fresh.close();
    return [
      told("reports", reports),
      told(
        "rows",
        Object.values(restoring.result.counts).reduce((sum, rows) => sum + rows, 0),
      ),
      told("backup, MB", Math.round(statSync(path).size / 1_000_000)),
      told("backing up, s", backingUp.seconds),
      atMost("restoring, s", restoring.seconds, MOST_SECONDS),
      exactly(
        "reports, history and messages",
        found.digest === wanted.digest ? "the same" : "other",
        "the same",
      ),
      exactly("counts of every table", found.counts === wanted.counts ? "the same" : "other", "the same"),
      exactly("audit head", found.head, wanted.head),
      exactly("audit chain", chain.ok ? "unbroken" : chain.problem, "unbroken"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function time<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, seconds: Math.round((performance.now() - begun) / 100) / 10 };
}

async function describe({ db }: OpenDatabase): Promise<{ counts: string; digest: string; head: string }> {
  const tables = await queryRows<{ name: string }>(
    db,
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const counts: string[] = [];
  for (const { name } of tables) {
    const [row] = await queryRows<{ n: number }>(
      db,
      sql`select count(*)::int as n from ${sql.identifier(name)}`,
    );
    counts.push(`${name} ${row?.n}`);
  }
  const [row] = await queryRows<{ digest: string; head: string }>(
    db,
    sql`select (select md5(string_agg(md5(to_jsonb(r)::text), '' order by id)) from change_reports r)
        || (select md5(string_agg(md5(to_jsonb(h)::text), '' order by id)) from field_history h)
        || (select md5(string_agg(md5(to_jsonb(i)::text), '' order by id)) from inbox i) as digest,
      (select seq::text || ':' || left(hash, 12) from audit_head) as head`,
  );
  return { counts: counts.join(", "), digest: row?.digest ?? "", head: row?.head ?? "" };
}
