import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

import { FileSpool } from "../../adapters/spool/file-spool.ts";
import { AesVault } from "../../adapters/vault/aes-vault.ts";
import { createLog } from "../../adapters/log/pino-log.ts";
import type { OpenDatabase } from "../../adapters/database/open-database.ts";
import { DEMO_PERSONAS, DEMO_ROOMS } from "../../adapters/demo/demo-district.ts";
import { breakable } from "./breakable.ts";
import { makeFile, makeSheet, type TalkFile } from "./make-file.ts";
import { MovableClock } from "../../domain/clock.ts";
import { openHouse } from "../../main.ts";
import type { Database } from "../../features/database.ts";
import { Bot } from "../../pipeline/bot.ts";
import type { Address, Channel, InboundMessage, OutboundContent } from "../../pipeline/ports/channel.ts";
import { Shelter } from "../../pipeline/faults/shelter.ts";

/** What the bot handed to the channel, in order. */
export interface Said {
  readonly to: Address;
  readonly text: string;
}

/** `aside`: in a group, and not to the bot. */
export interface SaidWith {
  readonly file?: TalkFile;
  readonly aside?: boolean;
}

/** Where a talk is played: in this process, or over the wire with the bot in another. */
export interface TalkStage {
  readonly clock: Pick<MovableClock, "set">;
  readonly database: Pick<OpenDatabase, "db">;
  /** All that the bot has said so far. */
  readonly said: readonly Said[];
  /** Resolves to true when the bot has said more; to false when it has nothing left to say. */
  hearMore(): Promise<boolean>;
  say(who: string, room: string | null, text: string, more?: SaidWith): Promise<void>;
  setOnline(online: boolean): Promise<void>;
  setDatabase(up: boolean): Promise<void>;
  repeat(newId: boolean): Promise<void>;
  recall(): Promise<void>;
  restart(): Promise<void>;
  wake(): Promise<void>;
}

/** The channel of a talk: remembers what was said. */
class Notebook implements Channel {
  readonly said: Said[] = [];
  online = true;

  send(to: Address, content: OutboundContent): Promise<string> {
    if (!this.online) return Promise.reject(Object.assign(new Error("offline"), { code: "offline" }));
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
  readonly #spool = mkdtempSync(`${tmpdir()}/nuanxin-talk-`);
  #bot: Bot | undefined;
  #databaseUp = true;
  /** Written while the account was offline. */
  readonly #held: InboundMessage[] = [];
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
    const database = { ...this.database, db: this.#breakable(this.database.db) };
    const house = await openHouse({
      database,
      clock: this.clock,
      vault: this.#vault,
      log,
      demo: true,
    });
    const channel = this.#notebook;
    const spool = await FileSpool.open({ folder: this.#spool, vault: this.#vault });
    const shelter = new Shelter({ spool, channel, render: house.render, clock: this.clock, log });
    this.#bot = new Bot(house, { channel, db: this.#breakable(this.database.senderDb), shelter });
  }

  async close(): Promise<void> {
    await this.database.close();
    rmSync(this.#spool, { recursive: true });
  }

  /** 断线: what is written meanwhile arrives late; what is to be sent waits. */
  async setOnline(online: boolean): Promise<void> {
    this.#notebook.online = online;
    if (!online) return;
    for (const message of this.#held.splice(0)) await this.#receive(message);
    await this.#bot?.pump();
  }

  /** 库停: as if the database server had gone away. */
  async setDatabase(up: boolean): Promise<void> {
    this.#databaseUp = up;
    if (up) await this.#bot?.pump();
  }

  #breakable(db: Database): Database {
    return breakable(db, () => this.#databaseUp);
  }

  /** As if the process had ended and begun again: nothing survives but the database. */
  async restart(): Promise<void> {
    await this.#bot?.drain();
    await this.open();
  }

  async say(
    who: string,
    room: string | null,
    text: string,
    { file, aside = false }: SaidWith = {},
  ): Promise<void> {
    const message: InboundMessage = {
      id: randomUUID(),
      from: { contactId: contactOf(who), ...(room === null ? {} : { roomId: roomOf(room) }) },
      text,
      sentAt: this.clock.now(),
      addressed: !aside,
      ...(file === undefined
        ? {}
        : {
            attachment: {
              name: file.name,
              ...(file.rows === undefined ? { size: file.bytes } : {}),
              load: () => (file.rows === undefined ? Promise.resolve(makeFile(file)) : makeSheet(file.rows)),
            },
          }),
    };
    if (this.#notebook.online) await this.#receive(message);
    else this.#held.push(message);
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
