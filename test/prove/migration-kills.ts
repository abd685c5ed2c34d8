import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { openDatabase } from "../../src/adapters/database/open-database.ts";
import { type Database, queryRows } from "../../src/features/database.ts";
import { scriptArguments } from "../support/run-script.ts";
import { exactly, type Figure, told } from "./figures.ts";
import { withServerDatabase } from "./support/server.ts";

type Place = { readonly url: string } | { readonly folder: string };

const SCRIPT = new URL("support/open-once.ts", import.meta.url);
/** Moments reach a little beyond the time that an undisturbed opening takes. */
const BEYOND = 1.1;

export const killMigrationOnServer = (kills: number): Promise<readonly Figure[]> =>
  withServerDatabase((model) => withServerDatabase((url) => killMigration({ url: model }, { url }, kills)));

export async function killMigrationEmbedded(kills: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(`${tmpdir()}/nuanxin-migration-`);
  try {
    return await killMigration({ folder: `${folder}/model` }, { folder: `${folder}/data` }, kills);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The making of a database is killed again and again, later each time; whatever is left must open in the end, as whole as
 * one that was made without disturbance.
 */
async function killMigration(model: Place, place: Place, kills: number): Promise<readonly Figure[]> {
  const begun = performance.now();
  const wanted = await describeOnce(model);
  const takes = (performance.now() - begun) * BEYOND;
  let killed = 0;
  let finished = 0;
  let refused = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const end = await openAndKill(place, (takes * kill) / kills);
    if (end === "killed") killed += 1;
    else if (end === "finished") finished += 1;
    else refused += 1;
  }
  const found = await describeOnce(place);
  return [
    told("starts killed", killed),
    told("starts that were done before", finished),
    exactly("starts that failed by themselves", refused, 0),
    exactly("the schema afterwards", found === wanted ? "whole" : "not whole", "whole"),
  ];
}

async function openAndKill(place: Place, ms: number): Promise<"killed" | "finished" | "refused"> {
  const child = spawn(process.execPath, scriptArguments(SCRIPT, JSON.stringify(place)), {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  await Promise.race([wait(ms), ended]);
  if (child.exitCode !== null) return child.exitCode === 0 ? "finished" : "refused";
  child.kill("SIGKILL");
  await ended;
  return "killed";
}

async function describeOnce(place: Place): Promise<string> {
  const database = await openDatabase(place);
  const text = await describe(database.db);
  await database.close();
  return text;
}

/** Every column, index, constraint, trigger and function, as one text. */
async function describe(db: Database): Promise<string> {
  const rows = await queryRows<{ line: string }>(
    db,
    sql`select line from (
      select table_name || '.' || column_name || ' ' || data_type as line from information_schema.columns where table_schema = 'public'
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select conrelid::regclass::text || ' ' || conname from pg_constraint where connamespace = 'public'::regnamespace
      union all select tgrelid::regclass::text || ' ' || tgname from pg_trigger where not tgisinternal
      union all select count(*)::text || ' migrations' from drizzle.__drizzle_migrations) lines order by line`,
  );
  return rows.map(({ line }) => line).join("\n");
}
