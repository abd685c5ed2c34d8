import { randomBytes, randomUUID } from "node:crypto";

import type { OpenDatabase } from "../../src/adapters/database/open-database.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { AesVault, type KeyRing } from "../../src/adapters/vault/aes-vault.ts";
import { MovableClock } from "../../src/domain/clock.ts";
import { openHouse } from "../../src/main.ts";
import { Bot, type BotOptions } from "../../src/pipeline/bot.ts";
import type { Address, OutboundContent } from "../../src/pipeline/ports/channel.ts";
import type { Log } from "../../src/pipeline/ports/log.ts";

export const newRing = (): KeyRing => ({
  current: "k1",
  seals: new Map([["k1", randomBytes(32)]]),
  index: randomBytes(32),
});

const PHOTO = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);

/** The demo district at work on `database`, its channel a list, its clock the test's. */
export async function openTownHouse(
  database: OpenDatabase,
  { log = createLog("silent"), ...options }: Partial<BotOptions> & { readonly log?: Log } = {},
  ring = newRing(),
) {
  const clock = new MovableClock();
  clock.freeze(new Date("2026-11-21T02:00:00Z"));
  const vault = new AesVault(ring);
  const house = await openHouse({ database, clock, vault, log, demo: true });
  const said: { to: Address; text: string }[] = [];
  const channel = {
    send: (to: Address, content: OutboundContent): Promise<string> => {
      said.push({ to, text: "text" in content ? content.text : content.name });
      return Promise.resolve(randomUUID());
    },
  };
  const bot = new Bot(house, { channel, db: database.senderDb, ...options });
  const say = (
    contactId: string,
    text: string,
    more: { id?: string; roomId?: string; sentAt?: Date; addressed?: boolean; fileName?: string } = {},
  ) => {
    clock.set(new Date(clock.now().getTime() + 4_000));
    return bot.receive({
      id: more.id ?? randomUUID(),
      from: { contactId, ...(more.roomId === undefined ? {} : { roomId: more.roomId }) },
      text,
      sentAt: more.sentAt ?? clock.now(),
      addressed: more.addressed ?? true,
      ...(more.fileName === undefined
        ? {}
        : { attachment: { name: more.fileName, size: 4, load: () => Promise.resolve(PHOTO) } }),
    });
  };
  return { house, bot, clock, vault, ring, said, say };
}
