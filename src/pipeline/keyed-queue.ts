/** Runs work of one key in order, of different keys side by side, at most `width` at a time. */
export class KeyedQueue {
  readonly #width: number;
  readonly #tails = new Map<string, Promise<void>>();
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  /** `work` must not throw: its failures are its own to report. */
  push(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const tail = before.then(() => this.#inTurn(work));
    this.#tails.set(key, tail);
    const forget = (): void => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    };
    return tail.then(forget, forget);
  }

  /** Messages waiting or being handled. */
  get depth(): number {
    return this.#running + this.#waiting.length;
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
