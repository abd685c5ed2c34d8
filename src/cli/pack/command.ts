import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { sql } from "drizzle-orm";
import type { Command } from "commander";

import { writeBackup } from "../../adapters/backup/write-backup.ts";
import { createLog } from "../../adapters/log/pino-log.ts";
import { say } from "../../conversation/reply.ts";
import { systemClock } from "../../domain/clock.ts";
import { dateInZone } from "../../domain/local-date.ts";
import { transactAsSystem } from "../../features/acting.ts";
import { queryRows } from "../../features/database.ts";
import { openHouse } from "../../main.ts";
import { commitDeeds } from "../../pipeline/commit-deeds.ts";
import type { House } from "../../pipeline/house.ts";
import { makeAuditRow } from "../../pipeline/audit/make-audit-row.ts";
import { phoneBook, rosterBook } from "./pack-sheets.ts";
import { report, tell } from "../upkeep/say.ts";
import { withDatabase } from "../upkeep/with-database.ts";

/** `pack [FOLDER]`: what the district works on with if everything is down on 31 December (离线应急包). */
export function registerPack(program: Command): void {
  program
    .command("pack")
    .description("for a day without the bot: a sealed backup, a roster and a telephone list to print")
    .argument("[folder]", "default: packs/<day> in the data folder")
    .option("--json", "one JSON object")
    .action((folder: string | undefined, options: { json?: true }) =>
      withDatabase(async ({ config, database, ring, vault }) => {
        const now = systemClock.now();
        const day = dateInZone(now);
        const to = resolve(folder ?? `${config.folder}/packs/${day}-${now.getTime()}`);
        mkdirSync(to, { recursive: true, mode: 0o700 });
        const house = await openHouse({
          database,
          clock: systemClock,
          vault,
          log: createLog(config.logLevel),
          demo: false,
        });
        const number = await recordPack(house);
        const mark = say("upkeep:pack.mark", { day, number });
        const files: string[] = [];
        for (const make of [rosterBook, phoneBook]) {
          const drawn = await house.drawFile(await make(house, database.db, mark), config.locale);
          files.push(join(to, drawn.name));
          writeFileSync(join(to, drawn.name), drawn.bytes, { mode: 0o600 });
        }
        const backup = join(to, `${day}.nxb`);
        const manifest = await writeBackup(database.db, { path: backup, ring, now });
        files.push(backup);
        await report(options, { folder: to, files, number, ...manifest }, () =>
          tell("upkeep:packed", { folder: to, number }),
        );
      }),
    );
}

/** Everybody on the paper can ask who has seen their name: it counts as a look at each union's list. @returns its number */
async function recordPack(house: House): Promise<number> {
  const now = house.clock.now();
  const entries = house.directory
    .grassroots()
    .map(({ id }) => ({ action: "list-union", subject: `union:${id}` }));
  const audit = makeAuditRow(house, "system", [...entries, { action: "offline-pack", subject: null }], {
    inboxId: null,
    now,
  });
  return transactAsSystem(house.db, async (tx) => {
    await commitDeeds(tx, { now, conversation: null, audit, sends: [] });
    const [head] = await queryRows<{ seq: number }>(tx, sql`select seq::float8 as seq from audit_head`);
    return head?.seq ?? 0;
  });
}
