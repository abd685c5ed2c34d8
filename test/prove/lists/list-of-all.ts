import { spawn } from "node:child_process";
import { once } from "node:events";

import { sql } from "drizzle-orm";

import { openServer } from "../../../src/adapters/database/server/server.ts";
import { createLog } from "../../../src/adapters/log/pino-log.ts";
import { AesVault } from "../../../src/adapters/vault/aes-vault.ts";
import { MovableClock } from "../../../src/domain/clock.ts";
import { approveList } from "../../../src/features/benefit-lists/approve-list.ts";
import { buildList } from "../../../src/features/benefit-lists/build-list.ts";
import { carryOutLists } from "../../../src/features/benefit-lists/granting/carry-out.ts";
import { continueLists } from "../../../src/features/benefit-lists/continue-list.ts";
import { type Database, queryRows } from "../../../src/features/database.ts";
import { buildBatch } from "../../../src/features/payments/batch/build-batch.ts";
import { continueBatches } from "../../../src/features/payments/batch/continue-batches.ts";
import { settleBatch } from "../../../src/features/payments/batch/settle-batch.ts";
import { openHouse } from "../../../src/main.ts";
import { findLedgerProblems } from "../../support/money/check-ledger.ts";
import { scriptArguments } from "../../support/run-script.ts";
import { openDesk, runAs } from "../../support/money/two-approvers.ts";
import { holdFrom } from "../../support/stage-rules.ts";
import { newRing } from "../../support/town-house.ts";
import { atMost, exactly, type Figure, told } from "../figures.ts";
import { withServerDatabase } from "../support/server.ts";
import { fillDistrict } from "./fill-district.ts";
import { loseSlice, timeLongRun } from "./long-run.ts";
import { processorSeconds } from "./processor.ts";

const MOST_SECONDS = 30;
const MOST_MB = 300;
/** Above it a list is carried out in more than one transaction. */
const LONG = 10_000;

/**
 * A Double Ninth list of everybody: built, approved, put into one batch, and booked as arrived, slice by slice within the
 * deadlines of the house, with its progress. In the middle of it somebody dies, the director says 批准 again, a batch is
 * asked for, and a slice is lost. Then the bank's file.
 */
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
    const approve = () => runAs(house, director, approveList, { frame: { receipt: "MD2026-0001" } });
    const before = await processorSeconds(house.db);
    const built = await timeLongRun({
      what: "build",
      house,
      job: continueLists,
      message: () => runAs(house, staff, buildList, { frame: { benefit: "double-ninth" } }),
    });
    const used = (await processorSeconds(house.db)) ?? Number.NaN;
    const approved = await timeLongRun({
      what: "approve",
      house,
      job: carryOutLists,
      message: approve,
      async inTheMiddle() {
        await oneDies(house.db);
        await loseSlice(house, carryOutLists);
        return [...(await approve()), ...(await runAs(house, staff, buildBatch))];
      },
    });
    const batching = { house, job: continueBatches };
    const batched = await timeLongRun({
      ...batching,
      what: "batch",
      message: () => runAs(house, staff, buildBatch),
    });
    const [list] = await queryRows<{ included: number; excepted: number; batches: number; payments: number }>(
      house.db,
      sql`select included, excepted, (select count(*)::int from payment_batches) as batches,
        (select max(payments) from payment_batches) as payments from benefit_lists`,
    );
    const { included, excepted, batches, payments } = list ?? {
      included: 0,
      excepted: 0,
      batches: 0,
      payments: 0,
    };
    const file = await exportApart(url, ring);
    const booked = await timeLongRun({
      ...batching,
      what: "book",
      message: () => runAs(house, staff, settleBatch, { frame: { receipt: "FK2026-0001" } }),
    });
    await database.close();
    const { paid, problems } = await countAfter(url);
    const runs = [built, approved, batched, booked];
    const longest = Math.round(Math.max(...runs.map((run) => run.longest)) * 10) / 10;
    const [again = "", early = ""] = approved.heard;
    return [
      told("people", people),
      told("on the list", included),
      exactly("off it: died while it was carried out", excepted, people > LONG ? 1 : 0),
      atMost("seconds to build", built.seconds, MOST_SECONDS),
      told("of it seconds of processor, here and in the database", Math.round(used - (before ?? Number.NaN))),
      told("seconds to approve and carry out", approved.seconds),
      told("seconds to batch", batched.seconds),
      told("seconds to book as arrived", booked.seconds),
      atMost("seconds of the longest transaction", longest, MOST_SECONDS),
      told(
        "messages on the way",
        runs.reduce((sum, run) => sum + run.told, 0),
      ),
      exactly("批准 again in the middle", again, people > LONG ? "lists:approved-before" : ""),
      exactly("a batch in the middle", early, people > LONG ? "payments:nothing-payable" : ""),
      exactly("batches", batches, 1),
      exactly("payments in it", payments, included),
      exactly("rows in the bank's file", file.rows, included),
      atMost("MB at most while writing it", file.peakMB, MOST_MB),
      exactly("paid in the end", paid, included),
      exactly("differences between ledger and list", problems, 0),
    ];
  });
}

/** The last one of the list, whom no slice has reached yet. */
async function oneDies(db: Database): Promise<void> {
  await db.execute(sql`update people set life = 'deceased', died_on = '2026-10-01' where id = (
    select person_id from list_items where exception is null order by id desc limit 1)`);
}

/** The law of the ledger over everything takes longer than a message may. */
async function countAfter(url: string): Promise<{ readonly paid: number; readonly problems: number }> {
  const { db, close } = await openServer({ url }, "upkeep");
  const problems = await findLedgerProblems(db);
  for (const problem of problems.slice(0, 5)) console.error(`  ${problem}`);
  const [row] = await queryRows<{ paid: number }>(
    db,
    sql`select count(*)::int as paid from payables where status = 'paid'`,
  );
  await close();
  return { paid: row?.paid ?? -1, problems: problems.length };
}

async function exportApart(
  url: string,
  ring: ReturnType<typeof newRing>,
): Promise<{ readonly rows: number; readonly peakMB: number }> {
  const keys = JSON.stringify({
    current: ring.current,
    seals: [...ring.seals].map(([id, key]) => [id, Buffer.from(key).toString("hex")]),
    index: Buffer.from(ring.index).toString("hex"),
  });
  const child = spawn(
    process.execPath,
    scriptArguments(new URL("export-batch.ts", import.meta.url), url, keys),
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "close");
  return JSON.parse(said) as { rows: number; peakMB: number };
}
