import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

import type { KeyRing } from "../vault/aes-vault.ts";

const squeeze = promisify(gzip);
const unsqueeze = promisify(gunzip);

const MAGIC = "nuanxin-backup 1";
const TAG_BYTES = 16;
/** Larger is no frame of ours. */
const MOST_FRAME_BYTES = 512 * 1024 * 1024;

interface Header {
  readonly magic: string;
  readonly keyId: string;
  readonly salt: string;
  readonly at: string;
}

/** A backup that cannot be read: another key, a damaged or a shortened file. */
export class BackupUnreadable extends Error {
  override readonly name = "BackupUnreadable";
}

/**
 * A file of frames, each squeezed and sealed with AES-256-GCM. A frame's place in the file and whether it is the last
 * are part of what is sealed, so that none can be taken out, put elsewhere, or cut off the end.
 */
export class SealedFileWriter {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #key: Buffer;
  readonly #context: Buffer;
  #count = 0;

  private constructor(path: string, file: FileHandle, key: Buffer, context: Buffer) {
    this.#path = path;
    this.#file = file;
    this.#key = key;
    this.#context = context;
  }

  /** Fails if the file is there already. */
  static async create(path: string, ring: KeyRing, at: Date): Promise<SealedFileWriter> {
    const salt = randomBytes(32);
    const header: Header = {
      magic: MAGIC,
      keyId: ring.current,
      salt: salt.toString("base64"),
      at: at.toISOString(),
    };
    const line = `${JSON.stringify(header)}\n`;
    const file = await open(path, "wx", 0o600);
    await file.appendFile(line);
    return new SealedFileWriter(path, file, deriveKey(ring, ring.current, salt), digest(line));
  }

  async write(text: string): Promise<void> {
    await this.#frame(text, false);
  }

  /** Writes the last frame and brings everything to the disk. */
  async finish(text: string): Promise<void> {
    await this.#frame(text, true);
    await this.#file.sync();
    await this.#file.close();
  }

  /** Closes and removes what was written so far. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => {});
    await unlink(this.#path).catch(() => {});
  }

  async #frame(text: string, last: boolean): Promise<void> {
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonceOf(this.#count)).setAAD(
      placeOf(this.#context, this.#count, last),
    );
    const body = Buffer.concat([cipher.update(await squeeze(text)), cipher.final()]);
    const head = Buffer.alloc(5);
    head.writeUInt32BE(body.length + TAG_BYTES);
    head.writeUInt8(Number(last), 4);
    this.#count += 1;
    await this.#file.appendFile(Buffer.concat([head, cipher.getAuthTag(), body]));
  }
}

/** The texts of a sealed file in order. Throws `BackupUnreadable` where it is not whole. */
export async function* readSealedFile(
  path: string,
  ring: KeyRing,
): AsyncGenerator<{ text: string; last: boolean }> {
  const file = await open(path, "r");
  try {
    const { line, header } = await readHeader(file);
    if (!ring.seals.has(header.keyId))
      throw new BackupUnreadable(`the key ${header.keyId} is not on the ring`);
    const key = deriveKey(ring, header.keyId, Buffer.from(header.salt, "base64"));
    const context = digest(line);
    let at = Buffer.byteLength(line);
    for (let count = 0; ; count += 1) {
      const head = await readExactly(file, at, 5);
      const length = head.readUInt32BE();
      const last = head.readUInt8(4) === 1;
      if (length > MOST_FRAME_BYTES) throw new BackupUnreadable("damaged");
      const bytes = await readExactly(file, at + 5, length);
      at += 5 + length;
      const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(count))
        .setAAD(placeOf(context, count, last))
        .setAuthTag(bytes.subarray(0, TAG_BYTES));
      let plain: Buffer;
      try {
        plain = Buffer.concat([decipher.update(bytes.subarray(TAG_BYTES)), decipher.final()]);
      } catch (cause) {
        throw new BackupUnreadable("damaged, or sealed with another key", { cause });
      }
      yield { text: (await unsqueeze(plain)).toString("utf8"), last };
      if (last) return;
    }
  } finally {
    await file.close();
  }
}

async function readHeader(file: FileHandle): Promise<{ line: string; header: Header }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1_024), 0, 1_024, 0);
  const start = buffer.subarray(0, bytesRead).toString("utf8");
  const line = start.slice(0, start.indexOf("\n") + 1);
  try {
    const header = JSON.parse(line) as Header;
    if (header.magic === MAGIC) return { line, header };
  } catch {
    // Said below, in our words.
  }
  throw new BackupUnreadable("this is no backup of nuanxin");
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new BackupUnreadable("the file ends too early");
  return buffer;
}

function deriveKey(ring: KeyRing, keyId: string, salt: Buffer): Buffer {
  const key = ring.seals.get(keyId);
  if (key === undefined) throw new BackupUnreadable(`the key ${keyId} is not on the ring`);
  return Buffer.from(hkdfSync("sha256", key, salt, "nuanxin-backup", 32));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

function nonceOf(count: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(count, 8);
  return nonce;
}

const placeOf = (context: Buffer, count: number, last: boolean): Buffer =>
  Buffer.concat([context, Buffer.from(`${count}:${last}`)]);
