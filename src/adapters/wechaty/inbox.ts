import { setTimeout as wait } from "node:timers/promises";
import type { InboundMessage } from "../../pipeline/ports/channel.ts";

/** The part of pino that the channel needs. */
export interface ChannelLog {
  info(fields: object, line: string): void;
  warn(fields: object, line: string): void;
  error(fields: object, line: string): void;
}

export type MessageHandler = (message: InboundMessage) => Promise<void>;

/** Milliseconds that handlers get to finish when the channel is closed. */
const DRAIN_TIMEOUT = 10_000;

/** Messages on their way to the handler. Nothing that happens to one of them reaches the puppet's event. */
export class Inbox {
  readonly #log: ChannelLog;
  readonly #atWork = new Set<Promise<void>>();
  /** The last reading of each conversation. */
  readonly #queues = new Map<string, Promise<void>>();
  #handler: MessageHandler | undefined;
  #early: InboundMessage[] = [];
  #closed = false;

  constructor(log: ChannelLog) {
    this.#log = log;
  }

  /**
   * Takes a message in. Reading asks the puppet this and that, and a later message may be read faster:
   * within one conversation the handler hears them in the order in which they came.
   */
  accept(conversationId: string, read: () => Promise<InboundMessage | undefined>): void {
    if (this.#closed) return;
    const before = this.#queues.get(conversationId) ?? Promise.resolve();
    const reading = before.then(() => this.#guard(async () => this.#deliver(await read())));
    this.#queues.set(conversationId, reading);
    void this.#track(reading);
    void this.#forgetQueue(conversationId, reading);
  }

  handOver(handler: MessageHandler): void {
    this.#handler = handler;
    for (const message of this.#early.splice(0)) this.#deliver(message);
  }

  /** Takes nothing more, and resolves when the handlers at work are done. */
  async drain(): Promise<void> {
    this.#closed = true;
    const deadline = wait(DRAIN_TIMEOUT, "late", { ref: false });
    while (this.#atWork.size > 0) {
      if ((await Promise.race([Promise.all(this.#atWork), deadline])) === "late") return;
    }
  }

  #deliver(message: InboundMessage | undefined): void {
    const handler = this.#handler;
    if (!message) return;
    if (handler) void this.#track(this.#guard(() => handler(message)));
    else this.#early.push(message);
  }

  async #forgetQueue(conversationId: string, reading: Promise<void>): Promise<void> {
    await reading;
    if (this.#queues.get(conversationId) === reading) this.#queues.delete(conversationId);
  }

  /** An async handler that throws inside an event would end the process. */
  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (err) {
      this.#log.error({ err }, "a message could not be handled");
    }
  }

  async #track(work: Promise<void>): Promise<void> {
    this.#atWork.add(work);
    await work;
    this.#atWork.delete(work);
  }
}
