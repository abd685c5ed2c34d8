import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { v7 as newId } from "uuid";

import { type OpenDatabase, openDatabase } from "../../src/adapters/database/open-database.ts";
import { openTemporary } from "../../src/adapters/database/temporary.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { AesVault } from "../../src/adapters/vault/aes-vault.ts";
import { systemClock } from "../../src/domain/clock.ts";
import type { Tx } from "../../src/features/database.ts";
import { bindings, consents, people, unions } from "../../src/features/roster/index.ts";
import { openHouse } from "../../src/main.ts";
import { Bot } from "../../src/pipeline/bot.ts";
import { runPgbench } from "./messages-support/pgbench.ts";

const SECONDS = 8;
const TALKERS = 16;
/** One talker's round: a report, its confirmation, and taking it back, so that it can begin again. */
const ROUND = ["甲员工11月20日退休", "确认", "撤销"] as const;

interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Message → committed → reply handed to the puppet, beside pgbench with equal transactions in the same run. */
export async function benchMessages(): Promise<void> {
  const url = process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
  const rows: string[] = [
    "| database | talkers | messages/s | p50 ms | p99 ms | pgbench tx/s | ratio |",
    "|---|---|---|---|---|---|---|",
  ];
  for (const talkers of [1, TALKERS]) {
    const database = await openTemporary(url);
    const figures = await measure(database, talkers);
    const peer = await runPgbench(url, talkers, SECONDS);
    await database.close();
    rows.push(row("PostgreSQL", talkers, figures, peer));
  }
  const folder = mkdtempSync(join(tmpdir(), "nuanxin-bench-"));
  for (const talkers of [1, TALKERS]) {
    const database = await openDatabase({ folder: join(folder, String(talkers)) });
    rows.push(row("PGlite, durable", talkers, await measure(database, talkers), null));
    await database.close();
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(rows.join("\n"));
  console.log(`loaded RSS ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}

const row = (name: string, talkers: number, { perSecond, p50, p99 }: Figures, peer: number | null): string =>
  `| ${name} | ${talkers} | ${perSecond.toFixed(0)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${peer?.toFixed(0) ?? "—"} | ${peer === null ? "—" : (perSecond / peer).toFixed(2)} |`;

async function measure(database: OpenDatabase, talkers: number): Promise<Figures> {
  const vault = new AesVault({
    current: "k1",
    seals: new Map([["k1", randomBytes(32)]]),
    index: randomBytes(32),
  });
  await database.db.transaction((tx) => seed(tx as Tx));
  const house = await openHouse({
    database,
    clock: systemClock,
    vault,
    log: createLog("error"),
    demo: false,
  });
  let sent = 0;
  const bot = new Bot(house, {
    db: database.senderDb,
    channel: { send: () => Promise.resolve(String((sent += 1))) },
  });
  const latencies: number[] = [];
  const say = async (talker: number, text: string, timed: boolean): Promise<void> => {
    const begun = performance.now();
    await bot.receive({
      id: randomUUID(),
      from: { contactId: `talker-${talker}` },
      text,
      sentAt: new Date(begun * 1e4),
      addressed: true,
    });
    if (timed) latencies.push(performance.now() - begun);
  };
  const talk = async (talker: number, until: number, timed: boolean): Promise<void> => {
    while (performance.now() < until) for (const text of ROUND) await say(talker, text, timed);
  };
  const all = (until: number, timed: boolean) =>
    Promise.all(Array.from({ length: talkers }, (_, talker) => talk(talker, until, timed)));
  await all(performance.now() + 1_500, false);
  const begun = performance.now();
  await all(begun + SECONDS * 1_000, true);
  const seconds = (performance.now() - begun) / 1_000;
  await bot.drain();
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99) };
}

/** A union, an officer and one person for each talker. */
async function seed(tx: Tx): Promise<void> {
  const top = newId();
  const district = newId();
  await tx.insert(unions).values([
    { id: top, level: "municipal", name: "市总工会" },
    { id: district, level: "district", name: "区总工会", parentId: top },
  ]);
  for (let talker = 0; talker < TALKERS; talker += 1) {
    const unionId = newId();
    await tx
      .insert(unions)
      .values({ id: unionId, level: "grassroots", name: `第${talker}工会`, parentId: district });
    await tx.insert(people).values({ id: newId(), name: "甲员工", custodianUnionId: unionId });
    await tx.insert(bindings).values({
      id: newId(),
      contactId: `talker-${talker}`,
      role: "officer",
      name: "干部",
      unionId,
      boundAt: new Date(),
    });
    await tx.insert(consents).values({
      id: newId(),
      contactId: `talker-${talker}`,
      purpose: "notice",
      version: 1,
      givenAt: new Date(),
    });
  }
}
