import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";

import { lookAtDatabase } from "../../adapters/database/look-at-database.ts";
import { MIGRATIONS_FOLDER } from "../../adapters/database/migrate.ts";
import type { Config } from "../../config.ts";
import { type Database, queryRows } from "../../features/database.ts";
import { type Finding, found } from "./finding.ts";

const OLDEST_SERVER = 140_000;
const MOST_SECONDS_APART = 5;

interface Facts {
  readonly server: number;
  readonly schema: number | null;
  readonly secondsApart: number;
  /** Passes row-level security by: a superuser, or the owner of the tables. */
  readonly passes: boolean;
  readonly superuser: boolean;
  readonly keysInUse: ReadonlySet<string>;
  readonly dead: number;
  readonly aside: number;
}

/** The database: reached, of this program's version, of these keys, and behind its second wall. */
export async function checkDatabase(config: Config, keys: ReadonlySet<string> | null): Promise<Finding[]> {
  const looked = await lookAtDatabase(config.database, readFacts);
  const where = "folder" in config.database ? config.database.folder : "PostgreSQL";
  switch (looked.kind) {
    case "none":
      return [found("database", "database-first", { where })];
    case "busy":
      return [found("database", "database-busy", { where })];
    case "away":
      return [found("database", "database-away", { where, reason: looked.reason })];
    case "seen":
      return judge(looked.seen, config, keys);
  }
}

function judge(facts: Facts, config: Config, keys: ReadonlySet<string> | null): Finding[] {
  const where = "folder" in config.database ? config.database.folder : "PostgreSQL";
  const findings: Finding[] = [judgeSchema(facts, where)];
  const missing = [...facts.keysInUse].filter((id) => keys?.has(id) !== true);
  if (missing.length > 0) findings.push(found("keys", "keys-other", { missing: missing.join(", ") }));
  if (facts.secondsApart > MOST_SECONDS_APART)
    findings.push(found("clock", "clock-differs", { seconds: Math.round(facts.secondsApart) }));
  if (facts.dead > 0 || facts.aside > 0)
    findings.push(found("database", "waiting-for-people", { dead: facts.dead, aside: facts.aside }));
  if ("url" in config.database) findings.push(judgeWall(facts, config.database.ownerUrl !== undefined));
  return findings;
}

function judgeSchema({ server, schema }: Facts, where: string): Finding {
  const version = Math.floor(server / 10_000);
  if (server < OLDEST_SERVER) return found("database", "database-old", { version });
  if (schema === null) return found("database", "database-first", { where });
  const newest = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).at(-1)?.folderMillis ?? 0;
  if (schema === newest) return found("database", "database-ok", { version });
  return found("database", schema > newest ? "database-newer" : "database-behind");
}

function judgeWall({ passes, superuser }: Facts, twoLogins: boolean): Finding {
  if (!passes) return found("second-wall", "second-wall-ok");
  return found("second-wall", superuser || twoLogins ? "second-wall-passed" : "second-wall-absent");
}

async function readFacts(db: Database): Promise<Facts> {
  const [row] = await queryRows<
    Omit<Facts, "schema" | "keysInUse" | "dead" | "aside"> & { journal: boolean }
  >(
    db,
    sql`select current_setting('server_version_num')::int as server, r.rolsuper as superuser,
        to_regclass('public.people') is not null as journal,
        abs(extract(epoch from clock_timestamp() - ${new Date().toISOString()}::timestamptz))::float8 as "secondsApart",
        r.rolsuper or r.rolbypassrls or coalesce((select tableowner = current_user from pg_tables
          where schemaname = 'public' and tablename = 'people'), false) as passes
      from pg_roles r where r.rolname = current_user`,
  );
  if (row === undefined) throw new Error("the login is not among the roles");
  if (!row.journal) return { ...row, schema: null, keysInUse: new Set(), dead: 0, aside: 0 };
  const [schema] = await queryRows<{ newest: string | number | null }>(
    db,
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  );
  const [waiting] = await queryRows<{ dead: number; aside: number }>(
    db,
    sql`select (select count(*)::int from outbox where dead_at is not null) as dead,
      (select count(*)::int from quarantine where text_sealed is not null) as aside`,
  );
  return {
    ...row,
    schema: schema?.newest === null || schema === undefined ? null : Number(schema.newest),
    keysInUse: await sampleKeys(db),
    dead: waiting?.dead ?? 0,
    aside: waiting?.aside ?? 0,
  };
}

/** Names of the keys that the latest cells were sealed with. The bot's login sees what goes out, and not the archive. */
async function sampleKeys(db: Database): Promise<ReadonlySet<string>> {
  const rows = await queryRows<{ id: string }>(
    db,
    sql`select distinct split_part(sealed, '.', 1) as id from (
        (select body_sealed as sealed from outbox where body_sealed like '%.%' order by created_at desc limit 1000)
        union all (select phone_sealed from people where phone_sealed is not null limit 1000)
      ) sample`,
  );
  return new Set(rows.map(({ id }) => id));
}
