import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { v7 as newId } from "uuid";

import { type OpenDatabase, openDatabase } from "../../src/adapters/database/open-database.ts";
import { openTemporary } from "../../src/adapters/database/temporary.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { readSheet } from "../../src/adapters/spreadsheet/read-sheet.ts";
import { AesVault } from "../../src/adapters/vault/aes-vault.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { dateInZone } from "../../src/domain/local-date.ts";
import type { Tx } from "../../src/features/database.ts";
import { unions } from "../../src/features/roster/index.ts";
import { applyImport, planImport } from "../../src/features/roster-import/index.ts";
import { openHouse } from "../../src/main.ts";
import type { House } from "../../src/pipeline/house.ts";
import { madeRow, writeSheet } from "../support/made-sheet.ts";

const ROWS = Number(process.env["ROWS"] ?? 10_000);
const UNIONS = 200;

/** A roster of 10,000 rows: read, checked and compared, written; then the same again, where nothing is new. */
export async function benchImport(): Promise<void> {
  const bytes = await writeSheet(Array.from({ length: ROWS }, (_, n) => madeRow(n, UNIONS)));
  console.log(`${ROWS} rows, ${(bytes.length / 1e6).toFixed(1)} MB`);
  console.log(
    "| database | read s | compare s | write s | again s | peak RSS MB | of it before |\n|---|---|---|---|---|---|---|",
  );
  const url = process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
  await measure("PostgreSQL", await openTemporary(url), bytes);
  const folder = mkdtempSync(join(tmpdir(), "nuanxin-bench-"));
  await measure("PGlite, durable", await openDatabase({ folder }), bytes);
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name: string, database: OpenDatabase, bytes: Uint8Array): Promise<void> {
  const ring = { current: "k1", seals: new Map([["k1", randomBytes(32)]]), index: randomBytes(32) };
  const [top, district] = [newId(), newId()];
  await database.db.insert(unions).values([
    { id: top, level: "municipal", name: "市总工会" },
    { id: district, level: "district", name: "区总工会", parentId: top },
  ]);
  const vault = new AesVault(ring);
  const log = createLog("error");
  const house = await openHouse({ database, clock: systemClock, vault, log, demo: false });
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const first = await once(house, bytes);
  const again = await once(house, bytes);
  clearInterval(watch);
  await database.close();
  const mb = (size: number): string => (size / 1e6).toFixed(0);
  const total = again.read + again.compare + again.write;
  console.log(
    `| ${name} | ${first.read.toFixed(1)} | ${first.compare.toFixed(1)} | ${first.write.toFixed(1)} | ${total.toFixed(1)} | ${mb(peak)} | ${mb(before)} |`,
  );
}

async function once(house: House, bytes: Uint8Array) {
  const begun = performance.now();
  const sheet = readSheet(bytes);
  await sheet(() => Promise.resolve());
  const read = performance.now();
  let compared = 0;
  await house.db.transaction(async (transaction) => {
    const tx = transaction as Tx;
    const world = { directory: house.directory, vault: house.vault, today: dateInZone(house.clock.now()) };
    const planned = await planImport({ tx, world }, sheet, { newUnionId: newId });
    if (!planned.ok) throw new Error(planned.refusal);
    const plan = planned.value;
    if (plan.errors.length > 0) throw new Error(JSON.stringify(plan.errors.slice(0, 3)));
    compared = performance.now();
    await applyImport(
      tx,
      house.vault,
      { sheet, plan },
      { bindingId: null, inboxId: null, at: house.clock.now() },
    );
  });
  await house.directory.refresh(house.db);
  const done = performance.now();
  return { read: (read - begun) / 1e3, compare: (compared - read) / 1e3, write: (done - compared) / 1e3 };
}
