/** How fast messages may leave: WeChat suspends accounts that write too much, too evenly or too fast. */
export interface PaceOptions {
  /** All contacts together, a minute. */
  readonly perMinute: number;
  /** One contact or room, a minute. */
  readonly perContactMinute: number;
  /** At once after a rest, all together. */
  readonly burst: number;
}

/** First pause when WeChat throttles; doubled each time until it lets through again. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const MOST_ADDRESSES = 10_000;

/** Gives every send its moment: in all, to each address, and after a throttling. */
export class SendPace {
  readonly #options: PaceOptions;
  /** The moment up to which the tokens are spent (GCRA): in all, and for each address. */
  #spent = 0;
  readonly #spentByAddress = new Map<string, number>();
  #pausedUntil = 0;
  #pause = FIRST_PAUSE_MS;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** Milliseconds until a send to `address` may leave; 0 takes the slot now. */
  take(address: string, now: Date): number {
    const { perMinute, perContactMinute, burst } = this.#options;
    const at = now.getTime();
    const step = 60_000 / perMinute;
    const stepOfOne = 60_000 / perContactMinute;
    // A clock that was set back must not close the door for as long.
    const spent = at < this.#spent - 10 * 60_000 ? at : this.#spent;
    const ofOne = Math.min(this.#spentByAddress.get(address) ?? 0, at + 10 * 60_000);
    const wait = Math.max(
      this.#pausedUntil - at,
      spent + step - (at + burst * step),
      ofOne + stepOfOne - (at + 5 * stepOfOne),
      0,
    );
    if (wait > 0) return Math.ceil(wait);
    this.#spent = Math.max(spent, at) + step;
    this.#remember(address, Math.max(ofOne, at) + stepOfOne);
    return 0;
  }

  /** WeChat said: too often. Everything waits, longer each time. */
  noteThrottled(now: Date): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, now.getTime() + this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE_MS, this.#pause * 2);
  }

  noteSent(): void {
    this.#pause = FIRST_PAUSE_MS;
  }

  #remember(address: string, spent: number): void {
    this.#spentByAddress.delete(address);
    this.#spentByAddress.set(address, spent);
    if (this.#spentByAddress.size <= MOST_ADDRESSES) return;
    const [oldest] = this.#spentByAddress.keys();
    if (oldest !== undefined) this.#spentByAddress.delete(oldest);
  }
}
