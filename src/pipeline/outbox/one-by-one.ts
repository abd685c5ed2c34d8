/** Lets work through one at a time, urgent work first. */
export class OneByOne {
  readonly #urgent: (() => void)[] = [];
  readonly #patient: (() => void)[] = [];
  #busy = false;

  async run<T>(urgent: boolean, work: () => Promise<T>): Promise<T> {
    if (this.#busy)
      await new Promise<void>((resolve) => (urgent ? this.#urgent : this.#patient).push(resolve));
    this.#busy = true;
    try {
      return await work();
    } finally {
      const next = this.#urgent.shift() ?? this.#patient.shift();
      if (next === undefined) this.#busy = false;
      else next();
    }
  }
}
