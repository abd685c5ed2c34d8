import { randomBytes } from "node:crypto";

import { sql } from "drizzle-orm";

import { openTemporary } from "../../src/adapters/database/temporary.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { AesVault } from "../../src/adapters/vault/aes-vault.ts";
import { MovableClock } from "../../src/domain/clock.ts";
import { type Database, queryRows } from "../../src/features/database.ts";
import { openHouse } from "../../src/main.ts";
import { runJobs } from "../../src/pipeline/run-jobs.ts";

const UNIONS = Number(process.env["UNIONS"] ?? 100_000);

/** One wave of the campaign for 100,000 unions, each with an officer, on PostgreSQL: due → planned, nothing sent yet. */
export async function benchCampaign(): Promise<void> {
  const url = process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
  const database = await openTemporary(url);
  await fillDistrict(database.db);
  const clock = new MovableClock();
  clock.freeze(new Date("2026-11-30T00:00:00Z"));
  const vault = new AesVault({
    current: "k1",
    seals: new Map([["k1", randomBytes(32)]]),
    index: randomBytes(32),
  });
  const house = await openHouse({
    database,
    clock,
    vault,
    log: createLog("error", { write: (line) => console.log(line.slice(0, 1500)) }),
    demo: false,
  });
  clock.set(new Date("2026-12-01T01:00:00Z"));
  const campaign = house.features.filter(({ name }) => name === "campaign");
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  await runJobs({ ...house, features: campaign }, () => Promise.resolve());
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begun) / 1_000;
  clearInterval(watch);
  const [again] = await queryRows<{ planned: number; once: number }>(
    database.senderDb,
    sql`select (select count(*)::int from outbox where dedupe_key like 'remind:%') as planned,
      (select count(distinct union_id)::int from reminders) as once`,
  );
  console.log(
    "| unions | wave planned s | of it own CPU s | lines planned | unions reminded | peak RSS MB | of it before |\n|---|---|---|---|---|---|---|",
  );
  console.log(
    `| ${UNIONS} | ${seconds.toFixed(1)} | ${((user + system) / 1e6).toFixed(1)} | ${again?.planned} | ${again?.once} | ${(peak / 1e6).toFixed(0)} | ${(before / 1e6).toFixed(0)} |`,
  );
  await database.close();
}

const AT_ONCE = 5_000;

/** Grassroots unions with an officer each, and one member of staff. */
async function fillDistrict(db: Database): Promise<void> {
  await db.execute(sql`
    with top as (insert into unions (id, level, name) values (gen_random_uuid(), 'municipal', '市总工会') returning id),
    middle as (insert into unions (id, parent_id, level, name) select gen_random_uuid(), id, 'district', '区总工会' from top returning id)
    insert into bindings (id, contact_id, role, name, union_id, bound_at)
    select gen_random_uuid(), 'staff', 'staff', '何芳', id, '2026-01-01'::timestamptz from middle`);
  for (let from = 1; from <= UNIONS; from += AT_ONCE) {
    const to = Math.min(UNIONS, from + AT_ONCE - 1);
    await db.execute(sql`
      with base as (insert into unions (id, parent_id, level, name)
        select gen_random_uuid(), u.id, 'grassroots', '第' || n || '单位工会'
        from unions u, generate_series(${from}::int, ${to}::int) n where u.level = 'district' returning id, name)
      insert into bindings (id, contact_id, role, name, union_id, bound_at)
      select gen_random_uuid(), 'officer-' || name, 'officer', '经办', id, '2026-01-01'::timestamptz from base`);
  }
}
