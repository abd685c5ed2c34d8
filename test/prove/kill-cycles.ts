import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

import { type OpenDatabase, openDatabase } from "../../src/adapters/database/open-database.ts";
import { FAILPOINTS } from "../../src/pipeline/faults/failpoint.ts";
import { BotProcess, type BotPlace } from "./support/bot-process.ts";
import { judge, type Verdict } from "./support/judge.ts";
import { Talkers } from "./support/talkers.ts";

const OFFICERS = 8;

export interface KillResult extends Verdict {
  readonly kills: number;
  readonly seconds: number;
}

/** Ends the bot's process with kill -9 again and again under load: at every named step in turn, and at random moments. */
export async function killCycles(place: BotPlace["place"], cycles: number): Promise<KillResult> {
  const begun = Date.now();
  const folder = mkdtempSync(`${tmpdir()}/nuanxin-kill-`);
  const talkers = new Talkers(OFFICERS);
  const start = (seed: number) => BotProcess.start({ place, folder, seed }, talkers.hear);
  try {
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const bot = await start(cycle === 0 ? OFFICERS : 0);
      const point = FAILPOINTS[cycle % (FAILPOINTS.length + 2)];
      if (point !== undefined) bot.order({ do: "die-at", point, count: 1 + Math.floor(Math.random() * 120) });
      if (point?.startsWith("job-") === true) bot.order({ do: "tick" });
      talkers.attach(bot);
      const patience = new AbortController();
      const limit = point === undefined ? 100 + Math.random() * 1_500 : 4_000;
      await Promise.race([bot.exited, wait(limit, undefined, { signal: patience.signal })]);
      patience.abort();
      bot.kill();
      await bot.exited;
    }
    const last = await start(0);
    talkers.attach(last);
    await talkers.fallSilent(() => wait(20));
    // Lines that the dead left behind are theirs until their lease ends.
    await waitUntilSent(place, last);
    const database = await openDatabase(place);
    const verdict = await judge(database.db, talkers);
    await database.close();
    return { ...verdict, kills: cycles, seconds: Math.round((Date.now() - begun) / 1_000) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const LEASE_MS = 33_000;

async function waitUntilSent(place: BotPlace["place"], bot: BotProcess): Promise<void> {
  const begun = Date.now();
  if ("url" in place) {
    const { sql } = await import("drizzle-orm");
    const { queryRows } = await import("../../src/features/database.ts");
    const database: OpenDatabase = await openDatabase(place);
    const left = async (): Promise<number> =>
      (
        await queryRows<{ n: number }>(
          database.db,
          sql`select count(*)::int as n from outbox where sent_at is null`,
        )
      )[0]?.n ?? 0;
    while ((await left()) > 0 && Date.now() - begun < LEASE_MS * 2) await wait(500);
    await database.close();
  } else await wait(LEASE_MS);
  await bot.stop();
}
