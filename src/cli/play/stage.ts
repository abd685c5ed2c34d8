import { randomUUID } from "node:crypto";

import { AesVault } from "../../adapters/vault/aes-vault.ts";
import { randomBytes } from "node:crypto";
import { createLog } from "../../adapters/log/pino-log.ts";
import type { OpenDatabase } from "../../adapters/database/open-database.ts";
import { DEMO_PERSONAS, DEMO_ROOMS } from "../../adapters/demo/demo-district.ts";
import { makeFile, type TalkFile } from "./make-file.ts";
import { MovableClock } from "../../domain/clock.ts";
import { openHouse } from "../../main.ts";
import { Bot } from "../../pipeline/bot.ts";
import type { Address, Channel, InboundMessage, OutboundContent } from "../../pipeline/channel.ts";

/** What the bot handed to the channel, in order. */
export interface Said {
  readonly to: Address;
  readonly text: string;
}

/** Where a talk is played: in this process, or over the wire with the bot in another. */
export interface TalkStage {
  readonly clock: Pick<MovableClock, "set">;
  readonly database: Pick<OpenDatabase, "db">;
  /** All that the bot has said so far. */
  readonly said: readonly Said[];
  /** Resolves to true when the bot has said more; to false when it has nothing left to say. */
  hearMore(): Promise<boolean>;
  say(who: string, room: string | null, text: string, file?: TalkFile): Promise<void>;
  repeat(newId: boolean): Promise<void>;
  recall(): Promise<void>;
  restart(): Promise<void>;
  wake(): Promise<void>;
}

/** The channel of a talk: remembers what was said. */
class Notebook implements Channel {
  readonly said: Said[] = [];

  send(to: Address, content: OutboundContent): Promise<string> {
    this.said.push({ to, text: "text" in content ? content.text : `[${content.name}]` });
    return Promise.resolve(randomUUID());
  }
}

/** The demo district with a bot at work on a fresh database, at the talk's own clock. */
export class Stage implements TalkStage {
  readonly clock = new MovableClock();
  readonly database: OpenDatabase;
  readonly #notebook = new Notebook();
  readonly #vault = new AesVault({
    current: "k1",
    seals: new Map([["k1", randomBytes(32)]]),
    index: randomBytes(32),
  });
  #bot: Bot | undefined;
  #last: InboundMessage | undefined;

  constructor(database: OpenDatabase) {
    this.database = database;
    this.clock.freeze(new Date("2026-11-20T01:00:00Z"));
  }

  get said(): readonly Said[] {
    return this.#notebook.said;
  }

  /** Here everything is said by the time `say` resolves. */
  hearMore(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async open(): Promise<void> {
    const log = createLog("error");
    const house = await openHouse({
      database: this.database,
      clock: this.clock,
      vault: this.#vault,
      log,
      demo: true,
    });
    this.#bot = new Bot(house, { channel: this.#notebook, db: this.database.senderDb });
  }

  /** As if the process had ended and begun again: nothing survives but the database. */
  async restart(): Promise<void> {
    await this.#bot?.drain();
    await this.open();
  }

  async say(who: string, room: string | null, text: string, file?: TalkFile): Promise<void> {
    await this.#receive({
      id: randomUUID(),
      from: { contactId: contactOf(who), ...(room === null ? {} : { roomId: roomOf(room) }) },
      text,
      sentAt: this.clock.now(),
      addressed: true,
      ...(file === undefined
        ? {}
        : {
            attachment: {
              name: file.name,
              size: file.bytes,
              load: () => Promise.resolve(makeFile(file)),
            },
          }),
    });
  }

  async repeat(newId: boolean): Promise<void> {
    if (this.#last !== undefined)
      await this.#receive({ ...this.#last, ...(newId ? { id: randomUUID() } : {}) });
  }

  async recall(): Promise<void> {
    if (this.#last !== undefined)
      await this.#receive({ ...this.#last, id: randomUUID(), recalls: this.#last.id });
  }

  async wake(): Promise<void> {
    await this.#bot?.tick();
  }

  async #receive(message: InboundMessage): Promise<void> {
    this.#last = message.recalls === undefined ? message : this.#last;
    // A second apart, so that the same word said twice is not taken for one message sent twice.
    this.clock.set(new Date(this.clock.now().getTime() + 4_000));
    await this.#bot?.receive(message);
    await this.#bot?.sender.drain();
  }
}

export function contactOf(name: string): string {
  return DEMO_PERSONAS.find((persona) => persona.name === name)?.contactId ?? `stranger-${name}`;
}

export function roomOf(name: string): string {
  return DEMO_ROOMS.find((room) => room.name === name)?.roomId ?? `room-${name}`;
}
