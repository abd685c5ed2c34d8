import type { payloads } from "wechaty-puppet";

export interface StoredFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface StoredMessage {
  readonly payload: payloads.Message;
  readonly file?: StoredFile;
}

/** Bytes of files kept, all messages together; twelve of the largest that the page takes. */
const FILE_BYTES_KEPT = 240 * 1024 * 1024;

/** The messages that a puppet can be asked about: the last `limit`, and of their files the last 240 MB. */
export class MessageStore {
  readonly #limit: number;
  readonly #messages = new Map<string, StoredMessage>();
  #fileBytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  put(payload: payloads.Message, file?: StoredFile): void {
    this.#forget(payload.id);
    this.#messages.set(payload.id, { payload, ...(file && { file }) });
    this.#fileBytes += file?.bytes.byteLength ?? 0;
    for (const oldest of this.#messages.keys()) {
      if (this.#messages.size <= this.#limit && this.#fileBytes <= FILE_BYTES_KEPT) break;
      this.#forget(oldest);
    }
  }

  find(id: string): StoredMessage | undefined {
    return this.#messages.get(id);
  }

  /** Throws when the message was never here or is too old. */
  get(id: string): StoredMessage {
    const found = this.#messages.get(id);
    if (!found) throw new Error(`no message ${id}`);
    return found;
  }

  #forget(id: string): void {
    this.#fileBytes -= this.#messages.get(id)?.file?.bytes.byteLength ?? 0;
    this.#messages.delete(id);
  }
}
