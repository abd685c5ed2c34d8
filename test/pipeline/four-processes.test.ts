import { randomBytes } from "node:crypto";

import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";

import { openServer } from "../../src/adapters/database/server/server.ts";
import { openTemporary } from "../../src/adapters/database/temporary.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { AesVault } from "../../src/adapters/vault/aes-vault.ts";
import { MovableClock } from "../../src/domain/clock.ts";
import { queryRows } from "../../src/features/database.ts";
import { openHouse } from "../../src/main.ts";
import { verifyAudit } from "../../src/pipeline/audit/verify-audit.ts";
import { Bot } from "../../src/pipeline/bot.ts";
import { watchFailpoints } from "../../src/pipeline/faults/failpoint.ts";

const url = process.env["TEST_DATABASE_URL"];
const SAID = ["王建国昨天退休了", "确认", "撤销", "查 张伟", "李秀英师傅昨天走了", "取消"] as const;
const ROUNDS = 8;

afterEach(() => watchFailpoints(undefined));

/** Four houses over one server, as four processes are: they share nothing but the database. */
test.runIf(url !== undefined)(
  "one contact's messages at four processes at once: each handled once, no two at the same time",
  async () => {
    const first = await openTemporary(url);
    const [name] = await queryRows<{ database: string }>(
      first.db,
      sql`select current_database() as database`,
    );
    const own = new URL(url ?? "");
    own.pathname = `/${name?.database}`;
    const databases = [
      first,
      await openServer({ url: own.href }),
      await openServer({ url: own.href }),
      await openServer({ url: own.href }),
    ];
    const clock = new MovableClock();
    clock.freeze(new Date("2026-11-21T10:00:00+08:00"));
    const seals = new Map([["k1", randomBytes(32)]]);
    const vault = new AesVault({ current: "k1", seals, index: randomBytes(32) });
    const sent: string[] = [];
    const channel = {
      send: (_to: object, content: object) => Promise.resolve(String(sent.push(JSON.stringify(content)))),
    };
    const bots: Bot[] = [];
    for (const database of databases) {
      const house = await openHouse({ database, clock, vault, log: createLog("error"), demo: true });
      bots.push(new Bot(house, { channel, db: database.senderDb }));
    }

    // Between a claim and the commit nobody else is in this conversation.
    let inside = 0;
    let most = 0;
    watchFailpoints((point) => {
      if (point === "message-claimed") most = Math.max(most, (inside += 1));
      if (point === "message-before-commit") inside -= 1;
    });
    const messages = Array.from({ length: ROUNDS * SAID.length }, (_unused, index) => ({
      id: `m${index}`,
      from: { contactId: "demo-zhaomin" },
      text: SAID[index % SAID.length] ?? "",
      // By a clock ahead of ours and seconds apart: none is taken for another one's twin, or for too late.
      sentAt: new Date(clock.now().getTime() + index * 4_000),
      addressed: true,
    }));
    await Promise.all(messages.map(async (message, index) => bots[index % 4]?.receive(message)));
    expect({ most, inside }).toEqual({ most: 1, inside: 0 });
    watchFailpoints(undefined);
    // And each of them once more, at another process.
    await Promise.all(messages.map(async (message, index) => bots[(index + 1) % 4]?.receive(message)));

    const [counts] = await queryRows<{ inbox: number; version: number; aside: number; standing: number }>(
      first.db,
      sql`select (select count(*)::int from inbox) as inbox, (select version from conversations) as version,
        (select count(*)::int from quarantine) as aside,
        (select count(*)::int from change_reports where status = 'recorded') as standing`,
    );
    expect(counts).toMatchObject({ version: counts?.inbox, aside: 0 });
    expect(counts?.standing).toBeLessThanOrEqual(2);
    expect((await verifyAudit(first.db)).ok).toBe(true);
    for (const database of databases.toReversed()) await database.close();
  },
);
