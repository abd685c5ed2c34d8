import { randomBytes } from "node:crypto";

import { sql } from "drizzle-orm";
import { expect, test } from "vitest";

import { openServer } from "../../src/adapters/database/server/server.ts";
import { openTemporary } from "../../src/adapters/database/temporary.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { AesVault } from "../../src/adapters/vault/aes-vault.ts";
import { MovableClock } from "../../src/domain/clock.ts";
import { queryRows } from "../../src/features/database.ts";
import { openHouse } from "../../src/main.ts";
import { Bot } from "../../src/pipeline/bot.ts";

const url = process.env["TEST_DATABASE_URL"];

/** Two houses over one server, as two processes are: they share nothing but the database. */
test.runIf(url !== undefined)("two processes on one server plan and send each reminder once", async () => {
  const first = await openTemporary(url);
  const [name] = await queryRows<{ database: string }>(first.db, sql`select current_database() as database`);
  const own = new URL(url ?? "");
  own.pathname = `/${name?.database}`;
  const second = await openServer({ url: own.href });
  const clock = new MovableClock();
  clock.freeze(new Date("2026-12-16T09:05:00+08:00"));
  const vault = new AesVault({
    current: "k1",
    seals: new Map([["k1", randomBytes(32)]]),
    index: randomBytes(32),
  });
  const sent: string[] = [];
  const channel = {
    send: (to: { contactId: string }, content: object) => {
      sent.push(`${to.contactId} ${JSON.stringify(content)}`);
      return Promise.resolve(String(sent.length));
    },
  };
  const bots: Bot[] = [];
  for (const database of [first, second]) {
    const house = await openHouse({ database, clock, vault, log: createLog("error"), demo: true });
    bots.push(new Bot(house, { channel, db: database.senderDb }));
  }
  for (const moment of [
    "2026-12-16T09:05:00+08:00",
    "2026-12-24T09:00:00+08:00",
    "2027-01-02T12:00:00+08:00",
  ]) {
    clock.set(new Date(moment));
    await Promise.all(bots.flatMap((bot) => [bot.tick(), bot.tick()]));
    await Promise.all(bots.map((bot) => bot.tick()));
  }
  const reminders = sent.filter((line) => /^demo-(?:zhaomin|sunli) /u.test(line));
  const digests = sent.filter((line) => /^demo-hefang .*家已报/u.test(line));
  // Two officers and one member of staff, three waves; what else is sent (pictures, phones, the chair) is sent once too.
  expect([reminders.length, digests.length]).toEqual([6, 3]);
  expect(new Set(sent).size).toBe(sent.length);
  const lines = await queryRows<{ waiting: number; all: number }>(
    first.db,
    sql`select count(*) filter (where sent_at is null)::int as waiting, count(*)::int as all from outbox`,
  );
  expect(lines).toEqual([{ waiting: 0, all: sent.length }]);
  await second.close();
  await first.close();
});
