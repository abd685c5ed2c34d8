import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { scriptArguments } from "../../support/run-script.ts";
import type { News, Order } from "./protocol.ts";

export interface BotPlace {
  readonly place: { readonly url: string } | { readonly folder: string };
  /** Keys and spool. */
  readonly folder: string;
  /** Unions to fill an empty database with; 0 for none. */
  readonly seed: number;
  /** How far its clock is ahead of the machine's. */
  readonly aheadMs?: number;
}

/** The child as its parent sees it: orders in, news out, and a death that is noticed. */
export class BotProcess {
  readonly exited: Promise<void>;
  readonly #child: ChildProcess;
  #alive = true;
  #settled: () => void = () => {};
  /** Messages that went to the disk because the database was away; known after `settle`. */
  kept = 0;
  /** The most messages that it had in hand at once; known after `settle`. */
  deepest = 0;
  #killed = false;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.exited = this.#noticeEnd();
    child.stdin?.on("error", () => {});
  }

  async #noticeEnd(): Promise<void> {
    await once(this.#child, "exit");
    this.#alive = false;
  }

  /** Resolves when the bot is ready; rejects if it ends before. */
  static async start(place: BotPlace, hear: (news: News) => void): Promise<BotProcess> {
    mkdirSync(place.folder, { recursive: true });
    const file = `${place.folder}/settings.json`;
    writeFileSync(file, JSON.stringify({ aheadMs: 0, ...place, pump: true }));
    const child = spawn(process.execPath, scriptArguments(new URL("child.ts", import.meta.url), file), {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const process_ = new BotProcess(child);
    let ready = (): void => {};
    const isReady = new Promise<void>((resolve) => {
      ready = resolve;
    });
    createInterface({ input: child.stdout! }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      const news = JSON.parse(line) as News;
      if (news.is === "ready") ready();
      if (news.is === "settled") process_.#hearSettled(news);
      hear(news);
    });
    await Promise.race([isReady, process_.exited]);
    if (!process_.alive) throw new Error("the bot ended before it was ready");
    return process_;
  }

  /** Resolves when nothing waits any more, neither to be handled nor to be sent. */
  async settle(): Promise<void> {
    const settled = new Promise<void>((resolve) => {
      this.#settled = resolve;
    });
    this.order({ do: "settle" });
    await Promise.race([settled, this.exited]);
  }

  #hearSettled({ kept, deepest }: News & { is: "settled" }): void {
    this.kept = kept;
    this.deepest = deepest;
    this.#settled();
  }

  get alive(): boolean {
    return this.#alive;
  }

  order(order: Order): void {
    if (this.#alive) this.#child.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  /** Whether it ended by itself, at a failpoint, before anybody else ended it. */
  get diedByItself(): boolean {
    return !this.#alive && !this.#killed;
  }

  kill(): void {
    if (!this.#alive) return;
    this.#killed = true;
    this.#child.kill("SIGKILL");
  }

  async stop(): Promise<void> {
    this.order({ do: "stop" });
    await this.exited;
  }
}
