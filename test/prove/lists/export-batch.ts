import { readFileSync } from "node:fs";

import { sql } from "drizzle-orm";

import { openServer } from "../../../src/adapters/database/server/server.ts";
import { streamWorkbook } from "../../../src/adapters/spreadsheet/stream-workbook.ts";
import { AesVault } from "../../../src/adapters/vault/aes-vault.ts";
import { say } from "../../../src/conversation/reply.ts";
import { queryRows, type Tx } from "../../../src/features/database.ts";
import { streamBankRows } from "../../../src/features/payments/export/stream-rows.ts";

/** A process of its own, so that its memory is its own: the batch's file as the house writes it. Prints figures as JSON. */
const [url = "", keys = ""] = process.argv.slice(2);
const ring = JSON.parse(keys) as { current: string; seals: [string, string][]; index: string };
const vault = new AesVault({
  current: ring.current,
  seals: new Map(ring.seals.map(([id, key]) => [id, Buffer.from(key, "hex")])),
  index: Buffer.from(ring.index, "hex"),
});
const database = await openServer({ url }, "upkeep");
const before = peak();
const started = performance.now();
let rows = 0;
const bytes = await database.db.transaction(async (transaction) => {
  const tx = transaction as Tx;
  const [batch] = await queryRows<{ id: string }>(tx, sql`select id from payment_batches limit 1`);
  return streamWorkbook(
    {
      kind: "streamed",
      name: say("payments:export.sheet"),
      title: say("payments:export.sheet"),
      preface: [],
      columns: ["name", "card", "amount", "unit", "item", "payee"].map((header) => ({ header, width: 16 })),
      async *rows() {
        for await (const row of streamBankRows(tx, vault, batch?.id ?? "")) {
          rows += 1;
          if (rows % 50_000 === 0) console.error(`  ${rows} rows, ${peak()} MB at most`);
          yield row;
        }
      },
    },
    (cell) => (typeof cell === "string" ? cell : cell.key),
  );
});
await database.close();
console.log(
  JSON.stringify({
    rows,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    fileMB: Math.round(bytes.byteLength / 1e5) / 10,
    startMB: before,
    peakMB: peak(),
  }),
);

/** Highest resident set so far, MB. */
function peak(): number {
  const line = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return Math.round((line === undefined ? process.memoryUsage().rss / 1024 : Number(line)) / 1024);
}
