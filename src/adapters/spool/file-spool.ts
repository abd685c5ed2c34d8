import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { StartFailure } from "../../domain/start-failure.ts";
import type { Vault } from "../../domain/vault.ts";
import type { InboundMessage } from "../../pipeline/ports/channel.ts";
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
  readonly messageId: string;
  readonly contactId: string;
  readonly receivedAt: Date;
  /** 0 until it is known. */
  bytes: number;
  /** Whether its file is there; until then it holds its place. */
  written: boolean;
}

const SUFFIX = ".message";
/** Of a file that is being written. */
const ASIDE = ".part";
/** Longer than any writing takes. */
const ABANDONED_MS = 60_000;
/** Of a file that cannot be opened: kept for people, out of the way. */
const UNREADABLE = ".unreadable";

/**
 * One sealed file a message, written aside, fsynced and renamed: a file that is there is whole. Names count up, so that
 * their order is the order in which messages came, over restarts too. Processes may share the folder: each one's names
 * are its own, and what a process finds there at its start it handles too, which the inbox lets happen once.
 */
export class FileSpool implements Spool {
  readonly #options: Required<FileSpoolOptions>;
  readonly #entries: Entry[] = [];
  readonly #perContact = new Map<string, number>();
  /** By id: what is kept already, by an earlier process or a moment ago, needs no second place when it comes again. */
  readonly #kept = new Map<string, Promise<"kept" | "full">>();
  /** Ends the names that this process gives. */
  readonly #mark = randomBytes(4).toString("hex");
  #bytes = 0;
  #count = 0;
  #unreadable = 0;

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
    const names = readdirSync(options.folder).toSorted();
    for (const name of names) if (name.endsWith(ASIDE)) await forgetAbandoned(join(options.folder, name));
    for (const name of names.filter((file) => file.endsWith(SUFFIX))) {
      const key = name.slice(0, -SUFFIX.length);
      spool.#count = Math.max(spool.#count, Number.parseInt(key, 10));
      const read = await spool.#read(key);
      if (read === undefined) continue;
      const { message, receivedAt, bytes } = read;
      spool.#add({
        key,
        messageId: message.id,
        contactId: message.from.contactId,
        receivedAt,
        bytes,
        written: true,
      });
      spool.#kept.set(message.id, Promise.resolve("kept"));
    }
    return spool;
  }

  /** Files that were put aside since it was opened: damaged, or sealed with a key that is gone. */
  get unreadable(): number {
    return this.#unreadable;
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

  append(message: InboundMessage, receivedAt: Date): Promise<"kept" | "full"> {
    const known = this.#kept.get(message.id);
    if (known !== undefined) return known;
    if (this.#entries.length >= this.#options.mostMessages) return Promise.resolve("full");
    this.#count += 1;
    const key = `${String(this.#count).padStart(12, "0")}-${this.#mark}`;
    // It takes its place at once, so that those who come while it is packed and written keep behind it.
    const { id: messageId, from } = message;
    const entry: Entry = { key, messageId, contactId: from.contactId, receivedAt, bytes: 0, written: false };
    this.#add(entry);
    const keeping = this.#keep(entry, message);
    this.#kept.set(messageId, keeping);
    return keeping;
  }

  async #keep(entry: Entry, message: InboundMessage): Promise<"kept" | "full"> {
    const { mostBytes, vault } = this.#options;
    const { key, receivedAt } = entry;
    try {
      const sealed = vault.seal(await packMessage(message, receivedAt), placeOf(key));
      if (this.#bytes + sealed.length > mostBytes) throw new Error("no room");
      entry.bytes = sealed.length;
      this.#bytes += sealed.length;
      await this.#write(key, sealed);
      entry.written = true;
    } catch {
      this.#remove(entry);
      // Its sender is told to come back: nothing of it may turn up later, nor take what little room there is.
      for (const left of [asideOf(this.#path(key)), this.#path(key)])
        await rm(left, { force: true }).catch(() => {});
      return "full";
    }
    return "kept";
  }

  async next(): Promise<Spooled | undefined> {
    for (let [first] = this.#entries; first !== undefined; [first] = this.#entries) {
      if (!first.written) return undefined;
      const read = await this.#read(first.key);
      if (read !== undefined) return { key: first.key, message: read.message, receivedAt: read.receivedAt };
      this.#remove(first);
    }
    return undefined;
  }

  async done({ key }: Spooled): Promise<void> {
    await rm(this.#path(key), { force: true });
    const entry = this.#entries.find((one) => one.key === key);
    if (entry !== undefined) this.#remove(entry);
  }

  /**
   * Undefined for a file that another process has handled meanwhile, and for one that cannot be opened: such a one must
   * hold up neither the start nor those behind it.
   */
  async #read(key: string): Promise<(ReturnType<typeof unpackMessage> & { bytes: number }) | undefined> {
    const sealed = await readFile(this.#path(key), "utf8").catch(unlessGone);
    if (sealed === undefined) return undefined;
    try {
      return { ...unpackMessage(this.#options.vault.open(sealed, placeOf(key))), bytes: sealed.length };
    } catch {
      this.#unreadable += 1;
      await rename(this.#path(key), `${this.#options.folder}/${key}${UNREADABLE}`);
      return undefined;
    }
  }

  async #write(key: string, sealed: string): Promise<void> {
    const aside = asideOf(this.#path(key));
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
    this.#kept.delete(entry.messageId);
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

const asideOf = (path: string): string => `${path}${ASIDE}`;

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

/** Of a process that ended while it wrote: nobody was told that it was kept. */
async function forgetAbandoned(path: string): Promise<void> {
  const written = await stat(path).catch(unlessGone);
  if (written !== undefined && Date.now() - written.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
}
