/** Runs work of one key in order, of different keys side by side, at most `width` at a time. */
export class KeyedQueue {
  readonly #width: number;
  readonly #tails = new Map<string, Promise<void>>();
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  /** What was pushed and has not settled, oldest first, with the moment it came (ms of the process's own clock). */
  readonly #inHand = new Map<symbol, number>();

  constructor(width: number) {
    this.#width = width;
  }

  /** `work` must not throw: its failures are its own to report. */
  push(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const tail = before.then(() => this.#inTurn(work));
    this.#tails.set(key, tail);
    const id = Symbol(key);
    this.#inHand.set(id, performance.now());
    const forget = (): void => {
      this.#inHand.delete(id);
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    };
    return tail.then(forget, forget);
  }

  /** Waiting or being worked on. */
  get depth(): number {
    return this.#inHand.size;
  }

  /** For how long the oldest one has been waiting or worked on, in milliseconds; 0 when there is none. */
  get oldestMs(): number {
    const [since] = this.#inHand.values();
    return since === undefined ? 0 : performance.now() - since;
  }

  async drain(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.#running >= this.#width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
    try {
      await work();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}
