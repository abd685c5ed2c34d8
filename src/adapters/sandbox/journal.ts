/** A file that went through the sandbox, without its bytes. */
interface SandboxFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

const HAPPENINGS = ["message", "redelivery", "recall"] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** One line of what went through the sandbox, in order. */
export interface SandboxEntry {
  /** Counts up from 1 without gaps. */
  readonly seq: number;
  readonly happening: Happening;
  /** The puppet's message id; of a recall, the id of the message taken back. */
  readonly messageId: string;
  /** Who spoke: a persona, or the bot. */
  readonly speakerId: string;
  /** The persona whose private chat it is, or the room. */
  readonly conversationId: string;
  readonly text: string;
  readonly file?: SandboxFile;
  /** On the sandbox's clock. */
  readonly at: Date;
}

type Listener = (entry: SandboxEntry) => void;

/**
 * What went through the sandbox, for the page, the terminal, talks and tests to show.
 * Keeps the last `limit` entries, so that a bench of many thousand messages does not fill the memory.
 */
export class Journal {
  readonly #limit: number;
  readonly #listeners = new Set<Listener>();
  #entries: SandboxEntry[] = [];
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get entries(): readonly SandboxEntry[] {
    return this.#entries;
  }

  /** Adds an entry and tells every listener, in the order in which they came. */
  write(entry: Omit<SandboxEntry, "seq">): SandboxEntry {
    this.#count += 1;
    const written: SandboxEntry = { seq: this.#count, ...entry };
    this.#entries.push(written);
    if (this.#entries.length > this.#limit * 1.25) this.#entries = this.#entries.slice(-this.#limit);
    for (const listener of this.#listeners) listener(written);
    return written;
  }

  /** Calls `listener` with every entry to come, until the returned function is called. */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
