import { sql } from "drizzle-orm";

import { dateInZone } from "../../../src/domain/local-date.ts";
import { transactAsSystem } from "../../../src/features/acting.ts";
import { type Database, queryRows } from "../../../src/features/database.ts";
import type { Job, JobResult } from "../../../src/features/feature.ts";
import type { House } from "../../../src/pipeline/house.ts";

export interface LongRun {
  readonly seconds: number;
  /** Seconds of the longest transaction. */
  readonly longest: number;
  /** Lines that people were told on the way. */
  readonly told: number;
  /** What was heard in the middle of it. */
  readonly heard: readonly string[];
}

interface Work {
  readonly what: string;
  readonly house: House;
  readonly job: Job;
  /** What somebody says, in a transaction of its own. */
  message(): Promise<unknown>;
  /** Happens once, while an approved list is not carried out to its end. */
  inTheMiddle?(): Promise<readonly string[]>;
}

export const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;

/** A message and what its job does after it, transaction by transaction, until nothing is left. */
export async function timeLongRun({ what, house, job, message, inTheMiddle }: Work): Promise<LongRun> {
  const started = performance.now();
  await message();
  let [longest, told, away] = [performance.now() - started, 0, 0];
  let heard: readonly string[] = [];
  for (let again = true; again;) {
    if (inTheMiddle !== undefined && heard.length === 0 && (await isCarriedOut(house.db))) {
      const aside = performance.now();
      heard = await inTheMiddle();
      away = performance.now() - aside;
    }
    const since = performance.now();
    const result = await runJob(house, job);
    longest = Math.max(longest, performance.now() - since);
    again = result.again === true;
    told += result.notices.length;
    if (result.notices.length > 0)
      console.error(
        `  ${what}: ${seconds(started)} s, ${result.notices.map(({ reply }) => reply.key).join(", ")}`,
      );
  }
  return { seconds: seconds(started + away), longest: longest / 1_000, told, heard };
}

async function isCarriedOut(db: Database): Promise<boolean> {
  return (await queryRows(db, sql`select 1 from benefit_lists where status = 'approving'`)).length > 0;
}

const runJob = (house: House, job: Job): Promise<JobResult> =>
  transactAsSystem(house.db, (tx) => {
    const now = house.clock.now();
    const today = dateInZone(now);
    const { directory, vault, words, readSheet, changeKinds } = house;
    const own = { text: "", said: null, attachment: null, today, now };
    const world = { ...own, directory, vault, rules: house.rules.current, words, readSheet, changeKinds };
    return job.run({ tx, world: world as never, now, today });
  });

/** A slice whose transaction is lost, as when the process is killed before it is committed. */
export async function loseSlice(house: House, job: Job): Promise<void> {
  const lost = new Error("killed");
  await transactAsSystem(house.db, async (tx) => {
    await runJob({ ...house, db: tx }, job);
    throw lost;
  }).catch((error: unknown) => {
    if (error !== lost) throw error;
  });
}
