import { say } from "../conversation/reply.ts";
import { DEFAULT_LOCALE } from "../domain/locale.ts";
import type { InboundMessage } from "./channel.ts";
import { type Handled, handleMessage } from "./handle.ts";
import type { House } from "./house.ts";
import { KeyedQueue } from "./keyed-queue.ts";
import { OutboxSender, type OutboxOptions } from "./outbox-sender.ts";
import { runJobs } from "./run-jobs.ts";

/** Conversations handled side by side. */
const WIDTH = 16;
/** A message that fails is tried again, for the fault is usually the database's and passes. */
const TRIES = 3;

/** The house at work: takes messages in, in order for each contact, sends what they lead to, and wakes for what is due. */
export class Bot {
  readonly house: House;
  readonly sender: OutboxSender;
  readonly #queue = new KeyedQueue(WIDTH);
  #ticking: Promise<void> | null = null;

  constructor(house: House, outbox: Pick<OutboxOptions, "channel" | "db">) {
    this.house = house;
    this.sender = new OutboxSender({
      ...outbox,
      vault: house.vault,
      clock: house.clock,
      log: house.log,
      markRepeated: (text) => house.render(say("dialogue:repeated", { text }), DEFAULT_LOCALE),
    });
  }

  /** Resolves when the message is committed and its replies were handed to the channel. Never rejects. */
  async receive(message: InboundMessage): Promise<void> {
    let handled: Handled | null = null;
    await this.#queue.push(message.from.contactId, async () => {
      handled = await this.#handle(message);
    });
    const outcome = handled as Handled | null;
    if (outcome?.kind === "handled") await this.sender.sendPlanned(outcome.sends);
  }

  /** Wakes the jobs and the outbox. Overlapping calls share one run. */
  async tick(): Promise<void> {
    this.#ticking ??= this.#tickOnce().finally(() => {
      this.#ticking = null;
    });
    return this.#ticking;
  }

  /** Resolves when nothing is being handled or sent: for whoever reads the answers one by one. */
  async settle(): Promise<void> {
    // What the puppet has just handed over reaches the queue in the next turns of the loop.
    for (let turns = 0; turns < 3; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.drain();
    }
  }

  /** Finishes what is in hand. */
  async drain(): Promise<void> {
    await this.#queue.drain();
    await this.#ticking;
    await this.sender.drain();
  }

  async #tickOnce(): Promise<void> {
    try {
      await runJobs(this.house, (lines) => this.sender.sendPlanned(lines));
      while ((await this.sender.sendDue()) > 0);
    } catch (error) {
      this.house.log.error("tick-failed", error);
    }
  }

  /** The one place where what goes wrong underway is caught. */
  async #handle(message: InboundMessage): Promise<Handled | null> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      try {
        return await handleMessage(this.house, message);
      } catch (error) {
        this.house.log.error("message-failed", error, { attempts: attempt });
      }
    }
    return null;
  }
}
