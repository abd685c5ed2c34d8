import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { sql } from "drizzle-orm";

import { openServer } from "../../../src/adapters/database/server.ts";
import { AesVault } from "../../../src/adapters/vault/aes-vault.ts";
import { MovableClock } from "../../../src/domain/clock.ts";
import { dateInZone } from "../../../src/domain/local-date.ts";
import { approveList } from "../../../src/features/benefit-lists/approve-list.ts";
import { buildList } from "../../../src/features/benefit-lists/build-list.ts";
import { continueLists } from "../../../src/features/benefit-lists/continue-list.ts";
import { queryRows, type Tx } from "../../../src/features/database.ts";
import { buildBatch } from "../../../src/features/payments/build-batch.ts";
import { createLog } from "../../../src/adapters/log/pino-log.ts";
import { openHouse } from "../../../src/main.ts";
import { findLedgerProblems } from "../../support/money/check-ledger.ts";
import { openDesk, runAs } from "../../support/money/two-approvers.ts";
import { holdFrom } from "../../support/stage-rules.ts";
import { newRing } from "../../support/town-house.ts";
import { atMost, exactly, type Figure, told } from "../figures.ts";
import { withServerDatabase } from "../support/server.ts";
import { fillDistrict } from "./fill-district.ts";

const MOST_SECONDS = 30;
const MOST_MB = 300;

/** A Double Ninth list of everybody, slice by slice with its progress, approved, in one batch, and as the bank's file. */
export async function listOfAll(people: number): Promise<readonly Figure[]> {
  return withServerDatabase(async (url) => {
    const ring = newRing();
    const database = await openServer({ url });
    const vault = new AesVault(ring);
    const clock = new MovableClock();
    clock.freeze(new Date("2026-10-01T02:00:00Z"));
    const house = await openHouse({ database, clock, vault, log: createLog("silent"), demo: true });
    await holdFrom(house, "double-ninth", "2020-01-01", { sum: 200 });
    const desk = await openDesk(house.db);
    await fillDistrict(house.db, vault, people);
    const staff = { bindingId: desk.staff, role: "staff" } as const;
    const director = { bindingId: desk.directors[0] ?? "", role: "director" } as const;
    const started = performance.now();
    await runAs(house, staff, buildList, { frame: { benefit: "double-ninth" } });
    for (let again = true; again;) {
      again = await house.db.transaction(async (transaction) => {
        const now = clock.now();
        const today = dateInZone(now);
        const { directory, words, readSheet, changeKinds } = house;
        const world = {
          text: "",
          attachment: null,
          today,
          now,
          directory,
          vault,
          rules: house.rules.current,
          words,
          readSheet,
          changeKinds,
        };
        const result = await continueLists.run({ tx: transaction as Tx, world: world as never, now, today });
        return result.again === true;
      });
      const [list] = await queryRows<{ seen: number; people: number }>(
        house.db,
        sql`select seen, people from benefit_lists`,
      );
      console.error(`  ${list?.seen} of ${list?.people}, ${seconds(started)} s`);
    }
    const built = seconds(started);
    // So long a list is no message's work: what follows is measured without a message's deadline.
    const upkeep = await openServer({ url }, "upkeep");
    const slow = { ...house, db: upkeep.db };
    const approving = performance.now();
    const approved = await runAs(slow, director, approveList, { frame: { receipt: "MD2026-0001" } });
    const approvedIn = seconds(approving);
    const batching = performance.now();
    await runAs(slow, staff, buildBatch);
    const batchedIn = seconds(batching);
    const [list] = await queryRows<{ included: number; excepted: number; total: string }>(
      house.db,
      sql`select included, excepted, total::text from benefit_lists`,
    );
    const problems = await findLedgerProblems(upkeep.db);
    await upkeep.close();
    await database.close();
    const file = await exportApart(url, ring);
    return [
      told("people", people),
      told("included", list?.included ?? 0),
      told("excepted", list?.excepted ?? 0),
      atMost("seconds to build", built, MOST_SECONDS),
      told("seconds to approve", approvedIn),
      told("seconds to batch", batchedIn),
      told("the approver heard", approved.join(", ")),
      exactly("rows in the bank's file", file.rows, list?.included ?? -1),
      atMost("MB at most while writing it", file.peakMB, MOST_MB),
      exactly("differences between ledger and list", problems.length, 0),
    ];
  });
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;

async function exportApart(
  url: string,
  ring: ReturnType<typeof newRing>,
): Promise<{ readonly rows: number; readonly peakMB: number }> {
  const keys = JSON.stringify({
    current: ring.current,
    seals: [...ring.seals].map(([id, key]) => [id, Buffer.from(key).toString("hex")]),
    index: Buffer.from(ring.index).toString("hex"),
  });
  const script = fileURLToPath(new URL("export-batch.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, url, keys], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "close");
  return JSON.parse(said) as { rows: number; peakMB: number };
}
