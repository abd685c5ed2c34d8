/** The only source of "now". Production reads the system; talks and the sandbox move a clock of their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs on with real time from wherever it is set: for the sandbox and for talks. */
export class MovableClock implements Clock {
  #offset = 0;
  #frozen: number | undefined;

  /** Holds the clock still at `instant`, so that a talk reads the same however long it takes to run. */
  freeze(instant: Date): void {
    this.#frozen = instant.getTime();
  }

  /** Sets the clock; it goes on running unless it is frozen. */
  set(instant: Date): void {
    if (this.#frozen === undefined) this.#offset = instant.getTime() - Date.now();
    else this.#frozen = instant.getTime();
  }

  now(): Date {
    return new Date(this.#frozen ?? Date.now() + this.#offset);
  }
}
