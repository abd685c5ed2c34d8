/** A message whose sender has yet to consent to its being kept. */
export interface PendingMessage {
  readonly inboxId: string;
  readonly text: string;
  readonly at: Date;
}

const MINUTES = 30;
/** Memory is bounded: the oldest give way. */
const MOST = 2_000;

/**
 * Messages that wait for consent, in this process's memory and nowhere else (domain §7.2). Lost at a restart: the
 * sender is then asked to say it again.
 */
export class PendingMessages {
  readonly #byContact = new Map<string, PendingMessage>();

  put(contactId: string, message: PendingMessage): void {
    this.#byContact.delete(contactId);
    this.#byContact.set(contactId, message);
    for (const oldest of this.#byContact.keys()) {
      if (this.#byContact.size <= MOST) break;
      this.#byContact.delete(oldest);
    }
  }

  /** The message, if it is not too old. It stays until it is dropped: a transaction that fails is tried again. */
  find(contactId: string, now: Date): PendingMessage | null {
    const message = this.#byContact.get(contactId);
    if (message === undefined) return null;
    return now.getTime() - message.at.getTime() <= MINUTES * 60_000 ? message : null;
  }

  drop(contactId: string): void {
    this.#byContact.delete(contactId);
  }
}
