import type { SandboxPuppet } from "../../src/adapters/sandbox/sandbox-puppet.ts";
import { DEMO_ROOMS } from "../../src/adapters/demo/demo-district.ts";
import { contactOf, roomOf, type Said, type TalkStage } from "../../src/cli/play/stage.ts";

const PATIENCE_MS = 20_000;

/** A talk over the wire: what personas say goes in at the sandbox puppet, what the bot answers comes out of its journal. */
export class WireStage implements TalkStage {
  readonly said: Said[] = [];
  readonly #puppet: SandboxPuppet;
  #last = "";
  readonly #listeners = new Set<() => void>();

  constructor(puppet: SandboxPuppet) {
    this.#puppet = puppet;
    puppet.journal.follow((entry) => {
      if (entry.speakerId !== puppet.bot.contactId) return;
      const isRoom = DEMO_ROOMS.some((room) => room.roomId === entry.conversationId);
      const to = isRoom
        ? { contactId: "", roomId: entry.conversationId }
        : { contactId: entry.conversationId };
      this.said.push({ to, text: entry.text });
      for (const listener of this.#listeners) listener();
    });
  }

  hearMore(): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (more: boolean): void => {
        clearTimeout(timer);
        this.#listeners.delete(heard);
        resolve(more);
      };
      const heard = (): void => done(true);
      const timer = setTimeout(() => done(false), PATIENCE_MS);
      this.#listeners.add(heard);
    });
  }

  say(who: string, room: string | null, text: string): Promise<void> {
    this.#last = this.#puppet.post({
      contactId: contactOf(who),
      text,
      ...(room === null ? {} : { roomId: roomOf(room), mentionsBot: true }),
    });
    return Promise.resolve();
  }

  repeat(newId: boolean): Promise<void> {
    this.#puppet.redeliver(this.#last, newId ? "new-id" : "same-id");
    return Promise.resolve();
  }

  recall(): Promise<void> {
    this.#puppet.recall(this.#last);
    return Promise.resolve();
  }

  restart = notOverTheWire;
  wake = notOverTheWire;
  setOnline = notOverTheWire;
  setDatabase = notOverTheWire;
  readonly clock = { set: notOverTheWire };

  get database(): never {
    return notOverTheWire();
  }
}

/** The bot's own clock, database and process are out of reach from here. */
function notOverTheWire(): never {
  throw new Error("this step of a talk cannot be played over the wire");
}
