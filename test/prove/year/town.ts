import { randomBytes, randomUUID } from "node:crypto";

import { v7 as newId } from "uuid";

import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";
import { createLog } from "../../../src/adapters/log/pino-log.ts";
import { AesVault } from "../../../src/adapters/vault/aes-vault.ts";
import { MovableClock } from "../../../src/domain/clock.ts";
import { annualReturns } from "../../../src/features/annual-return/schema.ts";
import type { Database, Tx } from "../../../src/features/database.ts";
import { bindings, consents, honours, people, unions } from "../../../src/features/roster/index.ts";
import { openHouse } from "../../../src/main.ts";
import { Bot } from "../../../src/pipeline/bot.ts";
import type { InboundMessage } from "../../../src/pipeline/ports/channel.ts";
import { instantOf } from "./days.ts";
import type { District } from "./district.ts";

export const STAFF = "staff-0";
export const DIRECTOR = "director-0";

/** The program at work for the made district, with what it says and what it complains of. */
export class Town {
  readonly clock = new MovableClock();
  readonly database: OpenDatabase;
  /** Sees all tables, whoever the bot's login is. */
  readonly eyes: Database;
  readonly said: { readonly contact: string; readonly text: string; readonly at: number }[] = [];
  readonly complaints: string[] = [];
  readonly vault = new AesVault({
    current: "k1",
    seals: new Map([["k1", randomBytes(32)]]),
    index: randomBytes(32),
  });
  messages = 0;
  /** Handed over once more, at once or much later. */
  repeats = 0;
  /** Pairs of which the second came first. */
  disorders = 0;
  restarts = 0;
  #bot: Bot | undefined;
  readonly #sent: InboundMessage[] = [];

  constructor(database: OpenDatabase, eyes: Database) {
    this.database = database;
    this.eyes = eyes;
    this.clock.freeze(instantOf(0, 0));
  }

