import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

import { openDatabase } from "../../src/adapters/database/open-database.ts";
import { type Figure, told } from "./figures.ts";
import { BotProcess } from "./support/bot-process.ts";
import { judge } from "./support/judge.ts";
import { Talkers } from "./support/talkers.ts";

const OFFICERS = 4;
const THINK_MS = 150;
const DISK_MB = 160;
const FULL_MS = 4_000;

/**
 * PGlite, its keys and its spool on a small disk of their own, which fills up under load and is emptied again. A process that ends is started anew, as a service manager does. Needs root, to mount the disk.
 */
export async function fullDisk(times: number): Promise<readonly Figure[]> {
  const disk = mkdtempSync(`${tmpdir()}/nuanxin-disk-`);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_MB}m`, "tmpfs", disk]);
  const talkers = new Talkers(OFFICERS, THINK_MS);
  const place = { folder: `${disk}/data` };
  const start = (seed: number) => BotProcess.start({ place, folder: disk, seed }, talkers.hear);
  let bot = await start(OFFICERS);
  let restarts = 0;
  try {
    for (let time = 0; time < times; time += 1) {
      talkers.attach(bot);
      await wait(1_000);
      const end = fill(disk);
      await wait(FULL_MS);
      end();
      const until = Date.now() + 15_000;
      const before = talkers.acknowledged.length;
      while (bot.alive && talkers.acknowledged.length < before + OFFICERS && Date.now() < until)
        await wait(50);
      if (bot.alive) continue;
      restarts += 1;
      bot = await start(0);
    }
    talkers.attach(bot);
    await talkers.fallSilent(() => wait(20));
    await bot.settle();
    await bot.stop();
    const database = await openDatabase(place);
    const { figures } = await judge(database.db, talkers, disk);
    await database.close();
    return [
      told("times that the disk was full", times),
      told("starts anew", restarts),
      told("messages kept aside", bot.kept),
      told("messages for which there was no room, and their senders told", talkers.refused),
      ...figures,
    ];
  } finally {
    bot.kill();
    await bot.exited;
    execFileSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

/** Takes all the room that is left; returns what gives it back. */
function fill(disk: string): () => void {
  const { bavail, bsize } = statfsSync(disk);
  try {
    writeFileSync(`${disk}/ballast`, Buffer.alloc(bavail * bsize));
  } catch (error) {
    // The bot writes meanwhile: what could be taken is taken, and the disk is full all the same.
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
  return () => rmSync(`${disk}/ballast`);
}
