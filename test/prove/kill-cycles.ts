import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

import { openDatabase } from "../../src/adapters/database/open-database.ts";
import { FAILPOINTS } from "../../src/pipeline/faults/failpoint.ts";
import { layDatabase } from "../support/prepared-folder.ts";
import { atMost, exactly, type Figure, told } from "./figures.ts";
import { BotProcess, type BotPlace } from "./support/bot-process.ts";
import { judge } from "./support/judge.ts";
import { withServerDatabase } from "./support/server.ts";
import { Talkers } from "./support/talkers.ts";

const OFFICERS = 8;
/** Between an answer and the next thing said: while messages are only kept, nobody would ever be caught up with. */
const THINKS_MS = 20;
const HOUR_MS = 3_600_000;
/** The first process lives eight days before the year's end; each of the next two hours later: reminders fall due. */
const BEGINS = new Date("2026-12-23T08:00:00+08:00");
/** A step that is not come by in this time is not come by at all. */
const LONGEST_LIFE_MS = 60_000;
/** Moments that have no name, for every round of those that have. */
const AT_RANDOM = 3;

export const killOnServer = (cycles: number): Promise<readonly Figure[]> =>
  withServerDatabase((url) => killCycles({ url }, cycles));

export async function killEmbedded(cycles: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(`${tmpdir()}/nuanxin-prove-`);
  try {
    // The death of a database in the making is a proof of its own.
    await layDatabase(`${folder}/data`);
    return await killCycles({ folder: `${folder}/data` }, cycles);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends the bot's process with kill -9 again and again under load: at every named step in turn, and at random moments. */
async function killCycles(place: BotPlace["place"], cycles: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(`${tmpdir()}/nuanxin-kill-`);
  const talkers = new Talkers(OFFICERS, THINKS_MS);
  const ahead = BEGINS.getTime() - Date.now();
  const start = (cycle: number): Promise<BotProcess> => {
    talkers.aheadMs = ahead + cycle * 2 * HOUR_MS;
    const seed = cycle === 0 ? OFFICERS : 0;
    return BotProcess.start({ place, folder, seed, aheadMs: talkers.aheadMs }, talkers.hear);
  };
  const deaths = new Map<string, number>();
  try {
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const point = FAILPOINTS[cycle % (FAILPOINTS.length + AT_RANDOM)];
      const at = await liveAndDie(await start(cycle), talkers, point);
      deaths.set(at, (deaths.get(at) ?? 0) + 1);
    }
    // Next day, at an hour at which everything may be said; what the dead had in hand is nobody's by then.
    const last = await start(cycles + 25 - (cycles % 12));
    talkers.attach(last);
    await talkers.fallSilent(() => wait(20));
    await last.settle();
    await last.stop();
    const database = await openDatabase(place);
    const { figures, mostRepeatsOfOneLife } = await judge(database.db, talkers, folder);
    await database.close();
    return [
      told("kills", cycles),
      ...FAILPOINTS.map((name) => told(`… at ${name}`, deaths.get(name) ?? 0)),
      exactly("named steps at which it died", countNamed(deaths), Math.min(cycles, FAILPOINTS.length)),
      ...figures,
      told("messages for which there was no room", talkers.refused),
      atMost("most lines sent again after one kill", mostRepeatsOfOneLife, 1),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One process's life under load; says where it ended. */
async function liveAndDie(bot: BotProcess, talkers: Talkers, point: string | undefined): Promise<string> {
  const isRarer = point !== undefined && !/^(?:message|send)-/.test(point);
  if (point !== undefined)
    bot.order({ do: "die-at", point, count: 1 + Math.floor(Math.random() * (isRarer ? 10 : 60)) });
  if (point?.startsWith("spool-") === true) bot.order({ do: "flicker" });
  talkers.attach(bot);
  bot.order({ do: "tick" });
  const patience = new AbortController();
  const limit = point === undefined ? 100 + Math.random() * 1_500 : LONGEST_LIFE_MS;
  await Promise.race([bot.exited, wait(limit, undefined, { signal: patience.signal })]);
  patience.abort();
  bot.kill();
  await bot.exited;
  return point !== undefined && bot.diedByItself ? point : "random";
}

const countNamed = (deaths: ReadonlyMap<string, number>): number =>
  FAILPOINTS.filter((name) => deaths.has(name)).length;
