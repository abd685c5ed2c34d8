import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

import { openDatabase } from "../../src/adapters/database/open-database.ts";
import { exactly, type Figure, told } from "./figures.ts";
import { BotProcess } from "./support/bot-process.ts";
import { judge } from "./support/judge.ts";
import type { Order } from "./support/protocol.ts";
import { withServerDatabase } from "./support/server.ts";
import { Talkers } from "./support/talkers.ts";

const OFFICERS = 8;
/** More of them take longer to meet each other in every way. */
const SECONDS_EACH = 2;
const BEGINS = new Date("2026-12-31T09:00:00+08:00");

/**
 * So many processes on one server. What each officer says reaches two of them at the same moment, whichever they are; all
 * of them look for due reminders at once, and again.
 */
export const manyProcesses = (count: number): Promise<readonly Figure[]> =>
  withServerDatabase(async (url) => {
    const folder = mkdtempSync(`${tmpdir()}/nuanxin-processes-`);
    const talkers = new Talkers(OFFICERS);
    talkers.aheadMs = BEGINS.getTime() - Date.now();
    const bots: BotProcess[] = [];
    try {
      for (let number = 0; number < count; number += 1) {
        const seed = number === 0 ? OFFICERS : 0;
        bots.push(
          await BotProcess.start({ place: { url }, folder, seed, aheadMs: talkers.aheadMs }, talkers.hear),
        );
      }
      const somebody = (): number => Math.floor(Math.random() * count);
      const order = (it: Order): void => {
        const first = somebody();
        bots[first]?.order(it);
        bots[(first + 1 + somebody()) % count]?.order(it);
      };
      talkers.attach({ order });
      for (let second = 0; second < count * SECONDS_EACH; second += 1) {
        for (const bot of bots) bot.order({ do: "tick" });
        await wait(1_000);
      }
      await talkers.fallSilent(() => wait(20));
      for (const bot of bots) await bot.settle();
      const ended = bots.filter((bot) => !bot.alive).length;
      for (const bot of bots) await bot.stop();
      const database = await openDatabase({ url });
      const { figures } = await judge(database.db, talkers, folder);
      await database.close();
      return [told("processes", count), exactly("… that ended", ended, 0), ...figures];
    } finally {
      for (const bot of bots) bot.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  });
