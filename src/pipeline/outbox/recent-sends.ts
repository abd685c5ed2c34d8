const MOST = 10_000;

/**
 * Lines that this process has handed to the channel, by id: if the note of it was lost with the database's last moments,
 * it is written again, and nobody reads the line twice.
 */
export class RecentSends {
  readonly #messageIds = new Map<string, string>();

  add(lineId: string, messageId: string): void {
    this.#messageIds.set(lineId, messageId);
    if (this.#messageIds.size <= MOST) return;
    const [oldest] = this.#messageIds.keys();
    if (oldest !== undefined) this.#messageIds.delete(oldest);
  }

  messageIdOf(lineId: string): string | undefined {
    return this.#messageIds.get(lineId);
  }
}
