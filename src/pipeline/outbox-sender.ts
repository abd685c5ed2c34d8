import { type SQL, sql } from "drizzle-orm";

import type { Clock } from "../domain/clock.ts";
import { hourInZone } from "../domain/local-date.ts";
import type { Vault } from "../domain/vault.ts";
import { type Database, queryRows } from "../features/database.ts";
import type { Channel, OutboundContent } from "./channel.ts";
import type { PlannedSend } from "./commit-deeds.ts";
import type { Log } from "./log.ts";
import { LEASE_MS } from "./plan-sends.ts";

/** After this many tries a line is dead: staff see it and may send it again. */
export const MOST_ATTEMPTS = 5;
const BATCH = 50;

export interface OutboxOptions {
  readonly db: Database;
  readonly channel: Channel;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  /** Put before a text that may have arrived already (sent, but the process died before it could note so). */
  readonly markRepeated: (text: string) => string;
}

interface Line {
  readonly id: string;
  readonly contactId: string;
  readonly roomId: string | null;
  readonly bodySealed: string;
  readonly attempts: number;
  readonly file: { readonly id: string; readonly contentSealed: string } | null;
}

/** Delivers what was planned, at least once: lease, send, note; retries with growing pauses; dead after five. */
export class OutboxSender {
  readonly #options: OutboxOptions;
  /** Lines to one contact leave in the order in which they were planned. */
  readonly #queues = new Map<string, Promise<void>>();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Sends lines that this process leased when it planned them. */
  async sendPlanned(sends: readonly PlannedSend[]): Promise<void> {
    const mine = sends.filter((send) => send.leasedUntil !== null);
    await this.#deliver(mine.map((send) => ({ ...send, attempts: 1 })));
  }

  /** Takes what is due and in nobody's hands: left by a process that died, failed before, or planned for now. */
  async sendDue(): Promise<number> {
    const now = this.#options.clock.now();
    const lines = await queryRows<Line>(
      this.#options.db,
      sql`
      with taken as (update outbox set attempts = attempts + 1, leased_until = ${leaseEnd(now)}::timestamptz
      where id in (
        select id from outbox
        where sent_at is null and dead_at is null and due_at <= ${now.toISOString()}::timestamptz
          and (from_hour is null or ${hourInZone(now)} between from_hour and until_hour - 1)
          and (leased_until is null or leased_until < ${now.toISOString()}::timestamptz)
        order by due_at, id limit ${BATCH} for update skip locked)
      returning id, contact_id, room_id, body_sealed, attempts, file_id)
      select t.id, contact_id as "contactId", room_id as "roomId", body_sealed as "bodySealed", attempts,
        case when f.id is null then null else json_build_object('id', f.id, 'contentSealed', f.content_sealed) end as file
      from taken t left join outgoing_files f on f.id = t.file_id`,
    );
    await this.#deliver(lines.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    return lines.length;
  }

  /** Resolves when nothing is being sent. */
  async drain(): Promise<void> {
    while (this.#queues.size > 0) await Promise.all(this.#queues.values());
  }

  async #deliver(lines: readonly Line[]): Promise<void> {
    await Promise.all(lines.map((line) => this.#inOrder(line.contactId, () => this.#sendOne(line))));
  }

  #inOrder(contactId: string, work: () => Promise<void>): Promise<void> {
    const before = this.#queues.get(contactId) ?? Promise.resolve();
    const after = before.then(work);
    this.#queues.set(contactId, after);
    const forget = (): void => {
      if (this.#queues.get(contactId) === after) this.#queues.delete(contactId);
    };
    return after.then(forget, forget);
  }

  async #sendOne(line: Line): Promise<void> {
    const { vault, channel, log, clock } = this.#options;
    try {
      const body = vault.open(line.bodySealed, { table: "outbox", column: "body", row: line.id });
      const to = { contactId: line.contactId, ...(line.roomId === null ? {} : { roomId: line.roomId }) };
      const messageId = await channel.send(to, this.#contentOf(line, body));
      await this.#note(
        line.id,
        sql`sent_at = ${clock.now().toISOString()}::timestamptz, message_id = ${messageId}, leased_until = null`,
      );
    } catch (error) {
      log.warn("send-failed", { outboxId: line.id, attempts: line.attempts, code: codeOf(error) });
      await this.#noteFailure(line, error).catch((cause: unknown) => log.error("outbox-unwritable", cause));
    }
  }

  #contentOf({ file, attempts }: Line, body: string): OutboundContent {
    const { vault, markRepeated } = this.#options;
    if (file === null) return { text: attempts > 1 ? markRepeated(body) : body };
    const place = { table: "outgoing_files", column: "content", row: file.id };
    return { file: vault.openBytes(file.contentSealed, place), name: body };
  }

  #noteFailure(line: Line, error: unknown): Promise<void> {
    const now = this.#options.clock.now();
    const after = new Date(now.getTime() + pauseAfter(line.attempts)).toISOString();
    return this.#note(
      line.id,
      line.attempts >= MOST_ATTEMPTS
        ? sql`dead_at = ${now.toISOString()}::timestamptz, leased_until = null, last_error = ${codeOf(error)}`
        : sql`due_at = ${after}::timestamptz, leased_until = null, last_error = ${codeOf(error)}`,
    );
  }

  async #note(id: string, change: SQL): Promise<void> {
    await this.#options.db.execute(sql`update outbox set ${change} where id = ${id}::uuid`);
  }
}

const leaseEnd = (now: Date): string => new Date(now.getTime() + LEASE_MS).toISOString();

/** 2 s, 8 s, 32 s, 128 s, each spread by up to a half so that failures do not come back together. */
function pauseAfter(attempts: number): number {
  return 500 * 4 ** attempts * (1 + Math.random() / 2);
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : error instanceof Error ? error.name : "unknown";
}
