import { randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";

import { openDatabase } from "../../src/adapters/database/open-database.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { AesVault } from "../../src/adapters/vault/aes-vault.ts";
import { loadKeys } from "../../src/adapters/vault/load-keys.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { openHouse } from "../../src/main.ts";
import { Bot } from "../../src/pipeline/bot.ts";
import type { Channel } from "../../src/pipeline/ports/channel.ts";

/** Between two commands the bot is up on their folder, and a director of that name says something. @returns the answers */
export async function inTheChat(folder: string, name: string, texts: readonly string[]): Promise<string[]> {
  const database = await openDatabase({ folder });
  try {
    const vault = new AesVault(loadKeys(`${folder}/keys.json`, { create: false }));
    const house = await openHouse({
      database,
      clock: systemClock,
      vault,
      log: createLog("warn"),
      demo: false,
    });
    await bindDirector(database.db, name);
    const said: string[] = [];
    const channel: Pick<Channel, "send"> = {
      send: (_to, content) => {
        said.push("text" in content ? content.text : content.name);
        return Promise.resolve(randomUUID());
      },
    };
    const bot = new Bot(house, { channel: channel as Channel, db: database.senderDb });
    for (const text of texts) {
      const message = {
        id: randomUUID(),
        from: { contactId: name },
        text,
        sentAt: new Date(),
        addressed: true,
      };
      await bot.receive(message);
      await bot.sender.drain();
    }
    await bot.drain();
    return said;
  } finally {
    await database.close();
  }
}

async function bindDirector(
  db: Parameters<typeof openHouse>[0]["database"]["db"],
  name: string,
): Promise<void> {
  await db.execute(sql`
    with bound as (
      insert into bindings (id, contact_id, role, name, union_id, bound_at)
      select gen_random_uuid(), ${name}, 'director', ${name}, u.id, now() - interval '1 day' from unions u
      where u.level = 'district' and not exists (select 1 from bindings b where b.contact_id = ${name})
      returning contact_id)
    insert into consents (id, contact_id, purpose, version, given_at)
    select gen_random_uuid(), contact_id, 'notice', 1, now() - interval '1 day' from bound`);
}
