import { say } from "../../conversation/reply.ts";
import type { Clock } from "../../domain/clock.ts";
import { DEFAULT_LOCALE } from "../../domain/locale.ts";
import type { Channel, InboundMessage } from "../ports/channel.ts";
import type { Log } from "../ports/log.ts";
import type { Render } from "../ports/render.ts";
import { reach } from "./failpoint.ts";
import type { Spool, Spooled } from "./spool.ts";

export interface ShelterParts {
  readonly spool: Spool;
  readonly channel: Channel;
  readonly render: Render;
  readonly clock: Clock;
  readonly log: Log;
}

/** Where messages go while the database is away: kept durably, told once, and handled in order when it is back. */
export class Shelter {
  readonly #parts: ShelterParts;
  /** Contacts that were told in this outage. */
  readonly #told = new Set<string>();
  #away: boolean;
  #replaying: Promise<void> | null = null;

  /** @param away true when the house is not open yet */
  constructor(parts: ShelterParts, away = false) {
    this.#parts = parts;
    this.#away = away;
  }

  get away(): boolean {
    return this.#away;
  }

  get waiting(): number {
    return this.#parts.spool.size;
  }

  get oldest(): Date | null {
    return this.#parts.spool.oldest;
  }

  /** Whether a message of this contact may not be handled now, lest it overtake an earlier one. */
  mustKeep(contactId: string): boolean {
    return this.#away || this.#parts.spool.holds(contactId);
  }

  noteAway(): void {
    if (!this.#away) this.#parts.log.warn("database-away");
    this.#away = true;
  }

  /** Resolves when the message is on the disk, or its sender knows that it is not. */
  async keep(message: InboundMessage): Promise<void> {
    const { spool, clock, log } = this.#parts;
    const kept = await spool.append(message, clock.now());
    if (kept === "full") log.warn("spool-full", { count: spool.size });
    else reach("spool-kept");
    const { contactId } = message.from;
    // Behind others that are being caught up with, it will be handled in a moment.
    const first = this.#away && !this.#told.has(contactId);
    if (first) this.#told.add(contactId);
    if (kept === "full") await this.#tell(contactId, "dialogue:come-back-later");
    else if (first) await this.#tell(contactId, "dialogue:kept-for-later");
  }

  /** Hands what waits to `handle`, oldest first; stops where the database goes away again. */
  replay(handle: (spooled: Spooled) => Promise<"handled" | "away">): Promise<void> {
    this.#replaying ??= this.#replayAll(handle).finally(() => {
      this.#replaying = null;
    });
    return this.#replaying;
  }

  async #replayAll(handle: (spooled: Spooled) => Promise<"handled" | "away">): Promise<void> {
    const { spool, log } = this.#parts;
    if (this.#away) log.info("database-back", { count: spool.size });
    this.#away = false;
    for (let next = await spool.next(); next !== undefined; next = await spool.next()) {
      if ((await handle(next)) === "away") return this.noteAway();
      reach("spool-handled");
      await spool.done(next);
    }
    this.#told.clear();
  }

  async #tell(contactId: string, key: "dialogue:kept-for-later" | "dialogue:come-back-later"): Promise<void> {
    const { channel, render, log } = this.#parts;
    await channel
      .send({ contactId }, { text: render(say(key), DEFAULT_LOCALE) })
      .catch(() => log.warn("send-failed"));
  }
}
