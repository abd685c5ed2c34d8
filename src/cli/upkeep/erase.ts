import { sql } from "drizzle-orm";
import type { Command } from "commander";

import { createLog } from "../../adapters/log/pino-log.ts";
import { systemClock } from "../../domain/clock.ts";
import { transactAsSystem } from "../../features/acting.ts";
import { queryRows } from "../../features/database.ts";
import { erasePerson } from "../../features/oversight/index.ts";
import { openHouse } from "../../main.ts";
import { commitDeeds } from "../../pipeline/commit-deeds.ts";
import { makeAuditRow } from "../../pipeline/audit/make-audit-row.ts";
import { report, tell } from "./say.ts";
import { withDatabase } from "./with-database.ts";

/** Undoes the transaction of a dry run. */
class OnlyLooking extends Error {}

/** `erase PERSON [--dry-run]`: a person's data go, the accounts and the audit chain stay. */
export function registerErase(program: Command): void {
  program
    .command("erase")
    .description("erase a person's data; accounts, receipts and the audit chain stay")
    .argument("<id>", "the person's id, as an export or the audit trail has it")
    .option("--dry-run", "only say what would go")
    .option("--json", "one JSON object")
    .action((id: string, options: { dryRun?: true; json?: true }) =>
      withDatabase(async ({ config, database, vault }) => {
        const now = systemClock.now();
        const log = createLog(config.logLevel);
        const house = await openHouse({ database, clock: systemClock, vault, log, demo: false });
        let erased: Readonly<Record<string, number>> | null = null;
        await transactAsSystem(database.db, async (tx) => {
          const known = await queryRows(tx, sql`select 1 from people where id::text = ${id}`);
          if (known.length === 0) return;
          erased = await erasePerson(tx, vault, id, now);
          const entry = { action: "erase-person", subject: `person:${id}` };
          const audit = makeAuditRow(house, "system", [entry], { inboxId: null, now });
          await commitDeeds(tx, { now, conversation: null, audit, sends: [] });
          if (options.dryRun === true) throw new OnlyLooking();
        }).catch((error: unknown) => {
          if (!(error instanceof OnlyLooking)) throw error;
        });
        if (erased === null) {
          await tell("upkeep:no-person");
          process.exitCode = 1;
          return;
        }
        const rows = Object.values<number>(erased).reduce((sum, count) => sum + count, 0);
        await report(options, { dryRun: options.dryRun === true, rows, erased }, () =>
          tell(options.dryRun === true ? "upkeep:would-erase" : "upkeep:erased", { rows }),
        );
      }),
    );
}
