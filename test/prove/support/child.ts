import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { setTimeout as wait } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { openDatabase } from "../../../src/adapters/database/open-database.ts";
import { createLog } from "../../../src/adapters/log/pino-log.ts";
import { FileSpool } from "../../../src/adapters/spool/file-spool.ts";
import { AesVault } from "../../../src/adapters/vault/aes-vault.ts";
import { loadKeys } from "../../../src/adapters/vault/load-keys.ts";
import { breakable } from "../../../src/cli/play/breakable.ts";
import { guardProcess } from "../../../src/cli/run/guard-process.ts";
import { MovableClock } from "../../../src/domain/clock.ts";
import { queryRows, type Tx } from "../../../src/features/database.ts";
import { openHouse } from "../../../src/main.ts";
import { Bot } from "../../../src/pipeline/bot.ts";
import { watchFailpoints } from "../../../src/pipeline/faults/failpoint.ts";
import type { Spool } from "../../../src/pipeline/faults/spool.ts";
import { Shelter } from "../../../src/pipeline/faults/shelter.ts";
import type { News, Order } from "./protocol.ts";
import { seedTown } from "./town.ts";

/** How long the database is away, and how often. */
const AWAY_MS = 200;
const FLICKER_MS = 600;

interface Settings {
  readonly place: { readonly url: string } | { readonly folder: string };
  readonly folder: string;
  readonly seed: number;
  /** How far this process's clock is ahead of the machine's. */
  readonly aheadMs: number;
  /** Look for due work once a second, as the running bot does. */
  readonly pump: boolean;
}

/** A whole bot as a process of its own, with a pipe where the puppet would be: the parent may kill it at any moment. */
const settings = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Settings;
const log = createLog(process.env["PROVE_LOG"] ?? "silent");
guardProcess(log);
const clock = new MovableClock();
clock.set(new Date(Date.now() + settings.aheadMs));
const tell = (news: News): void => void process.stdout.write(`${JSON.stringify(news)}\n`);

let isUp = true;
const opened = await openDatabase(settings.place);
const database = {
  ...opened,
  ...breakable({ probe: () => opened.probe() }, () => isUp),
  db: breakable(opened.db, () => isUp),
  // Lines that were sent and could not be noted are sent again: that is the outage's doing, and not what a kill may cost.
  senderDb: opened.senderDb,
};
const vault = new AesVault(loadKeys(`${settings.folder}/keys.json`, { create: true }));
let house = await openHouse({ database, clock, vault, log, demo: false });
if (settings.seed > 0) {
  await database.db.transaction((tx) => seedTown(tx as Tx, settings.seed));
  house = await openHouse({ database, clock, vault, log, demo: false });
}
let count = 0;
const channel = {
  send: (
    to: { contactId: string },
    content: { text: string } | { file: Uint8Array; name: string },
  ): Promise<string> => {
    tell({ is: "sent", contactId: to.contactId, text: "text" in content ? content.text : content.name });
    count += 1;
    return Promise.resolve(`sent-${process.pid}-${count}`);
  },
};
const spool = await FileSpool.open({ folder: `${settings.folder}/spool`, vault });
let kept = 0;
const refused = new Set<string>();
let deepest = 0;
const counting: Spool = {
  append: async (message, at) => {
    const how = await spool.append(message, at);
    if (how === "full") refused.add(message.id);
    else kept += 1;
    return how;
  },
  holds: (contactId) => spool.holds(contactId),
  get size() {
    return spool.size;
  },
  get oldest() {
    return spool.oldest;
  },
  next: () => spool.next(),
  done: (spooled) => spool.done(spooled),
};
const shelter = new Shelter({ spool: counting, channel, render: house.render, clock, log });
const bot = new Bot(house, { channel, db: database.senderDb, shelter, probe: () => database.probe() });
if (settings.pump) setInterval(() => void bot.pump(), 200);

const orders = createInterface({ input: process.stdin });
orders.on("line", (line) => void obey(JSON.parse(line) as Order));
orders.on("close", () => process.exit(0));
tell({ is: "ready" });

async function countUnsent(): Promise<number> {
  const rows = await queryRows<{ n: number }>(
    database.db,
    sql`select count(*)::int as n from outbox where sent_at is null and dead_at is null`,
  ).catch(() => [{ n: 1 }]);
  return rows[0]?.n ?? 0;
}

async function obey(order: Order): Promise<void> {
  switch (order.do) {
    case "deliver": {
      const { id, contactId, text, sentAt } = order;
      const received = bot.receive({
        id,
        from: { contactId },
        text,
        sentAt: new Date(sentAt),
        addressed: true,
      });
      deepest = Math.max(deepest, bot.depth);
      await received;
      return tell({ is: refused.has(id) ? "refused" : "acknowledged", id });
    }
    case "die-at": {
      let left = order.count;
      return watchFailpoints((point) => {
        if (point === order.point && --left <= 0) process.kill(process.pid, "SIGKILL");
      });
    }
    case "flicker": {
      setInterval(() => {
        isUp = false;
        setTimeout(() => (isUp = true), AWAY_MS);
      }, FLICKER_MS);
      return;
    }
    case "settle": {
      while (shelter.waiting > 0 || (await countUnsent()) > 0) await wait(100);
      return tell({ is: "settled", kept, deepest });
    }
    case "tick":
      return bot.tick();
    case "stop":
      await bot.drain();
      await database.close();
      tell({ is: "stopped" });
      process.exit(0);
  }
}
