import { randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";

import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";
import { DEMO_PEOPLE } from "../../../src/adapters/demo/demo-district.ts";
import { createLog } from "../../../src/adapters/log/pino-log.ts";
import { queryRows } from "../../../src/features/database.ts";
import { verifyAudit } from "../../../src/pipeline/audit/verify-audit.ts";
import type { InboundMessage } from "../../../src/pipeline/ports/channel.ts";
import { findLedgerProblems } from "../money/check-ledger.ts";
import { openTownHouse } from "../town-house.ts";
import type { Conversation, Event } from "./speech.ts";

const MINUTE_MS = 60_000;
/** Real time: whatever takes longer never comes back. */
const PATIENCE_MS = 60_000;

/** The demo district, to which anything at all may be said; keeps account of what must never happen. */
export class FuzzedHouse {
  /** What must not be, in words; empty when all is well. */
  readonly problems: string[] = [];
  /** Milliseconds that each message said alone took. */
  readonly took: number[] = [];
  messages = 0;
  readonly #database: OpenDatabase;
  readonly #log: string[] = [];
  #town: Awaited<ReturnType<typeof openTownHouse>> | undefined;
  #last: InboundMessage | undefined;
  #inHand: Promise<void>[] = [];

  private constructor(database: OpenDatabase) {
    this.#database = database;
  }

  static async open(database: OpenDatabase): Promise<FuzzedHouse> {
    const house = new FuzzedHouse(database);
    house.#town = await openTownHouse(database, {
      log: createLog("warn", { write: (line) => void house.#log.push(line) }),
      observer: {
        message: (outcome) => {
          if (outcome === "put-aside" || outcome === "kept") house.#note(outcome);
        },
        send: () => {},
      },
    });
    return house;
  }

  get #open(): Awaited<ReturnType<typeof openTownHouse>> {
    if (this.#town === undefined) throw new Error("the house is not open");
    return this.#town;
  }

  async play({ contactId, events }: Conversation): Promise<void> {
    for (const event of events) await this.#happen(contactId, event);
    await this.#allSettled();
  }

  /** Looks the whole house over, and closes it. */
  async close(): Promise<void> {
    const { db } = this.#database;
    await this.#open.bot.settle();
    const chain = await verifyAudit(db);
    if (!chain.ok) this.problems.push(`the audit chain is ${chain.problem} at ${chain.seq}`);
    this.problems.push(...(await findLedgerProblems(db)));
    const [left] = await queryRows<{ aside: number; dead: number }>(
      db,
      sql`select (select count(*)::int from quarantine) as aside,
        (select count(*)::int from outbox where dead_at is not null) as dead`,
    );
    if (left?.aside !== 0) this.problems.push(`${left?.aside} messages were put aside`);
    if (left?.dead !== 0) this.problems.push(`${left?.dead} lines are dead`);
    this.#lookForLeaks();
    await this.#database.close();
  }

  async #happen(contactId: string, event: Event): Promise<void> {
    const { clock, bot } = this.#open;
    switch (event.kind) {
      case "later":
        await this.#allSettled();
        return clock.set(new Date(clock.now().getTime() + event.minutes * MINUTE_MS));
      case "wake":
        return this.#within(bot.tick());
      case "again":
        if (this.#last !== undefined)
          await this.#within(bot.receive(event.newId ? { ...this.#last, id: randomUUID() } : this.#last));
        return;
      case "recall":
        if (this.#last !== undefined)
          await this.#within(
            bot.receive({ ...this.#last, id: randomUUID(), text: "", recalls: this.#last.id }),
          );
        return;
      case "say":
        return this.#say(contactId, event);
    }
  }

  async #say(contactId: string, event: Event & { kind: "say" }): Promise<void> {
    const { clock, bot } = this.#open;
    clock.set(new Date(clock.now().getTime() + 4_000));
    const { file, roomId } = event;
    const message: InboundMessage = {
      id: randomUUID(),
      from: { contactId, ...(roomId === null ? {} : { roomId }) },
      text: event.text,
      sentAt: new Date(clock.now().getTime() - event.minutesOld * MINUTE_MS),
      addressed: roomId === null || event.addressed,
      ...(file === null
        ? {}
        : {
            attachment: { name: file.name, size: file.bytes.length, load: () => Promise.resolve(file.bytes) },
          }),
    };
    this.#last = message;
    this.messages += 1;
    if (event.atOnce) {
      this.#inHand.push(this.#within(bot.receive(message)));
      return;
    }
    await this.#allSettled();
    const begun = performance.now();
    await this.#within(bot.receive(message));
    this.took.push(performance.now() - begun);
  }

  async #allSettled(): Promise<void> {
    await Promise.all(this.#inHand.splice(0));
  }

  async #within(work: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), PATIENCE_MS);
    });
    try {
      if ((await Promise.race([work, late])) === "late") this.#note("never settled");
    } catch (error) {
      this.#note(`threw ${String(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }

  #note(what: string): void {
    const { from, text } = this.#last ?? { from: {}, text: "" };
    this.problems.push(
      `${what}: ${JSON.stringify({ ...from, text: text.slice(0, 200) })} ${this.#log.at(-1) ?? ""}`,
    );
  }

  /** Nobody's name is ever said in a group (domain §7.3). */
  #lookForLeaks(): void {
    const names = new Set(DEMO_PEOPLE.map(({ name }) => name));
    for (const { to, text } of this.#open.said) {
      if (to.roomId === undefined) continue;
      for (const name of names) if (text.includes(name)) this.problems.push(`said in a group: ${text}`);
    }
  }
}