  get bot(): Bot {
    if (this.#bot === undefined) throw new Error("the town is not open");
    return this.#bot;
  }

  /** Nothing survives but the database. */
  async open(): Promise<void> {
    await this.#bot?.drain();
    const { database, clock, vault } = this;
    const log = createLog("warn", { write: (line) => void this.complaints.push(line) });
    const house = await openHouse({ database, clock, vault, log, demo: false });
    const channel = {
      send: (to: { contactId: string }, content: { text: string } | { name: string }) => {
        const text = "text" in content ? content.text : `[${content.name}]`;
        this.said.push({ contact: to.contactId, text, at: clock.now().getTime() });
        return Promise.resolve(randomUUID());
      },
    };
    this.#bot = new Bot(house, { channel: channel as never, db: database.senderDb });
    this.restarts += 1;
  }

  /** @returns what the bot said to the same contact in answer */
  async say(contactId: string, text: string): Promise<string> {
    this.pass(4_000);
    const message = this.#write(contactId, text);
    return this.deliver(message);
  }

  /** The second is delivered before the first. */
  async sayInDisorder(contactId: string, first: string, second: string): Promise<string> {
    this.disorders += 1;
    this.pass(4_000);
    const one = this.#write(contactId, first);
    this.pass(4_000);
    const two = this.#write(contactId, second);
    return `${await this.deliver(two)}\n${await this.deliver(one)}`;
  }

  /** The puppet hands a message over again: the last one, or an old one; under another id when it comes at once. */
  async repeat(which: "last" | "last-as-new" | "old", choose: (count: number) => number): Promise<void> {
    const at = which === "old" ? choose(this.#sent.length) : this.#sent.length - 1;
    const message = this.#sent[at];
    if (message === undefined) return;
    this.repeats += 1;
    await this.deliver(which === "last-as-new" ? { ...message, id: randomUUID() } : message);
  }

  async deliver(message: InboundMessage): Promise<string> {
    const before = this.said.length;
    this.messages += 1;
    await this.bot.receive(message);
    await this.bot.sender.drain();
    return this.said
      .slice(before)
      .filter(({ contact }) => contact === message.from.contactId)
      .map(({ text }) => text)
      .join("\n");
  }

  async wake(): Promise<void> {
    await this.bot.tick();
    await this.bot.sender.drain();
  }

  pass(ms: number): void {
    this.clock.set(new Date(this.clock.now().getTime() + ms));
  }

  #write(contactId: string, text: string): InboundMessage {
    const message = {
      id: randomUUID(),
      from: { contactId },
      text,
      sentAt: this.clock.now(),
      addressed: true,
    };
    this.#sent.push(message);
    return message;
  }
}

/** Rows of one statement: building a longer one takes a busy machine more time than a transaction may stand idle. */
const AT_ONCE = 200;

async function insertInParts<Row>(
  rows: readonly Row[],
  insert: (part: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE) await insert(rows.slice(start, start + AT_ONCE));
}

/** The district as it stands on 1 January. @returns ids of the people, in their order */
export async function settle(town: Town, district: District): Promise<string[]> {
  const ids = district.people.map(() => newId());
  await town.eyes.transaction(async (transaction) => {
    const tx = transaction as Tx;
    const [top, middle] = [newId(), newId()];
    const unionIds = district.unions.map(() => newId());
    const unionOf = (index: number): string => unionIds[index] ?? "";
    await tx.insert(unions).values([
      { id: top, level: "municipal", name: "市总工会" },
      { id: middle, level: "district", name: "区总工会", parentId: top },
      ...district.unions.map(({ index, unit }) => ({
        id: unionOf(index),
        level: "grassroots" as const,
        name: `${unit}工会`,
        aliases: [unit],
        parentId: middle,
      })),
    ]);
    await insertInParts(district.people, (part) =>
      tx.insert(people).values(
        part.map((person) => ({
          id: ids[person.index] ?? "",
          name: person.name,
          sex: person.sex,
          birthday: person.birthday,
          custodianUnionId: unionOf(person.union),
          employment: person.retiredOn === null ? ("in-service" as const) : ("retired" as const),
          retiredOn: person.retiredOn,
        })),
      ),
    );
    await insertInParts(district.people, (part) =>
      tx.insert(honours).values(
        part.map((person) => ({
          id: newId(),
          personId: ids[person.index] ?? "",
          titleCode: "beijing-model-worker",
          year: person.honourYear,
        })),
      ),
    );
    const bound = [
      ...district.unions.flatMap(({ index, officers }) =>
        officers.map((officer) => ({ ...officer, role: "officer" as const, unionId: unionOf(index) })),
      ),
      { contact: STAFF, name: "何芳", role: "staff" as const, unionId: middle, chair: false },
      { contact: DIRECTOR, name: "吕强", role: "director" as const, unionId: middle, chair: false },
    ];
    const before = instantOf(-30, 600);
    const rows = bound.map(({ contact, name, role, unionId, chair }) => ({
      id: newId(),
      contactId: contact,
      name,
      role,
      unionId,
      chair,
      deputy: contact.startsWith("deputy"),
      boundAt: before,
    }));
    await tx.insert(bindings).values(rows);
    await tx.insert(consents).values(
      bound.map(({ contact }) => ({
        id: newId(),
        contactId: contact,
        purpose: "notice" as const,
        version: 1,
        givenAt: before,
      })),
    );
    const filed = district.unions.filter(({ filedBefore }) => filedBefore);
    await tx.insert(annualReturns).values(
      filed.map(({ index }) => ({
        id: newId(),
        unionId: unionOf(index),
        year: 2025,
        version: 1,
        zero: true,
        headcount: 0,
        changes: 0,
        covers: [],
        receipt: `2025-N${90_000 + index}`,
        submittedAt: before,
        submittedBy: rows[0]?.id ?? newId(),
        sourceMessageId: newId(),
      })),
    );
  });
  return ids;
}
