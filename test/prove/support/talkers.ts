import { randomUUID } from "node:crypto";

import type { News, Order } from "./protocol.ts";
import { NAMES } from "./town.ts";

export interface Utterance {
  readonly id: string;
  readonly contactId: string;
  readonly text: string;
  readonly sentAt: string;
}

/** Whoever takes what is said: a process, or several. */
export interface Ear {
  order(order: Order): void;
}

/** A line that reached somebody, and which of the processes (first, second …) sent it. */
export interface Heard {
  readonly contactId: string;
  readonly text: string;
  readonly life: number;
}

const AGAIN_MS = 1_000;

/**
 * So many officers, each of whom says the next thing when the last one was acknowledged: a report, 确认, 撤销, and again
 * of the next person. What is not acknowledged is delivered again to the next process, under the same id, as puppets do.
 */
export class Talkers {
  readonly acknowledged: Utterance[] = [];
  readonly sent: Heard[] = [];
  /** Messages for which there was no room. */
  refused = 0;
  readonly #pending = new Map<string, Utterance>();
  readonly #step = new Map<string, number>();
  readonly #begun = new Set<string>();
  #bot: Ear | undefined;
  readonly #thinkMs: number;
  #speaking = true;
  #life = 0;
  /** How far the talkers' clock is ahead of the machine's. */
  aheadMs = 0;

  /** @param thinkMs between an answer and the next thing said */
  constructor(count: number, thinkMs = 0) {
    this.#thinkMs = thinkMs;
    for (let number = 1; number <= count; number += 1) this.#step.set(`officer-${number}`, 0);
  }

  /** Takes a fresh process: what is pending is delivered again, everyone else goes on. */
  attach(bot: Ear): void {
    this.#bot = bot;
    this.#life += 1;
    // What was refused is said again in its own time.
    for (const utterance of this.#pending.values()) if (utterance.sentAt !== "") this.#deliver(utterance);
    // Everyone begins once; whoever thinks about the next thing just now goes on by himself.
    for (const contactId of this.#step.keys()) if (!this.#begun.has(contactId)) this.#next(contactId);
  }

  readonly hear = (news: News): void => {
    if (news.is === "sent") this.sent.push({ contactId: news.contactId, text: news.text, life: this.#life });
    if (news.is !== "acknowledged" && news.is !== "refused") return;
    const utterance = this.#pending.get(news.id);
    if (utterance === undefined) return;
    this.#pending.delete(news.id);
    if (news.is === "refused") return this.#sayAgain(utterance);
    this.acknowledged.push(utterance);
    if (this.#thinkMs === 0) this.#goOn(utterance.contactId);
    else setTimeout(() => this.#goOn(utterance.contactId), this.#thinkMs);
  };

  /** Lets everyone finish the sentence in hand and say no more; resolves when all is acknowledged. */
  async fallSilent(poll: () => Promise<void>): Promise<void> {
    this.#speaking = false;
    while (this.#pending.size > 0) await poll();
  }

  /** As they were asked to: the same words, some time later. */
  #sayAgain({ contactId, text }: Utterance): void {
    this.refused += 1;
    const again = { id: randomUUID(), contactId, text, sentAt: "" };
    this.#pending.set(again.id, again);
    setTimeout(() => {
      const said = { ...again, sentAt: this.#now() };
      this.#pending.set(again.id, said);
      this.#deliver(said);
    }, AGAIN_MS);
  }

  #now(): string {
    return new Date(Date.now() + this.aheadMs).toISOString();
  }

  #goOn(contactId: string): void {
    if (this.#speaking) this.#next(contactId);
  }

  #next(contactId: string): void {
    const step = this.#step.get(contactId) ?? 0;
    this.#step.set(contactId, step + 1);
    this.#begun.add(contactId);
    const name = NAMES[Math.floor(step / 3) % NAMES.length] ?? "";
    const text = [`${name}昨天退休了`, "确认", "撤销"][step % 3] ?? "";
    const utterance = { id: randomUUID(), contactId, text, sentAt: this.#now() };
    this.#pending.set(utterance.id, utterance);
    this.#deliver(utterance);
  }

  #deliver(utterance: Utterance): void {
    this.#bot?.order({ do: "deliver", ...utterance });
  }
}
