import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { openDatabase } from "../../src/adapters/database/open-database.ts";
import { queryRows } from "../../src/features/database.ts";
import { atMost, exactly, type Figure, told } from "./figures.ts";
import { BotProcess } from "./support/bot-process.ts";
import { Cluster } from "./support/cluster.ts";
import { FaultyWire } from "./support/faulty-wire.ts";
import { judge } from "./support/judge.ts";
import { Talkers } from "./support/talkers.ts";

const OFFICERS = 8;
const THINK_MS = 60;
/** Through a long absence people write at the pace of people. */
const PATIENT_THINK_MS = 1_000;

/** After a server that was only slow, connections and patience have grown: that takes a while to mend. */
const RETURN_AFTER_SLOWNESS_MS = 45_000;
const RETURN_MS = 5_000;

interface Scene {
  readonly cluster: Cluster;
  readonly wire: FaultyWire;
  readonly talkers: Talkers;
  readonly bot: BotProcess;
  /** Milliseconds until another message is committed. */
  untilCommitted(): Promise<number>;
}

interface Played {
  readonly faults: number;
  /** The longest from the server's being there again to the next message committed. */
  readonly slowest: number;
  readonly returnWithin?: number;
}

/** A bot under load on a server of its own, behind a wire that can be broken; then `act`, quiet, and the verdict. */
async function onStage(
  what: string,
  act: (scene: Scene) => Promise<Played>,
  thinkMs = THINK_MS,
): Promise<readonly Figure[]> {
  const folder = mkdtempSync(`${tmpdir()}/nuanxin-faults-`);
  const cluster = await Cluster.create();
  const wire = await FaultyWire.open(cluster.port);
  const talkers = new Talkers(OFFICERS, thinkMs);
  try {
    const url = `postgres://postgres@127.0.0.1:${wire.port}/postgres`;
    const bot = await BotProcess.start({ place: { url }, folder, seed: OFFICERS }, talkers.hear);
    talkers.attach(bot);
    await wait(1_000);
    const played = await act({
      cluster,
      wire,
      talkers,
      bot,
      untilCommitted: () => untilCommitted(cluster.url),
    });
    await talkers.fallSilent(async () => {
      await wait(50);
      if (!bot.alive) throw new Error("the bot's process ended");
    });
    await bot.settle();
    const exits = bot.alive ? 0 : 1;
    await bot.stop();
    const database = await openDatabase({ url: cluster.url });
    const { figures } = await judge(database.db, talkers, folder);
    await database.close();
    const toldOf = talkers.sent.filter(({ text }) => text.includes("已经收好"));
    return [
      told(what, played.faults),
      exactly("processes ended", exits, 0),
      atMost("slowest return, ms", Math.round(played.slowest), played.returnWithin ?? RETURN_MS),
      told("messages kept on the disk", bot.kept),
      atMost(
        "told so, for each officer and outage",
        toldOf.length / OFFICERS / Math.max(1, played.faults),
        1,
      ),
      atMost("most messages in hand at once", bot.deepest, OFFICERS),
      ...figures,
    ];
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
export const immediateStops = (times: number): Promise<readonly Figure[]> =>
  onStage("stops with -m immediate", async ({ cluster, untilCommitted: committed }) => {
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
export const connectionResets = (times: number): Promise<readonly Figure[]> =>
  onStage("connections reset", async ({ wire, untilCommitted: committed }) => {
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
export const serverAway = (seconds: number): Promise<readonly Figure[]> =>
  onStage(
    "absences",
    async ({ wire, untilCommitted: committed }) => {
      wire.setAway(true);
      await wait(seconds * 1_000);
      wire.setAway(false);
      return { faults: 1, slowest: await committed() };
    },
    PATIENT_THINK_MS,
  );

/** Everything takes two seconds more, there and back; then it is well again. */
export const slowServer = (seconds: number): Promise<readonly Figure[]> =>
  onStage("spells of two seconds more", async ({ wire, untilCommitted: committed }) => {
    wire.delay = 1_000;
    await wait(seconds * 1_000);
    wire.delay = 0;
    return { faults: 1, slowest: await committed(), returnWithin: RETURN_AFTER_SLOWNESS_MS };
  });
