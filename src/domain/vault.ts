/** Where a sealed value stands: bound into the cipher as associated data, so that no row can borrow another's. */
export interface Place {
  readonly table: string;
  readonly column: string;
  /** The row's own id. */
  readonly row: string;
}

/** Keeps personal data unreadable in the database, its backups and its dumps (domain §7.5). */
export interface Vault {
  /** AES-256-GCM over UTF-8 text, the place as associated data; the key's id is part of the result. */
  seal(text: string, place: Place): string;
  /** Throws if the text was tampered with, moved to another place, or its key is gone. */
  open(sealed: string, place: Place): string;
  /** `seal` for bytes: files on their way out or in. */
  sealBytes(bytes: Uint8Array, place: Place): string;
  /** Opens what `sealBytes` sealed; throws as `open` does. */
  openBytes(sealed: string, place: Place): Uint8Array;
  /** Keyed digest for equality look-up: a bare hash of an ID number is guessed in seconds. */
  blindIndex(purpose: string, value: string): string;
}
