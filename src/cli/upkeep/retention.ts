import type { Command } from "commander";

import { systemClock } from "../../domain/clock.ts";
import type { Tx } from "../../features/database.ts";
import { applyRetention, RETENTION, type RetentionRule } from "../../pipeline/upkeep/retention.ts";
import { report } from "./say.ts";
import { withDatabase } from "./with-database.ts";

/** `retention [--dry-run]`: forgets what has served its time, as the running bot does every night. */
export function registerRetention(program: Command): void {
  program
    .command("retention")
    .description("forget what has served its time; the running bot does so every night")
    .option("--dry-run", "only say what would go")
    .option("--json", "one JSON object")
    .action((options: { dryRun?: true; json?: true }) =>
      withDatabase(async ({ database }) => {
        const dryRun = options.dryRun === true;
        const result = await database.db.transaction((tx) =>
          applyRetention(tx as Tx, systemClock.now(), dryRun),
        );
        await report(options, { dryRun, ...result }, async () => {
          for (const [rule, rows] of Object.entries(result)) {
            const { days, what } = RETENTION[rule as RetentionRule];
            console.log(`${dryRun ? "would go" : "gone"}: ${rows}  (${what}, after ${days} days)`);
          }
        });
      }),
    );
}
