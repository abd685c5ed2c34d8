import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Stands between the bot and its server: breaks connections, refuses them, or holds everything up. */
export class FaultyWire {
  /** Milliseconds added to everything, each way. */
  delay = 0;
  /** Refuses new connections and breaks those that are there. */
  #closed = false;
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();

  private constructor(target: number) {
    this.#server = createServer((near) => this.#join(near, target));
  }

  static async open(target: number): Promise<FaultyWire> {
    const proxy = new FaultyWire(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections now open. */
  get count(): number {
    return this.#pairs.size;
  }

  /** Resets every connection; returns how many there were. */
  reset(): number {
    const pairs = [...this.#pairs];
    for (const [near, far] of pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
    return pairs.length;
  }

  setAway(away: boolean): void {
    this.#closed = away;
    if (away) this.reset();
  }

  async close(): Promise<void> {
    this.reset();
    this.#server.close();
    await once(this.#server, "close");
  }

  #join(near: Socket, target: number): void {
    if (this.#closed) return void near.resetAndDestroy();
    const far = connect(target, "127.0.0.1");
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    const end = (): void => {
      this.#pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("error", end).on("close", end);
      from.on("data", (bytes) => {
        if (this.delay === 0) to.write(bytes);
        else setTimeout(() => to.write(bytes), this.delay);
      });
    }
  }
}
