import type { Vault } from "../../src/domain/vault.ts";

const MARK = /^plain:[^:]*:/;

/** Seals nothing: what is kept stands in the database in clear, so that a test can look for it. */
export const plainVault: Vault = {
  seal: (text, place) => `plain:${place.table}.${place.column}:${text}`,
  open: (sealed) => sealed.replace(MARK, ""),
  sealBytes: (bytes, place) =>
    `plain:${place.table}.${place.column}:${Buffer.from(bytes).toString("latin1")}`,
  openBytes: (sealed) => Buffer.from(sealed.replace(MARK, ""), "latin1"),
  blindIndex: (purpose, value) =>
    `${purpose}-${[...value].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007, 7)}`,
};
