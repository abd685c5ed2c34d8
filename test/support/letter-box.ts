import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { OpenDatabase } from "../../src/adapters/database/open-database.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { MovableClock } from "../../src/domain/clock.ts";
import { queryRows, type Tx } from "../../src/features/database.ts";
import type { Address, Channel, OutboundContent } from "../../src/pipeline/ports/channel.ts";
import { commitDeeds, type PlannedSend } from "../../src/pipeline/commit-deeds.ts";
import { type OutboxOptions, OutboxSender } from "../../src/pipeline/outbox/outbox-sender.ts";
import { plainVault } from "./plain-vault.ts";

export interface Row {
  readonly key: string;
  readonly attempts: number;
  readonly sent: boolean;
  readonly dead: boolean;
  readonly leased: boolean;
  readonly error: string | null;
  /** Seconds from now. */
  readonly dueIn: number;
}

/** An outbox with nothing before it and a channel that does as it is told: `answers` says what becomes of each send. */
export class LetterBox implements Channel {
  readonly clock = new MovableClock();
  readonly sent: { readonly to: Address; readonly text: string }[] = [];
  readonly log: string[] = [];
  /** Used up one by one: null lets it through, an Error refuses it, a promise keeps it waiting. */
  readonly answers: (Error | Promise<unknown> | null)[] = [];
  readonly database: OpenDatabase;

  constructor(database: OpenDatabase) {
    this.database = database;
    this.clock.freeze(new Date("2026-12-31T10:00:00+08:00"));
  }

  /** A process that sends. */
  sender(options: Partial<OutboxOptions> = {}): OutboxSender {
    return new OutboxSender({
      db: this.database.senderDb,
      channel: this,
      vault: plainVault,
      clock: this.clock,
      log: createLog("info", { write: (line) => void this.log.push(line) }),
      markRepeated: (text) => `（重发）${text}`,
      ...options,
    });
  }

  async send(to: Address, content: OutboundContent): Promise<string> {
    const answer = this.answers.shift() ?? null;
    if (answer instanceof Error) throw answer;
    this.sent.push({
      to,
      text: "text" in content ? content.text : `[${content.name} ${content.file.length}]`,
    });
    await answer;
    return `m${this.sent.length}`;
  }

  pass(seconds: number): void {
    this.clock.set(new Date(this.clock.now().getTime() + seconds * 1_000));
  }

  /** Plans a line; `leased` for 30 s where the process that plans it means to send it at once. */
  async plan(contactId: string, text: string, more: Partial<PlannedSend> = {}): Promise<PlannedSend> {
    const id = newId();
    const now = this.clock.now();
    const line: PlannedSend = {
      id,
      dedupeKey: text,
      contactId,
      roomId: null,
      bodySealed: plainVault.seal(text, { table: "outbox", column: "body", row: id }),
      dueAt: now,
      leasedUntil: null,
      fromHour: null,
      untilHour: null,
      file: null,
      ...more,
    };
    await this.database.db.transaction((tx) =>
      commitDeeds(tx as Tx, { now, conversation: null, audit: null, sends: [line] }),
    );
    return line;
  }

  lease(seconds = 30): { leasedUntil: Date } {
    return { leasedUntil: new Date(this.clock.now().getTime() + seconds * 1_000) };
  }

  texts(): readonly string[] {
    return this.sent.map(({ text }) => text);
  }

  rows(): Promise<Row[]> {
    return queryRows<Row>(
      this.database.db,
      sql`select dedupe_key as key, attempts, sent_at is not null as sent, dead_at is not null as dead,
        leased_until is not null as leased, last_error as error,
        extract(epoch from due_at - ${this.clock.now().toISOString()}::timestamptz)::float8 as "dueIn"
        from outbox order by id`,
    );
  }
}

export const refusal = (code: string): Error => Object.assign(new Error("refused"), { code });
