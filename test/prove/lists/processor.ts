import { readFileSync } from "node:fs";

import { sql } from "drizzle-orm";

import { type Database, queryRows } from "../../../src/features/database.ts";

/** Linux counts in hundredths of a second. */
const TICKS = 100;

/**
 * Seconds of processor that this process and the database's have used so far: beside the clock's seconds they say what a
 * busy machine takes away. Undefined where the server is on another machine.
 */
export async function processorSeconds(db: Database): Promise<number | undefined> {
  const { user, system } = process.cpuUsage();
  const backends = await queryRows<{ pid: number }>(
    db,
    sql`select pid from pg_stat_activity where datname = current_database()`,
  );
  try {
    const theirs = backends.map(({ pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    });
    return (user + system) / 1e6 + theirs.reduce((sum, one) => sum + one, 0);
  } catch {
    return undefined;
  }
}
