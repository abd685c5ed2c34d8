import { say } from "../conversation/reply.ts";
import type { ReplyKey } from "../conversation/reply-key.ts";
import { DEFAULT_LOCALE } from "../domain/locale.ts";
import type { InboundMessage } from "./ports/channel.ts";
import type { Shelter } from "./faults/shelter.ts";
import type { Spooled } from "./faults/spool.ts";
import { isForUs } from "./gate/is-for-us.ts";
import type { RateLimit } from "./gate/rate-limit.ts";
import type { House } from "./house.ts";
import { KeyedQueue } from "./running/keyed-queue.ts";
import type { Observer } from "./ports/observer.ts";
import { OutboxSender, type OutboxOptions } from "./outbox/outbox-sender.ts";
import { runJobs } from "./run-jobs.ts";
import { SharedRun } from "./running/shared-run.ts";
import { type Outcome, Tries } from "./running/tries.ts";

/** Conversations handled side by side. */
const WIDTH = 16;
export interface BotOptions extends Pick<OutboxOptions, "channel" | "db" | "pace"> {
  /** Without one, messages that come while the database is away are handled when the puppet sends them again. */
  readonly shelter?: Shelter;
  /** Resolves when the database answers; asked before what waits in the shelter is handled. */
  readonly probe?: () => Promise<void>;
  readonly rateLimit?: RateLimit;
  readonly observer?: Observer;
}

/** The house at work: takes messages in, in order for each contact, sends what they lead to, and wakes for what is due. */
export class Bot {
  readonly house: House;
  readonly sender: OutboxSender;
  readonly #options: BotOptions;
  readonly #tries: Tries;
  readonly #queue = new KeyedQueue(WIDTH);
  readonly #ticking = new SharedRun();
  readonly #catchingUp = new SharedRun();
  readonly #sendingDue = new SharedRun();

  constructor(house: House, options: BotOptions) {
    this.house = house;
    this.#options = options;
    this.#tries = new Tries(house, options.shelter);
    this.sender = new OutboxSender({
      ...options,
      vault: house.vault,
      clock: house.clock,
      log: house.log,
      markRepeated: (text) => house.render(say("dialogue:repeated", { text }), DEFAULT_LOCALE),
    });
  }

  /** Messages waiting or being handled. */
  get depth(): number {
    return this.#queue.depth;
  }

  /** Age of the oldest of them, in milliseconds. */
  get oldestMs(): number {
    return this.#queue.oldestMs;
  }

  /**
   * Resolves when the message is committed and its replies were handed to the channel, or when it is kept safe until
   * the database is back. Never rejects.
   */
  async receive(message: InboundMessage): Promise<void> {
    // What is said in groups and not to the bot is most of what is said: it takes no turn from anybody.
    if (!isForUs(message)) return;
    const begun = performance.now();
    const took = (): number => performance.now() - begun;
    const { observer } = this.#options;
    if (!(await this.#admit(message))) return observer?.message("rate-limited", took());
    const outcome = await this.#inTurn(message, async () => {
      if (this.#options.shelter?.mustKeep(message.from.contactId) === true) return { kind: "away" };
      return this.#tries.handle(message);
    });
    observer?.message(outcome.kind === "away" ? "kept" : outcome.kind, took());
    if (!("sends" in outcome)) return;
    await this.sender.sendPlanned(outcome.sends);
    if (outcome.kind === "handled" && outcome.wake) await this.#wakeNow();
  }

  /** Wakes the jobs and the outbox. Overlapping calls share one run. */
  tick(): Promise<void> {
    return this.#ticking.start(() => this.#tickOnce());
  }

  /** Resolves when nothing is being handled or sent: for whoever reads the answers one by one. */
  async settle(): Promise<void> {
    // What the puppet has just handed over reaches the queue in the next turns of the loop.
    for (let turns = 0; turns < 3; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.drain();
    }
  }

  /**
   * Every second or so: sends what has become due, and sees whether a database that was away is back. Neither waits for
   * the other: a puppet that does not answer keeps nobody's message from being handled.
   */
  async pump(): Promise<void> {
    const { shelter } = this.#options;
    await Promise.all([
      this.#catchingUp.start(() => this.#catchUp()),
      shelter?.away === true ? undefined : this.#sendingDue.start(() => this.#sendDue()),
    ]);
  }

  /** A run that began before the commit may have looked too early. */
  async #wakeNow(): Promise<void> {
    await this.#ticking.settled();
    await this.tick();
  }

  /** Finishes what is in hand. */
  async drain(): Promise<void> {
    await this.#queue.drain();
    for (const run of [this.#ticking, this.#catchingUp, this.#sendingDue]) await run.settled();
    await this.sender.drain();
  }

  async #tickOnce(): Promise<void> {
    if (this.#options.shelter?.away === true) return;
    try {
      await runJobs(this.house, (lines) => this.sender.sendPlanned(lines));
      while ((await this.sender.sendDue()) > 0);
    } catch (error) {
      this.#tries.noteFault("tick-failed", error);
    }
  }

  async #catchUp(): Promise<void> {
    const { shelter } = this.#options;
    if (shelter === undefined || (!shelter.away && shelter.waiting === 0)) return;
    try {
      await this.#options.probe?.();
      await shelter.replay((spooled) => this.#replay(spooled));
    } catch (error) {
      this.#tries.noteFault("pump-failed", error);
    }
  }

  async #sendDue(): Promise<void> {
    try {
      await this.sender.sendDue();
    } catch (error) {
      this.#tries.noteFault("pump-failed", error);
    }
  }

  async #admit({ from, addressed }: InboundMessage): Promise<boolean> {
    const verdict = this.#options.rateLimit?.admit(from.contactId, this.house.clock.now()) ?? "ok";
    if (verdict === "tell" && addressed) await this.#tell(from.contactId, "dialogue:too-fast");
    if (verdict !== "ok") this.house.log.warn("rate-limited");
    return verdict === "ok";
  }

  /** Said without the outbox, for it is about the way in and not about any matter. */
  async #tell(contactId: string, key: ReplyKey): Promise<void> {
    const text = this.house.render(say(key), DEFAULT_LOCALE);
    await this.#options.channel.send({ contactId }, { text }).catch(() => this.house.log.warn("send-failed"));
  }

  async #replay({ message, receivedAt }: Spooled): Promise<"handled" | "away"> {
    let outcome: Outcome = { kind: "away" };
    await this.#queue.push(message.from.contactId, async () => {
      outcome = await this.#tries.handle(message, receivedAt);
    });
    const replayed = outcome as Outcome;
    if (replayed.kind === "away") return "away";
    // Committed is enough: whoever waits behind it need not wait until it is sent.
    if ("sends" in replayed) void this.sender.sendPlanned(replayed.sends);
    return "handled";
  }

  /** One after the other for each contact; what could not be handled is kept before the next one is looked at. */
  async #inTurn(message: InboundMessage, work: () => Promise<Outcome>): Promise<Outcome> {
    let outcome: Outcome = { kind: "away" };
    await this.#queue.push(message.from.contactId, async () => {
      outcome = await work();
      if (outcome.kind === "away") await this.#options.shelter?.keep(message);
    });
    return outcome;
  }
}
