import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { SandboxEntry } from "../journal.ts";
import type { SandboxPuppet } from "../sandbox-puppet.ts";

/** How often an idle stream says the time, so that pages notice when it has died. */
const BEAT_MS = 15_000;

/** Pushes the journal and the clock to every open page (server-sent events). */
export class EventStream {
  /** Changes with every start of the server: a page that finds another one starts afresh. */
  readonly sessionId = randomUUID();
  readonly #puppet: SandboxPuppet;
  readonly #now: () => Date;
  readonly #open = new Set<ServerResponse>();
  readonly #unfollow: () => void;
  readonly #beat: NodeJS.Timeout;

  constructor(puppet: SandboxPuppet, now: () => Date) {
    this.#puppet = puppet;
    this.#now = now;
    this.#unfollow = puppet.journal.follow((entry) => this.#tell(formatEntry(entry)));
    this.#beat = setInterval(() => this.tellTime(), BEAT_MS).unref();
  }

  /** Adds a page; it first gets what it missed after entry number `after`. */
  add(response: ServerResponse, after: number): void {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.write(formatEvent("hello", { sessionId: this.sessionId, now: this.#now() }));
    for (const entry of this.#puppet.journal.entries) {
      if (entry.seq > after) response.write(formatEntry(entry));
    }
    this.#open.add(response);
    response.once("close", () => this.#open.delete(response));
  }

  /** Tells every page what the sandbox's clock shows. */
  tellTime(): void {
    this.#tell(formatEvent("clock", { now: this.#now() }));
  }

  close(): void {
    this.#unfollow();
    clearInterval(this.#beat);
    for (const response of this.#open) response.end();
  }

  #tell(event: string): void {
    for (const response of this.#open) response.write(event);
  }
}

const formatEntry = (entry: SandboxEntry) => `id: ${entry.seq}\n${formatEvent("entry", entry)}`;

const formatEvent = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
