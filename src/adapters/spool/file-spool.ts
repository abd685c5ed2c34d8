import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { open, readFile, rename, unlink } from "node:fs/promises";

import { StartFailure } from "../../domain/start-failure.ts";
import type { Vault } from "../../domain/vault.ts";
import type { InboundMessage } from "../../pipeline/channel.ts";
import type { Spool, Spooled } from "../../pipeline/faults/spool.ts";
import { packMessage, unpackMessage } from "./pack-message.ts";

export interface FileSpoolOptions {
  readonly folder: string;
  readonly vault: Vault;
  readonly mostMessages?: number;
  /** Bytes on the disk, all messages together. */
  readonly mostBytes?: number;
}

interface Entry {
  readonly key: string;
  readonly contactId: string;
  readonly receivedAt: Date;
  readonly bytes: number;
}

const SUFFIX = ".message";

/**
 * One sealed file a message, written aside, fsynced and renamed: a file that is there is whole. Names count up, so that
 * their order is the order in which messages came, over restarts too.
 */
export class FileSpool implements Spool {
  readonly #options: Required<FileSpoolOptions>;
  readonly #entries: Entry[] = [];
  readonly #perContact = new Map<string, number>();
  #bytes = 0;
  #count = 0;

  private constructor(options: FileSpoolOptions) {
    this.#options = { mostMessages: 10_000, mostBytes: 256 * 1024 * 1024, ...options };
  }

  /** Opens the folder and finds what an earlier process left there. */
  static async open(options: FileSpoolOptions): Promise<FileSpool> {
    const spool = new FileSpool(options);
    try {
      mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    } catch (cause) {
      throw new StartFailure("folder-unwritable", { folder: options.folder }, { cause });
    }
    for (const name of readdirSync(options.folder)
      .filter((file) => file.endsWith(SUFFIX))
      .toSorted()) {
      const key = name.slice(0, -SUFFIX.length);
      const sealed = await readFile(spool.#path(key), "utf8");
      const { message, receivedAt } = unpackMessage(options.vault.open(sealed, placeOf(key)));
      spool.#add({ key, contactId: message.from.contactId, receivedAt, bytes: sealed.length });
      spool.#count = Math.max(spool.#count, Number.parseInt(key, 10));
    }
    return spool;
  }

  get size(): number {
    return this.#entries.length;
  }

  get oldest(): Date | null {
    return this.#entries[0]?.receivedAt ?? null;
  }

  holds(contactId: string): boolean {
    return this.#perContact.has(contactId);
  }

  async append(message: InboundMessage, receivedAt: Date): Promise<"kept" | "full"> {
    const { mostMessages, mostBytes, vault } = this.#options;
    if (this.#entries.length >= mostMessages) return "full";
    this.#count += 1;
    const key = String(this.#count).padStart(12, "0");
    const sealed = vault.seal(await packMessage(message, receivedAt), placeOf(key));
    if (this.#bytes + sealed.length > mostBytes) return "full";
    // Counted before it is written, so that those who come meanwhile see it and keep behind it.
    const entry = { key, contactId: message.from.contactId, receivedAt, bytes: sealed.length };
    this.#add(entry);
    try {
      await this.#write(key, sealed);
    } catch {
      this.#remove(entry);
      return "full";
    }
    return "kept";
  }

  async next(): Promise<Spooled | undefined> {
    const [first] = this.#entries;
    if (first === undefined || !existsSync(this.#path(first.key))) return undefined;
    const sealed = await readFile(this.#path(first.key), "utf8");
    return { key: first.key, ...unpackMessage(this.#options.vault.open(sealed, placeOf(first.key))) };
  }

  async done({ key }: Spooled): Promise<void> {
    await unlink(this.#path(key));
    const entry = this.#entries.find((one) => one.key === key);
    if (entry !== undefined) this.#remove(entry);
  }

  async #write(key: string, sealed: string): Promise<void> {
    const aside = `${this.#path(key)}.part`;
    const file = await open(aside, "w", 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, this.#path(key));
    const folder = await open(this.#options.folder, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    this.#bytes += entry.bytes;
    this.#perContact.set(entry.contactId, (this.#perContact.get(entry.contactId) ?? 0) + 1);
  }

  #remove(entry: Entry): void {
    this.#entries.splice(this.#entries.indexOf(entry), 1);
    this.#bytes -= entry.bytes;
    const left = (this.#perContact.get(entry.contactId) ?? 1) - 1;
    if (left === 0) this.#perContact.delete(entry.contactId);
    else this.#perContact.set(entry.contactId, left);
  }

  #path(key: string): string {
    return `${this.#options.folder}/${key}${SUFFIX}`;
  }
}

const placeOf = (key: string) => ({ table: "spool", column: "message", row: key });
