import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { openDatabase } from "../../src/adapters/database/open-database.ts";
import { queryRows } from "../../src/features/database.ts";
import { BotProcess } from "./support/bot-process.ts";
import { Cluster } from "./support/cluster.ts";
import { FaultyWire } from "./support/faulty-wire.ts";
import { judge, type Verdict } from "./support/judge.ts";
import { Talkers } from "./support/talkers.ts";

const OFFICERS = 8;
const THINK_MS = 60;

export interface FaultResult extends Verdict {
  readonly faults: number;
  readonly exits: number;
  /** From the server's being there again to the first message committed. */
  readonly slowestReturnMs: number;
  readonly kept: number;
  readonly toldPerContact: number;
}

interface Scene {
  readonly cluster: Cluster;
  readonly wire: FaultyWire;
  readonly talkers: Talkers;
  readonly bot: BotProcess;
  /** Milliseconds until another message is committed. */
  untilCommitted(): Promise<number>;
}

/** A bot under load on a server of its own, behind a wire that can be broken; then `act`, quiet, and the verdict. */
async function onStage(
  act: (scene: Scene) => Promise<{ faults: number; slowest: number }>,
): Promise<FaultResult> {
  const folder = mkdtempSync(`${tmpdir()}/nuanxin-faults-`);
  const cluster = await Cluster.create();
  const wire = await FaultyWire.open(cluster.port);
  const talkers = new Talkers(OFFICERS, THINK_MS);
  try {
    const url = `postgres://postgres@127.0.0.1:${wire.port}/postgres`;
    const bot = await BotProcess.start({ place: { url }, folder, seed: OFFICERS }, talkers.hear);
    talkers.attach(bot);
    await wait(1_000);
    const { faults, slowest } = await act({
      cluster,
      wire,
      talkers,
      bot,
      untilCommitted: () => untilCommitted(cluster.url),
    });
    await talkers.fallSilent(() => wait(50));
    await bot.settle();
    const exits = bot.alive ? 0 : 1;
    await bot.stop();
    const database = await openDatabase({ url: cluster.url });
    const verdict = await judge(database.db, talkers);
    await database.close();
    const told = talkers.sent.filter(({ text }) => text.includes("已经收好"));
    return {
      ...verdict,
      faults,
      exits,
      slowestReturnMs: Math.round(slowest),
      kept: bot.kept,
      toldPerContact: told.length / OFFICERS,
    };
  } finally {
    await wire.close();
    cluster.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function untilCommitted(url: string): Promise<number> {
  const database = await openDatabase({ url });
  const count = async (): Promise<number> =>
    (await queryRows<{ n: number }>(database.db, sql`select count(*)::int as n from inbox`))[0]?.n ?? 0;
  const begun = performance.now();
  const before = await count();
  while ((await count()) === before && performance.now() - begun < 60_000) await wait(20);
  const took = performance.now() - begun;
  await database.close();
  return took;
}

/** The server is stopped as if its power had gone, and started again. */
export const immediateStops = (times: number): Promise<FaultResult> =>
  onStage(async ({ cluster, untilCommitted: committed }) => {
    let slowest = 0;
    for (let stop = 0; stop < times; stop += 1) {
      await wait(300 + Math.random() * 700);
      cluster.stop("immediate");
      await wait(Math.random() * 1_000);
      cluster.start();
      slowest = Math.max(slowest, await committed());
    }
    return { faults: times, slowest };
  });

/** Every connection is reset, again and again, in the middle of whatever it was doing. */
export const connectionResets = (times: number): Promise<FaultResult> =>
  onStage(async ({ wire, untilCommitted: committed }) => {
    let faults = 0;
    let slowest = 0;
    let rounds = 0;
    while (faults < times) {
      await wait(20 + Math.random() * 150);
      faults += wire.reset();
      rounds += 1;
      if (rounds % 10 === 0) slowest = Math.max(slowest, await committed());
    }
    return { faults, slowest };
  });

/** The server cannot be reached at all for a while. */
export const serverAway = (seconds: number): Promise<FaultResult> =>
  onStage(async ({ wire, untilCommitted: committed }) => {
    wire.setAway(true);
    await wait(seconds * 1_000);
    wire.setAway(false);
    return { faults: 1, slowest: await committed() };
  });

/** Everything takes two seconds more, there and back; then it is well again. */
export const slowServer = (seconds: number): Promise<FaultResult> =>
  onStage(async ({ wire, untilCommitted: committed }) => {
    wire.delay = 1_000;
    await wait(seconds * 1_000);
    wire.delay = 0;
    return { faults: 1, slowest: await committed() };
  });
