/** Work that is under way once at most: whoever asks for it meanwhile waits for the run in hand. */
export class SharedRun {
  #inHand: Promise<void> | null = null;

  start(work: () => Promise<void>): Promise<void> {
    this.#inHand ??= work().finally(() => {
      this.#inHand = null;
    });
    return this.#inHand;
  }

  /** Resolves when none is under way. */
  async settled(): Promise<void> {
    await this.#inHand;
  }
}
