import { type SQL, sql } from "drizzle-orm";

import type { Clock } from "../../domain/clock.ts";
import type { Vault } from "../../domain/vault.ts";
import type { Database } from "../../features/database.ts";
import type { Channel, OutboundContent } from "../ports/channel.ts";
import type { PlannedSend } from "../commit-deeds.ts";
import { reach } from "../faults/failpoint.ts";
import type { SendPace } from "./send-pace.ts";
import type { Log } from "../ports/log.ts";
import type { Observer } from "../ports/observer.ts";
import { OneByOne } from "./one-by-one.ts";
import { RecentSends } from "./recent-sends.ts";
import { type Line, takeDue } from "./take-due.ts";

/** After this many tries a line is dead: staff see it and may send it again. */
export const MOST_ATTEMPTS = 5;
/** Before a channel that is offline is tried again. */
const OFFLINE_PAUSE_MS = 15_000;

export interface OutboxOptions {
  readonly db: Database;
  readonly channel: Channel;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly observer?: Pick<Observer, "send">;
  /** As fast as the channel takes them, where absent. */
  readonly pace?: SendPace;
  /** Put before a text that may have arrived already (sent, but the process died before it could note so). */
  readonly markRepeated: (text: string) => string;
}

/** Delivers what was planned, at least once: lease, send, note; retries with growing pauses; dead after five. */
export class OutboxSender {
  readonly #options: OutboxOptions;
  /** Lines to one contact leave in the order in which they were planned. */
  readonly #queues = new Map<string, Promise<void>>();
  readonly #sent = new RecentSends();
  /** One line at a time from sending to noting: a process that is killed leaves one in doubt, and not many. */
  readonly #door = new OneByOne();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Sends lines that this process leased when it planned them. */
  async sendPlanned(sends: readonly PlannedSend[]): Promise<void> {
    const mine = sends.flatMap(({ leasedUntil, ...send }) =>
      leasedUntil === null ? [] : [{ ...send, leasedUntil, attempts: 1, perhapsSent: false }],
    );
    await this.#deliver(mine, true);
  }

