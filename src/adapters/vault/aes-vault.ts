import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

import type { Place, Vault } from "../../domain/vault.ts";

/** Keys of 32 bytes by id; new text is sealed with `current`, old text stays readable with its own. */
export interface KeyRing {
  readonly current: string;
  readonly seals: ReadonlyMap<string, Buffer>;
  /** For blind indexes only: another key, so that one leak does not open both. */
  readonly index: Buffer;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

const associated = ({ table, column, row }: Place): Buffer =>
  Buffer.from(`${table}.${column}:${row}`, "utf8");

/** AES-256-GCM; `keyId.base64(iv ‖ tag ‖ cipher)`. */
export class AesVault implements Vault {
  readonly #ring: KeyRing;

  constructor(ring: KeyRing) {
    if (!ring.seals.has(ring.current)) throw new Error("the current key is not on the ring");
    this.#ring = ring;
  }

  seal(text: string, place: Place): string {
    return this.sealBytes(Buffer.from(text, "utf8"), place);
  }

  open(sealed: string, place: Place): string {
    return this.openBytes(sealed, place).toString("utf8");
  }

  sealBytes(bytes: Uint8Array, place: Place): string {
    const { current } = this.#ring;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#key(current), iv).setAAD(associated(place));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return `${current}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64")}`;
  }

  openBytes(sealed: string, place: Place): Buffer {
    const dot = sealed.indexOf(".");
    const bytes = Buffer.from(sealed.slice(dot + 1), "base64");
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", this.#key(sealed.slice(0, dot)), iv)
      .setAAD(associated(place))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  }

  blindIndex(purpose: string, value: string): string {
    return createHmac("sha256", this.#ring.index).update(`${purpose}\0${value}`).digest("base64url");
  }

  #key(id: string): Buffer {
    const key = this.#ring.seals.get(id);
    if (key === undefined) throw new Error(`no key ${id} on the ring`);
    return key;
  }
}
