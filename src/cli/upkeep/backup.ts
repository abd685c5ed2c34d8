import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

import type { Command } from "commander";

import { BackupUnreadable } from "../../adapters/backup/sealed-file.ts";
import { RestoreRefused, restoreBackup } from "../../adapters/backup/restore-backup.ts";
import { writeBackup } from "../../adapters/backup/write-backup.ts";
import { systemClock } from "../../domain/clock.ts";
import { dateInZone } from "../../domain/local-date.ts";
import { report, tell } from "./say.ts";
import { withDatabase } from "./with-database.ts";

interface Options {
  readonly json?: true;
}

/** `backup [FILE]`: everything but the keys, sealed, as of one moment, read back before it says so. */
export function registerBackup(program: Command): void {
  program
    .command("backup")
    .description("write the whole database to a sealed file, and prove it; keys are not in it")
    .argument("[file]", "default: backups/<day>.nxb in the data folder")
    .option("--json", "one JSON object")
    .action((file: string | undefined, options: Options) =>
      withDatabase(async ({ config, database, ring }) => {
        const now = systemClock.now();
        const path = resolve(file ?? `${config.folder}/backups/${dateInZone(now)}-${now.getTime()}.nxb`);
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        const manifest = await writeBackup(database.db, { path, ring, now });
        const rows = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
        await report(options, { path, rows, ...manifest }, () =>
          tell("upkeep:backed-up", {
            path,
            rows,
            seq: manifest.audit.seq,
            hash: manifest.audit.hash.slice(0, 16),
          }),
        );
      }),
    );
}

/** `restore FILE`: into a fresh database; all of it, proved, or nothing. */
export function registerRestore(program: Command): void {
  program
    .command("restore")
    .description("fill a fresh database from a backup: all of it, proved, or nothing")
    .argument("<file>", "what `backup` wrote")
    .option("--json", "one JSON object")
    .action((file: string, options: Options) =>
      withDatabase(async ({ database, ring }) => {
        try {
          const manifest = await restoreBackup(database.db, resolve(file), ring);
          const rows = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
          await report(options, { restored: true, rows, ...manifest }, () =>
            tell("upkeep:restored", {
              rows,
              seq: manifest.audit.seq,
              hash: manifest.audit.hash.slice(0, 16),
            }),
          );
        } catch (error) {
          if (!(error instanceof RestoreRefused) && !(error instanceof BackupUnreadable)) throw error;
          const reason = error.message;
          await report(options, { restored: false, reason }, () => tell("upkeep:not-restored", { reason }));
          process.exitCode = 1;
        }
      }),
    );
}