  /** Takes what is due and in nobody's hands: left by a process that died, failed before, or planned for now. */
  async sendDue(): Promise<number> {
    const lines = await takeDue(this.#options.db, this.#options.clock.now());
    await this.#deliver(lines, false);
    return lines.length;
  }

  /** Resolves when nothing is being sent. */
  async drain(): Promise<void> {
    while (this.#queues.size > 0) await Promise.all(this.#queues.values());
  }

  /** @param urgent somebody waits for it as an answer */
  async #deliver(lines: readonly Line[], urgent: boolean): Promise<void> {
    const send = (line: Line) => this.#door.run(urgent, () => this.#sendOne(line));
    await Promise.all(lines.map((line) => this.#inOrder(line.contactId, () => send(line))));
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
    const { channel, log, pace, clock } = this.#options;
    try {
      const known = this.#sent.messageIdOf(line.id);
      if (known !== undefined) return await this.#noteSent(line.id, known);
      // A send that has begun ends within the lease: otherwise another process might begin one too.
      const left = line.leasedUntil.getTime() - clock.now().getTime();
      if (left < SEND_PATIENCE_MS) return await this.#giveBack(line);
      const wait = pace?.take(line.roomId ?? line.contactId, clock.now()) ?? 0;
      if (wait > 0) return await this.#postpone(line, wait);
      const to = { contactId: line.contactId, ...(line.roomId === null ? {} : { roomId: line.roomId }) };
      const content = this.#contentOf(line);
      reach("send-before");
      const messageId = await withPatience(channel.send(to, content));
      reach("send-after");
      pace?.noteSent();
      this.#sent.add(line.id, messageId);
      await this.#noteSent(line.id, messageId);
      reach("send-noted");
    } catch (error) {
      if (this.#sent.messageIdOf(line.id) !== undefined)
        return log.error("outbox-unwritable", error, { outboxId: line.id });
      log.warn("send-failed", { outboxId: line.id, attempts: line.attempts, code: codeOf(error) });
      await this.#noteFailure(line, error).catch((cause: unknown) => log.error("outbox-unwritable", cause));
    }
  }

  async #noteSent(id: string, messageId: string): Promise<void> {
    const at = this.#options.clock.now().toISOString();
    await this.#note(id, sql`sent_at = ${at}::timestamptz, message_id = ${messageId}, leased_until = null`);
    this.#options.observer?.send("sent");
  }

  /** It waited too long behind others: whoever has time takes it, unless somebody has already. */
  async #giveBack(line: Line): Promise<void> {
    await this.#options.db.execute(sql`update outbox
      set leased_until = ${leaseAfter(line, this.#options.clock.now())}::timestamptz, attempts = greatest(attempts - 1, 0)
      where id = ${line.id}::uuid and sent_at is null and leased_until = ${line.leasedUntil.toISOString()}::timestamptz`);
  }

  #contentOf(line: Line): OutboundContent {
    const { vault, markRepeated } = this.#options;
    const body = vault.open(line.bodySealed, { table: "outbox", column: "body", row: line.id });
    const said = line.perhapsSent ? markRepeated(body) : body;
    if (line.file === null) return { text: said };
    const place = { table: "outgoing_files", column: "content", row: line.file.id };
    return { file: vault.openBytes(line.file.contentSealed, place), name: said };
  }

  async #noteFailure(line: Line, error: unknown): Promise<void> {
    const { clock, pace, observer } = this.#options;
    const now = clock.now();
    const code = codeOf(error);
    if (code === "throttled") pace?.noteThrottled(now);
    // The channel is at fault and not the line: that must not use up its tries.
    if (code === "offline" || code === "throttled") return this.#postpone(line, OFFLINE_PAUSE_MS, code);
    observer?.send(line.attempts < MOST_ATTEMPTS ? "failed" : "dead");
    // In doubt it keeps its lease, and is marked as sent again when that has run out.
    if (code === "timed-out" && line.attempts < MOST_ATTEMPTS) return;
    if (line.attempts < MOST_ATTEMPTS) return this.#postpone(line, pauseAfter(line.attempts), code, 0);
    await this.#note(
      line.id,
      sql`dead_at = ${now.toISOString()}::timestamptz, leased_until = null, last_error = ${code}`,
    );
  }

  /** Puts a line back; `giveBack` tries are returned to it. */
  #postpone(line: Line, ms: number, error: string | null = null, giveBack = 1): Promise<void> {
    if (giveBack > 0) this.#options.observer?.send("postponed");
    const due = new Date(this.#options.clock.now().getTime() + ms);
    return this.#note(
      line.id,
      sql`due_at = ${due.toISOString()}::timestamptz, leased_until = ${leaseAfter(line, due)}::timestamptz, attempts = greatest(attempts - ${giveBack}, 0),
        last_error = coalesce(${error}, last_error)`,
    );
  }

  async #note(id: string, change: SQL): Promise<void> {
    await this.#options.db.execute(sql`update outbox set ${change} where id = ${id}::uuid`);
  }
}

/** A puppet that does not answer holds up everybody: after this long the line counts as failed. */
const SEND_PATIENCE_MS = 20_000;

async function withPatience(sending: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SendTimedOut("the puppet does not answer")), SEND_PATIENCE_MS);
  });
  return Promise.race([sending, late]).finally(() => clearTimeout(timer));
}

/** Perhaps it arrived: the next try says so. */
class SendTimedOut extends Error {
  readonly code = "timed-out";
}

/** Of a line put back until `due`. One in doubt keeps a lease that has run out by then: it stays known that it may have arrived. */
const leaseAfter = ({ perhapsSent }: Line, due: Date): string | null =>
  perhapsSent ? new Date(due.getTime() - 1).toISOString() : null;

/** 2 s, 8 s, 32 s, 128 s, each spread by up to a half so that failures do not come back together. */
function pauseAfter(attempts: number): number {
  return 500 * 4 ** attempts * (1 + Math.random() / 2);
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : error instanceof Error ? error.name : "unknown";
}
